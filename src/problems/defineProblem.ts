import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { mixSeed, Rng } from '../random/Rng';
import { nodeColumns } from './nodeColumns';
import type { Instance, NodeColumn, Problem, RelaxedProblem, Solution, SolutionKind, Unit } from './Problem';
import { partitionViolation } from './partitionViolation';
import { requireInRange } from './requireInRange';
import { requireK } from './requireK';
import { argmax } from './rounding/argmax';
import { pipage } from './rounding/pipage';
import { selectionViolation } from './selectionViolation';

/** A problem in the words of who poses it; what is left out follows from the loss. */
export interface ProblemDefinition {
  /** In messages, results and, where it is registered, on the command line. */
  name: string;
  /** Default the name. */
  title?: string;
  /** `partition`: `loss` gets r, n x K with rows that sum to 1. `selection`: x, n marginals in [0, 1]. Default partition. */
  kind?: SolutionKind;
  /** To be minimised; any operations that have a gradient. Intermediate tensors are disposed of. */
  loss: (instance: Instance, decision: tf.Tensor) => tf.Tensor;
  /** What a solution is worth, in units of your own; default its loss. */
  value?: (instance: Instance, solution: Solution) => number;
  /** Whether a larger or a smaller `value` is better; default min. */
  sense?: 'max' | 'min';
  /** From n x K (or n) relaxed values, row by row, to a solution; default the largest of each row, or the best of 50 draws. */
  round?: (instance: Instance, relaxed: ArrayLike<number>, options: { seed: number }) => Solution;
  /** Numbers that it reads of each node, by name; they are `instance.columns`. Default none. */
  columns?: Readonly<Record<string, NodeColumn>>;
  /** How values are written; default the name, and three decimals. */
  unit?: Unit;
}

/** Draws of randomised rounding for a selection, of which the one with the smallest loss is kept. */
const DRAWS = 50;

/**
 * A problem of your own, from a loss: a partition into K parts, or K chosen nodes, on any graph. It goes wherever a problem of
 * ours goes: `trainingProblem` and `fit`, `solve`, `scanK`; with a line in `src/problems/index.ts`, the command line and
 * experiments too. `ops` has the pieces of a loss in fast form (`edgeSum`, `degreeSum`, `neighborSum`, …), and stock tfjs
 * does the rest. Parts that rounding leaves empty are columns of zeros in r, so guard a division by a part's size.
 *
 * @throws InputError for `sense: 'max'` without a value to say of what; later, by whoever uses it, for K outside [1, n], a loss
 * that is not one number, that is NaN at a rounded solution, or through which a variable of the model gets no gradient
 * @example
 * // Modularity, as anyone could write it: edges within parts, less what as many edges at random would give.
 * const own = defineProblem({
 *   name: 'own-modularity',
 *   sense: 'max',
 *   loss: ({ graph }, r) => {
 *     const volumes = ops.degreeSum(graph, r).div(graph.totalStrength());
 *     return volumes.square().sum().sub(ops.edgeSum(graph, r).mul(2 / graph.totalStrength()));
 *   },
 *   value: ({ graph }, labels) => modularityOf(graph, labels),
 * });
 * const { best } = await solve(graph, { problem: own, k: 4 });
 */
export function defineProblem(definition: ProblemDefinition): Problem {
  const { name, title = name, kind = 'partition', sense = 'min', value, columns } = definition;
  if (sense === 'max' && value === undefined) {
    const expected = 'a value of which more is better (a loss is minimised)';
    throw new InputError({ what: `value of problem "${name}"`, expected, actual: 'none' });
  }
  const problem: Problem = {
    name,
    title,
    sense,
    kind,
    unit: definition.unit ?? { label: name, digits: 3, precise: 4 },
    ...(columns === undefined ? {} : { columns }),
    pose(graph, { k, columns: given }) {
      const posed = { graph, k: requireK(k, graph.n) };
      return columns === undefined ? posed : { ...posed, columns: nodeColumns(columns, given, graph.n) };
    },
    value(instance, solution) {
      requireExisting(kind, instance, solution);
      return value?.(instance, solution) ?? relaxed(instance).hardLoss(solution);
    },
    violation: kind === 'partition' ? partitionViolation : selectionViolation,
    relaxation: { shape: kind, of: (instance) => relaxed(instance) },
  };
  const relaxed = (instance: Instance): RelaxedProblem => relaxation(problem, definition, instance);
  return problem;
}

function relaxation(problem: Problem, definition: ProblemDefinition, instance: Instance): RelaxedProblem {
  const { name, kind } = problem;
  const { graph, k } = instance;
  const loss = (decision: tf.Tensor): tf.Scalar =>
    tf.tidy(() => {
      const result = definition.loss(instance, decision);
      if (!(result instanceof tf.Tensor) || result.size !== 1) {
        const actual = result instanceof tf.Tensor ? `a tensor of shape [${result.shape}]` : typeof result;
        throw new InputError({ what: `loss of problem "${name}"`, expected: 'one number, as a tensor', actual });
      }
      return tf.reshape(result, []) as tf.Scalar;
    });
  const hardLoss = (solution: Solution): number => {
    requireExisting(kind, instance, solution);
    const result = tf.tidy(() => loss(certain(solution, kind, graph.n, k)).dataSync()[0]!);
    if (!Number.isNaN(result)) return result;
    const expected = 'a number (guard divisions: a part may be empty)';
    throw new InputError({ what: `loss of problem "${name}" at a rounded solution`, expected, actual: 'NaN' });
  };
  const bestDraw = (values: ArrayLike<number>, seed: number): Solution => {
    const draws = Array.from({ length: DRAWS }, (_, i) => pipage(values, { k, rng: new Rng(mixSeed(seed, i)) }));
    const losses = draws.map(hardLoss);
    return draws[losses.indexOf(Math.min(...losses))]!;
  };
  return {
    problem,
    instance,
    shape: kind,
    loss,
    round: (values, { seed }) =>
      definition.round?.(instance, values, { seed }) ??
      (kind === 'partition' ? argmax(values, k) : bestDraw(values, seed)),
    hardLoss,
  };
}

function requireExisting(kind: SolutionKind, { graph, k }: Instance, solution: Solution): void {
  if (kind === 'partition') requireInRange('label of node', solution, k);
  else requireInRange('chosen node', solution, graph.n);
}

/** A rounded solution as relaxed values: r or x of zeros and ones. */
function certain(solution: Solution, kind: SolutionKind, n: number, k: number): tf.Tensor {
  if (kind === 'partition') {
    const r = new Float32Array(n * k);
    solution.forEach((label, i) => {
      r[i * k + label] = 1;
    });
    return tf.tensor2d(r, [n, k]);
  }
  const x = new Float32Array(n);
  for (const node of solution) x[node] = 1;
  return tf.tensor1d(x);
}
