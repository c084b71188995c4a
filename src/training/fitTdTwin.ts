import * as tf from '@tensorflow/tfjs-core';
import { ambientSignal } from '../ambientSignal';
import { batchGraphs, type GraphBatch } from '../graph/batchGraphs';
import type { Graph } from '../graph/Graph';
import { lessNeighbors } from '../graph/lessNeighbors';
import { assignValues, emptyVariable } from '../models/initialize';
import { LaplacianGcn } from '../models/LaplacianGcn';
import { laplacianConvolution } from '../ops/laplacianConvolution';
import { leakyRelu } from '../ops/leakyRelu';
import { standardizeGraphs } from '../ops/standardizeGraphs';
import type { Controlled, Instance, SlotPolicy, Solution } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
import { Adam } from './Adam';
import { breather } from './breather';
import type { TrainingProgress } from './progress';

export interface FitTdTwinOptions {
  /** E, episodes of T slots; each is one step of the twin and one of the actor. */
  episodes: number;
  /** Of Adam, for both. */
  lr: number;
  /** γ. */
  gamma: number;
  /** Weights are shifted by U(−noise, noise) times their mean while gathering. */
  noise: number;
  /** Hidden width and layers of the twin. */
  hidden: number;
  layers: number;
  /** Whether the actor follows ô(1) alone, as printed, or ô of all slots. */
  objective: 'first' | 'all';
  /** Where the twin is drawn to: r(t) + γ ô(t + 1), or the return that came, Σ γᵏ r(t + k). */
  target: 'difference' | 'return';
  /** Whether the twin sees the share of slots left, on which returns depend. */
  clock: boolean;
  seed: number;
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

/** What training left: c = ReLU(θ₀ u + θ₁ L u). */
export interface SlotWeights {
  readonly theta: readonly [number, number];
  readonly episodes: number;
  /** β = θ₁ / (θ₀ + θ₁) after each episode: all that a heuristic sees that ignores the scale of c. */
  readonly path: readonly number[];
  /** Root of the twin's mean squared TD error, episode by episode. */
  readonly errors: readonly number[];
}

/**
 * GDPG-Twin on a decision process (section 3.2, algorithm 2, equations 12 to 14) with the one-layer actor of its scheduler.
 * An episode plays T slots under noise. The twin ô = f(G, S(t), c(t)) then takes one step towards r(t) + γ ô(t + 1), whose
 * second term is held fixed (equation 26), and the actor one along the gradient of its outputs, through c, with the twin
 * frozen. States and c are scaled to be of the order 1; c is standardised per slot, since the heuristic ignores its scale.
 *
 * Two evaluations of the heuristic a slot: the policy's, and the plain one that rewards are counted from.
 * An abort ends training with what there is.
 *
 * @example
 * const options = { episodes: 200, lr: 1e-3, gamma: 1, noise: 0.3, hidden: 32, layers: 5, seed: 0 };
 * const rest = { objective: 'all', target: 'difference', clock: false } as const;
 * (await fitTdTwin(linkScheduling.controlled!, [instance], { ...options, ...rest })).path.at(-1); // β
 */
export async function fitTdTwin(
  controlled: Controlled,
  instances: readonly Instance[],
  options: FitTdTwinOptions,
): Promise<SlotWeights> {
  const training = new TdTraining(controlled, options);
  const { signal = ambientSignal() } = options;
  const breathe = breather();
  const began = performance.now();
  const [path, errors]: [number[], number[]] = [[], []];
  try {
    for (let episode = 0; episode < options.episodes && signal?.aborted !== true; episode++) {
      const rng = new Rng(mixSeed(options.seed, EPISODE, episode));
      const instance = controlled.redraw(instances[rng.int(instances.length)]!, rng);
      errors.push(training.episode(instance, rng));
      path.push(betaOf(training.theta));
      options.onProgress?.({
        step: episode + 1,
        steps: options.episodes,
        loss: errors.at(-1)!,
        seconds: (performance.now() - began) / 1000,
      });
      await breathe();
    }
    return { theta: training.theta, episodes: path.length, path, errors };
  } finally {
    training.dispose();
  }
}

/** β of c = ReLU(θ₀ u + θ₁ L u) ∝ ReLU(u − β Â u). */
export const betaOf = ([own, laplacian]: readonly [number, number]): number => laplacian / (own + laplacian);

/** c of a slot for the parameters θ, of plain numbers: ReLU(θ₀ u + θ₁ L u) with L = I − Â. */
export const slotWeights = (graph: Graph, [own, laplacian]: readonly [number, number], u: Float64Array): Float64Array =>
  lessNeighbors(graph, u, own + laplacian, laplacian);

/** Stream of an episode. */
const EPISODE = 73;

/** What has been seen in T slots, each column T·n. */
interface Episode {
  readonly batch: GraphBatch;
  readonly states: readonly Float64Array[];
  readonly utility: Float64Array;
  /** Shifts of c, in units of its mean in the slot. */
  readonly shifts: Float64Array;
  readonly rewards: Float64Array;
  /** Share of the slots that are left. */
  readonly left: Float64Array;
}

class TdTraining {
  private readonly own = emptyVariable([1, 1], { trainable: true });
  private readonly laplacian = emptyVariable([1, 1], { trainable: true });
  private readonly twin: LaplacianGcn;
  private readonly actorAdam: Adam;
  private readonly twinAdam: Adam;
  private readonly batches = new WeakMap<Graph, GraphBatch>();

