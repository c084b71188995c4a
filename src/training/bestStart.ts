import { ambientSignal } from '../ambientSignal';
import { InputError } from '../errors';
import type { ResetReason } from '../models/Model';
import type { Solution } from '../problems/Problem';
import {
  type CheckpointKey,
  checkpointFile,
  modelWeights,
  setModelWeights,
  type TrainingState,
  type Weighted,
} from './checkpoint';
import { startSeed } from './startSeed';
import type { LoopOptions, LoopResult, Stopped, Training, TrainingHooks } from './Training';
import { trainingLoop } from './trainingLoop';

/** A training that can always be looked at, so that there is a solution whenever it ends. */
export type SolvingTraining = Training<Solution> & Required<Pick<Training<Solution>, 'look'>>;

/** A model that can be drawn anew, by a seed. */
export type Redrawn = Weighted & { reset(seed: number, reason?: ResetReason): void };

export interface BestStartOptions {
  readonly model: Redrawn;
  readonly settings: Omit<LoopOptions, 'checkpoint'> & TrainingHooks & { seed: number; starts: number };
  /** The training that a seed makes. */
  training(seed: number): SolvingTraining;
  key(step: number): CheckpointKey;
}

/** The best of the starts that have ended. */
export interface StartedBest {
  readonly start: number;
  readonly kept: Solution;
  readonly loss: number;
  /** Step at which `kept` was found. */
  readonly bestStep: number;
  /** Of the last attempt. */
  readonly losses: Float32Array;
  readonly stopped: Stopped;
  /** The last weights; absent where no other start follows. */
  readonly weights: Record<string, Float32Array> | null;
}

/** What a checkpoint keeps of the starts before the present one. */
interface Earlier {
  readonly start: number;
  /** Steps that each of them had. */
  readonly steps: number;
  readonly best: StartedBest | null;
  readonly restarts: number;
  readonly seconds: { readonly train: number; readonly look: number };
}

type StartState = TrainingState<Solution> & { readonly earlier: Earlier };

export interface BestStart extends Omit<Earlier, 'start' | 'steps' | 'best'> {
  readonly best: StartedBest;
  /** `aborted` when a start was, or was never begun; else the best one's. */
  readonly stopped: Stopped;
}

/**
 * Trains from several starts, one after the other, and leaves the model with the last weights of the one whose kept solution
 * has the smallest training loss, the first of equals. Start 0 is of the model as it is; see `startSeed` for the others.
 *
 * @throws InputError as `trainingLoop`, and for a checkpoint of a later start whose earlier ones had another number of steps
 */
export async function bestStart({ model, settings, training, key }: BestStartOptions): Promise<BestStart> {
  const { steps, starts, seed, signal = ambientSignal() } = settings;
  const file = checkpointFile<StartState>(settings.checkpoint, key);
  const saved = file?.load();
  let earlier = saved?.earlier ?? { start: 0, steps, best: null, restarts: 0, seconds: { train: 0, look: 0 } };
  if (earlier.start > 0 && earlier.steps !== steps) {
    const expected = `${earlier.steps}, as the starts had that the checkpoint keeps`;
    throw new InputError({ what: 'steps', expected, actual: String(steps) });
  }
  for (;;) {
    const { start } = earlier;
    const before = earlier;
    const run = training(startSeed(seed, start));
    if (start > 0) model.reset(startSeed(seed, start), 'start');
    const ended = await trainingLoop(run, {
      ...settings,
      onProgress: settings.onProgress && shifted(settings.onProgress, before, settings),
      checkpoint: file && {
        every: file.every,
        load: () => (saved?.earlier.start === start ? saved : undefined),
        save: (state) => file.save({ ...state, earlier: before }),
      },
    });
    earlier = after(before, settings, ended, run, model);
    const aborted = ended.stopped === 'aborted' || (signal?.aborted === true && earlier.start < starts);
    if (!aborted && earlier.start < starts) continue;
    const best = earlier.best!;
    if (best.start !== start) setModelWeights(model, best.weights!);
    return { best, restarts: earlier.restarts, seconds: earlier.seconds, stopped: aborted ? 'aborted' : best.stopped };
  }
}

/** The starts so far once another has ended. */
function after(
  before: Earlier,
  { steps, starts }: BestStartOptions['settings'],
  { state, stopped, ...ended }: LoopResult<Solution>,
  run: SolvingTraining,
  model: Redrawn,
): Earlier {
  const found = ended.best ?? lookOnce(run, state);
  const { start } = before;
  const isBest = before.best === null || found.loss < before.best.loss;
  return {
    start: start + 1,
    steps,
    best: isBest
      ? {
          ...{ start, kept: found.kept, loss: found.loss, bestStep: found.step, stopped },
          losses: Float32Array.from(state.losses),
          weights: start + 1 < starts ? modelWeights(model) : null,
        }
      : before.best,
    restarts: before.restarts + state.attempt,
    seconds: sum(before.seconds, state.seconds),
  };
}

/** For a start that was aborted before its first look. */
function lookOnce(run: SolvingTraining, state: LoopResult<Solution>['state']) {
  const begun = performance.now();
  const look = run.look(state);
  state.seconds.look += (performance.now() - begun) / 1000;
  return { kept: look.keep(), loss: look.loss, step: state.step };
}

function shifted(
  onProgress: NonNullable<TrainingHooks['onProgress']>,
  { start, seconds }: Earlier,
  { steps, starts }: BestStartOptions['settings'],
): NonNullable<TrainingHooks['onProgress']> {
  return (progress) =>
    onProgress({
      ...progress,
      step: start * steps + progress.step,
      steps: starts * steps,
      seconds: seconds.train + seconds.look + progress.seconds,
    });
}

function sum(a: Earlier['seconds'], b: Earlier['seconds']): Earlier['seconds'] {
  return { train: a.train + b.train, look: a.look + b.look };
}
