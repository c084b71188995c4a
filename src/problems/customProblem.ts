import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import { mixSeed, Rng } from '../random/Rng';
import type { Problem, RelaxedProblem, Solution, SolutionKind } from './Problem';
import { partitionViolation } from './partitionViolation';
import { argmax } from './rounding/argmax';
import { pipage } from './rounding/pipage';
import { selectionViolation } from './selectionViolation';

export interface CustomProblemOptions {
  /** K, as the model's: parts or chosen nodes. */
  k: number;
  /** Default 'custom'. */
  name?: string;
  /** Default the name. */
  title?: string;
  /** `partition`: `loss` gets r, n x K with rows that sum to 1. `selection`: x, n marginals in [0, 1]. Default partition. */
  kind?: SolutionKind;
  /** To be minimised; any tfjs ops that have a gradient. Intermediate tensors are disposed of. */
  loss: (decision: tf.Tensor) => tf.Tensor;
  /** What a rounded solution is worth, in units of your own; default its `loss`. */
  value?: (solution: Solution) => number;
  /** Whether a larger or a smaller `value` is better; default min. */
  sense?: 'max' | 'min';
}

/** Draws of randomised rounding for a selection, of which the one with the smallest loss is kept. */
const DRAWS = 50;

/**
 * A problem of your own on one graph, from a loss alone: the rest of what `fit` needs (rounding, the loss of a rounded
 * solution) follows from it. Parts that rounding leaves empty are columns of zeros in r, so guard a division by a part's
 * size. A problem for the command line and for experiments is a folder under `src/problems` instead.
 *
 * @throws InputError for K outside [1, n]; `fit` throws one when the loss is not one number, when that of a rounded solution
 * is NaN, or when K is not the model's.
 * @example
 * // Maximum cut: as few edges as possible within a part.
 * const loss = (r: tf.Tensor) => r.mul(ops.neighborSum(graph, r)).sum();
 * await fit(model, { input, relaxed: customProblem(graph, { name: 'max-cut', k: 4, loss }) });
 */
export function customProblem(graph: Graph, options: CustomProblemOptions): RelaxedProblem {
  requireInteger('K', options.k, 1, graph.n, 'n');
  const { k, name = 'custom', title = name, kind = 'partition', sense = 'min' } = options;
  const loss = (relaxed: tf.Tensor): tf.Scalar =>
    tf.tidy(() => {
      const value = options.loss(relaxed);
      if (!(value instanceof tf.Tensor) || value.size !== 1) {
        const actual = value instanceof tf.Tensor ? `a tensor of shape [${value.shape}]` : typeof value;
        throw new InputError({ what: `loss of problem "${name}"`, expected: 'one number, as a tensor', actual });
      }
      return tf.reshape(value, []) as tf.Scalar;
    });
  const hardLoss = (solution: Solution): number => {
    const value = tf.tidy(() => loss(certain(solution, kind, graph.n, k)).dataSync()[0]);
    if (!Number.isNaN(value)) return value;
    const expected = 'a number (guard divisions: a part may be empty)';
    throw new InputError({ what: `loss of problem "${name}" at a rounded solution`, expected, actual: 'NaN' });
  };
  const instance = { graph, k };
  const problem: Problem = {
    name,
    title,
    sense,
    kind,
    unit: { label: name, digits: 3, precise: 4 },
    pose: () => instance,
    value: (_, solution) => (options.value ?? hardLoss)(solution),
    violation: kind === 'partition' ? partitionViolation : selectionViolation,
    relaxation: { shape: kind, of: () => relaxed },
  };
  const relaxed: RelaxedProblem = {
    problem,
    instance,
    shape: kind,
    loss,
    round(values, { seed }) {
      if (kind === 'partition') return argmax(values, k);
      let best = pipage(values, { k, rng: new Rng(mixSeed(seed, 0)) });
      let bestLoss = hardLoss(best);
      for (let draw = 1; draw < DRAWS; draw++) {
        const chosen = pipage(values, { k, rng: new Rng(mixSeed(seed, draw)) });
        const drawn = hardLoss(chosen);
        if (drawn < bestLoss) [best, bestLoss] = [chosen, drawn];
      }
      return best;
    },
    hardLoss,
  };
  return relaxed;
}

/** A rounded solution as relaxed values: r or x of zeros and ones. */
function certain(solution: Solution, kind: SolutionKind, n: number, k: number): tf.Tensor {
  if (kind === 'partition') {
    const r = new Float32Array(n * k);
    solution.forEach((label, i) => {
      requireInteger('label', label, 0, k - 1, 'K - 1');
      r[i * k + label] = 1;
    });
    return tf.tensor2d(r, [n, k]);
  }
  const x = new Float32Array(n);
  for (const node of solution) x[node] = 1;
  return tf.tensor1d(x);
}