  constructor(
    private readonly controlled: Controlled,
    private readonly options: FitTdTwinOptions,
  ) {
    const { hidden, layers, lr, seed } = options;
    assignValues(this.own, [1]); // plain: c = u
    assignValues(this.laplacian, [0]);
    const columns = controlled.state.length + 1 + (options.clock ? 1 : 0);
    const widths = [columns, ...new Array<number>(layers - 1).fill(hidden), 1];
    this.twin = new LaplacianGcn({ widths }, new Rng(mixSeed(seed, TWIN)));
    this.actorAdam = new Adam({ learningRate: lr });
    this.twinAdam = new Adam({ learningRate: lr });
  }

  get theta(): readonly [number, number] {
    return [this.own.dataSync()[0]!, this.laplacian.dataSync()[0]!];
  }

  /** Plays one, learns from it, and returns the root of the twin's mean squared error before its step. */
  episode(instance: Instance, rng: Rng): number {
    const seen = this.gather(instance, rng);
    const error = this.stepTwin(seen, instance.graph.n);
    this.stepActor(seen, instance.graph.n);
    return error;
  }

  private gather(instance: Instance, rng: Rng): Episode {
    const { controlled, theta } = this;
    const { graph } = instance;
    const states: number[][] = controlled.state.map(() => []);
    const [utility, shifts]: [number[], number[]] = [[], []];
    const policy: SlotPolicy = (state) => {
      const u = controlled.utility(state);
      const c = slotWeights(graph, theta, u);
      const mean = c.reduce((sum, one) => sum + one, 0) / Math.max(1, c.length);
      const shift = c.map(() => this.options.noise * rng.uniform(-1, 1));
      state.forEach((column, k) => {
        for (const x of column) states[k]!.push(x / SCALE);
      });
      for (const x of u) utility.push(x / SCALE ** 2);
      for (const x of shift) shifts.push(x);
      return c.map((x, i) => x + mean * shift[i]!);
    };
    const solution: Solution = controlled.play(instance, policy);
    const rewards = controlled.rewards(instance, solution).map((x) => x / SCALE);
    return {
      batch: this.batchOf(graph, rewards.length / Math.max(1, graph.n)),
      states: states.map((column) => Float64Array.from(column)),
      utility: Float64Array.from(utility),
      shifts: Float64Array.from(shifts),
      rewards,
      left: rewards.map((_, i) => 1 - Math.floor(i / graph.n) / (rewards.length / graph.n)),
    };
  }

  /** T copies of the graph. */
  private batchOf(graph: Graph, slots: number): GraphBatch {
    let batch = this.batches.get(graph);
    if (batch === undefined) {
      batch = batchGraphs(new Array<Graph>(slots).fill(graph));
      this.batches.set(graph, batch);
    }
    return batch;
  }

  /** c, standardised per slot, from θ. */
  private weights({ batch, utility, shifts }: Episode): tf.Tensor2D {
    const u = tf.tensor2d(Float32Array.from(utility), [utility.length, 1]);
    const kernel = { own: this.own as tf.Tensor2D, laplacian: this.laplacian as tf.Tensor2D, bias: null };
    const c = leakyRelu(laplacianConvolution(batch.adjacency, u, kernel), 0);
    const mean = tf.scalar(utility.reduce((sum, one) => sum + one, 0) / utility.length);
    const moved = c.add(tf.tensor2d(Float32Array.from(shifts), [shifts.length, 1]).mul(mean)) as tf.Tensor2D;
    return standardizeGraphs(moved, batch.starts);
  }

  private foretold(seen: Episode, weights: tf.Tensor2D, gradients: 'all' | 'input' = 'all'): tf.Tensor1D {
    const columns = [...seen.states, ...(this.options.clock ? [seen.left] : [])];
    const tensors = columns.map((column) => tf.tensor2d(Float32Array.from(column), [column.length, 1]));
    const input = tf.concat([...tensors, weights], 1) as tf.Tensor2D;
    return this.twin.apply(seen.batch.adjacency, input, gradients).flatten() as tf.Tensor1D;
  }

  private stepTwin(seen: Episode, n: number): number {
    return tf.tidy(() => {
      const weights = this.weights(seen);
      const { gamma, target: kind } = this.options;
      const target = Float32Array.from(seen.rewards);
      const now = kind === 'return' ? target : this.foretold(seen, weights).dataSync();
      for (let i = target.length - n - 1; i >= 0; i--) target[i]! += gamma * now[i + n]!;
      const { value, grads } = this.twinAdam.computeGradients(
        () => this.foretold(seen, weights).sub(tf.tensor1d(target)).square().mean() as tf.Scalar,
        Object.values(this.twin.variables),
      );
      this.twinAdam.applyGradients(grads);
      return Math.sqrt(value.dataSync()[0]!);
    });
  }

  private stepActor(seen: Episode, n: number): void {
    const counted = this.options.objective === 'first' ? 2 * n : seen.rewards.length; // slot 0 is empty
    tf.tidy(() => {
      const { grads } = this.actorAdam.computeGradients(() => {
        const outcome = this.foretold(seen, this.weights(seen), 'input');
        return outcome.slice(0, Math.min(counted, outcome.size)).mean().neg() as tf.Scalar;
      }, [this.own, this.laplacian]);
      this.actorAdam.applyGradients(grads);
    });
  }

  dispose(): void {
    this.own.dispose();
    this.laplacian.dispose();
    this.twin.dispose();
    this.actorAdam.dispose();
    this.twinAdam.dispose();
  }
}

/** Stream of the twin's first weights. */
const TWIN = 74;

/** Packets, brought to the order 1. */
const SCALE = 50;
