import { ambientSignal } from '../ambientSignal';
import { InputError, requireInteger } from '../errors';
import { Adam } from './Adam';
import { breather } from './breather';
import { modelWeights, setModelWeights } from './checkpoint';
import type { Look, LoopOptions, LoopResult, Place, Progressed, Stopped, Training } from './Training';

/**
 * The one loop under `fit`, `fitAcross` and `fitLinkPredictor`: Adam steps, each checked for NaN; looks, of which the best is
 * kept; an end by steps, patience or signal; fresh attempts after a collapse; checkpoints from which the same bits follow.
 * The event loop gets its turn every 25 ms.
 *
 * @throws InputError for impossible options, a loss of NaN, or a checkpoint of more steps than asked for
 */
export async function trainingLoop<Kept>(
  training: Training<Kept>,
  options: LoopOptions<Kept>,
): Promise<LoopResult<Kept>> {
  requireLoopOptions(options);
  const loop = new Loop(training, options);
  try {
    return await loop.run();
  } finally {
    loop.dispose();
  }
}

/** @throws InputError that names the option and what it may be */
export function requireLoopOptions(
  options: Pick<LoopOptions, 'steps' | 'selectEvery' | 'patience' | 'restarts'>,
): void {
  const { steps, selectEvery = 1, patience = 1, restarts = 0 } = options;
  requireInteger('steps', steps, 1, Number.POSITIVE_INFINITY);
  requireInteger('restarts', restarts, 0, Number.POSITIVE_INFINITY);
  for (const [what, value] of Object.entries({ selectEvery, patience })) {
    if (value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY)) continue;
    throw new InputError({ what, expected: 'an integer of at least 1, or Infinity', actual: String(value) });
  }
}

class Loop<Kept> {
  private adam: Adam;
  private state: Progressed<Kept>;
  private readonly signal: AbortSignal | undefined;

  constructor(
    private readonly training: Training<Kept>,
    private readonly options: LoopOptions<Kept>,
  ) {
    this.signal = options.signal ?? ambientSignal();
    this.adam = adamOf(options);
    this.state = { ...freshAttempt(0), best: null, seconds: { train: 0, look: 0 } };
  }

  async run(): Promise<LoopResult<Kept>> {
    const { training, options } = this;
    const breathe = breather();
    this.resume();
    for (;;) {
      const { state } = this;
      const stopped = this.whyStop();
      const collapsed = training.hasCollapsed?.(state, stopped) ?? false;
      if (collapsed && state.attempt < (options.restarts ?? 0) && this.signal?.aborted !== true) this.restart();
      else if (stopped === undefined) this.step();
      else {
        if (stopped !== 'completed') this.save();
        return { state, best: state.best, stopped, collapsed };
      }
      await breathe();
    }
  }

  dispose(): void {
    this.adam.dispose();
  }

  private whyStop(): Stopped | undefined {
    const { steps, patience = Number.POSITIVE_INFINITY } = this.options;
    if (this.state.step >= steps) return 'completed';
    if (this.signal?.aborted === true) return 'aborted';
    return this.state.looksSinceBest >= patience ? 'early' : undefined;
  }

  private step(): void {
    const { state, training, options } = this;
    const begun = performance.now();
    if (options.learningRateAt !== undefined) this.adam.learningRate = options.learningRateAt(state.step);
    const loss = training.step(state, this.adam);
    state.seconds.train += (performance.now() - begun) / 1000;
    state.step++;
    if (Number.isNaN(loss)) refuseNaN(state, options.learningRate);
    state.losses.push(loss);
    // Before the look at the last step, which a longer run that goes on from here would perhaps not take.
    if (state.step === options.steps) this.save();
    this.finishStep();
    if (state.step < options.steps && state.step % (options.checkpoint?.every ?? Infinity) === 0) this.save();
  }

  private finishStep(): void {
    const { state, options } = this;
    const look = this.isLookDue() ? this.look() : undefined;
    options.onProgress?.({
      step: state.step,
      steps: options.steps,
      loss: state.losses.at(-1)!,
      seconds: state.seconds.train + state.seconds.look,
      ...(look === undefined ? {} : { value: look.value }),
    });
  }

  private isLookDue(): boolean {
    const { step } = this.state;
    const { steps, selectEvery = steps } = this.options;
    return this.training.look !== undefined && (step === steps || (step > 0 && step % selectEvery === 0));
  }

  private look(): Look<Kept> {
    const { state, training } = this;
    const begun = performance.now();
    const look = training.look!(state);
    const { loss, value, collapsed } = look;
    state.looks.push({ step: state.step, loss, value });
    state.collapsedLooks = collapsed ? state.collapsedLooks + 1 : 0;
    if (state.best === null || loss < state.best.loss) {
      state.best = { kept: look.keep(), loss, collapsed, step: state.step };
      state.looksSinceBest = 0;
    } else state.looksSinceBest++;
    state.seconds.look += (performance.now() - begun) / 1000;
    return look;
  }

  private restart(): void {
    const { training, state, options } = this;
    const attempt = state.attempt + 1;
    this.state = { ...state, ...freshAttempt(attempt), best: training.keepsBest === true ? state.best : null };
    training.restart?.(attempt);
    this.adam.dispose();
    this.adam = adamOf(options);
  }

  private resume(): void {
    const saved = this.options.checkpoint?.load();
    if (saved === undefined) return;
    const { weights, adam, losses, ...rest } = saved;
    if (rest.step > this.options.steps) {
      const actual = String(this.options.steps);
      throw new InputError({ what: 'steps', expected: `at least the ${rest.step} of the checkpoint`, actual });
    }
    setModelWeights(this.training.model, weights);
    this.adam.restore(adam, this.training.model.variables);
    this.state = { ...rest, losses: Array.from(losses) };
    if (this.isLookDue() && rest.looks.at(-1)?.step !== rest.step) this.finishStep();
  }

  private save(): void {
    const { checkpoint } = this.options;
    if (checkpoint === undefined) return;
    const { model } = this.training;
    const losses = Float32Array.from(this.state.losses);
    const adam = this.adam.state(model.variables);
    checkpoint.save({ ...this.state, losses, weights: modelWeights(model), adam });
  }
}

type OfAdam = Pick<LoopOptions, 'learningRate' | 'weightDecay' | 'undecayed' | 'epsilon'>;

function adamOf({ learningRate, weightDecay, undecayed = [], epsilon }: OfAdam): Adam {
  return new Adam({ learningRate, weightDecay, undecayed, ...(epsilon === undefined ? {} : { epsilon }) });
}

function freshAttempt(attempt: number) {
  return { attempt, step: 0, losses: [], looks: [], collapsedLooks: 0, looksSinceBest: 0 };
}

function refuseNaN({ step, attempt }: Place, learningRate: number): never {
  const where = attempt === 0 ? `step ${step}` : `step ${step} of restart ${attempt}`;
  const hint =
    step === 1
      ? 'at the first step already, so look for a division by zero or a logarithm of zero in the loss'
      : `a learning rate below ${learningRate} may keep it one`;
  throw new InputError({
    what: 'training loss',
    expected: `a number at every step (${hint})`,
    actual: `NaN at ${where}`,
  });
}
