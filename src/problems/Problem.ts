import type * as tf from '@tensorflow/tfjs-core';
import type { AnyGraph } from '../graph/DenseGraph';
import type { EdgeLengths } from '../graph/distance/EdgeLengths';
import type { Graph } from '../graph/Graph';
import type { DecisionKind } from '../models/Model';
import type { Rng } from '../random/Rng';
import type { SettingSpecs, Settings } from '../settings';

/** A label in [0, K) for each of the n nodes (partition), or the chosen nodes, ascending (selection). */
export type Solution = Int32Array;

/** What a solution is: a partition of the nodes into K parts, or a selection of nodes. */
export type SolutionKind = DecisionKind;

/** What a problem is posed on, owning all its data. A problem that needs more than these extends them. */
export interface Instance<G extends AnyGraph = Graph> {
  readonly graph: G;
  /** K, parts or chosen nodes; n for a problem without. */
  readonly k: number;
  /** Of each node, by name: those that the problem reads, each of length n (or T·n). Absent where it reads none. */
  readonly columns?: NodeColumns;
  /** What the question was told, every term of the problem; absent: the defaults. */
  readonly terms?: Settings;
}

/** Numbers of each node by name, as in `weight`, `terminal`, `demand`. */
export type NodeColumns = Readonly<Record<string, ArrayLike<number>>>;

/** A column of numbers that a problem reads of its nodes. */
export interface NodeColumn {
  /** What it is, as help texts print it. */
  readonly about: string;
  /** What a node has where nobody says. */
  readonly default: number;
  /** Smallest allowed number; default none. */
  readonly low?: number;
  /** True where only 0 and 1 are allowed. */
  readonly flag?: boolean;
  /** True where a node has a number for each of T slots: T·n in all, slot after slot. */
  readonly perSlot?: boolean;
}

export interface PoseOptions {
  /** K, parts or chosen nodes: an integer between 1 and n. Left out for a problem without (`sized: false`). */
  k?: number;
  /** Of each node, by name; default what the problem's columns say. */
  columns?: NodeColumns;
  /** What the question itself is told, by name; default what the problem's terms say. */
  terms?: Settings;
  /** Lengths of the edges, for a problem that measures distances; default hops. */
  lengths?: EdgeLengths;
  /** The whole graph, where the one that is posed is its observed part and limits (a diameter) may be read off the whole. */
  whole?: Graph;
  /** True for an observed part of a graph of which nothing else is known, not even limits. Default false. */
  partial?: boolean;
}

/** How values of a problem are written. */
export interface Unit {
  /** On an axis and over a column: "modularity", "hops to the farthest". */
  readonly label: string;
  /** Decimals of a mean over runs. */
  readonly digits: number;
  /** Decimals of one solution's value. */
  readonly precise: number;
}

/** What a solution says of each node; every array has length n. */
export interface NodeOutcome {
  /** Which part, or which chosen node's share, the node belongs to, counted from 0; −1 for none. Figures colour by it. */
  readonly group: Int32Array;
  /** Columns of an output file, by name. */
  readonly columns: Readonly<Record<string, readonly (number | string | boolean | null)[]>>;
}

/**
 * A combinatorial problem on graphs, and nothing of how it is solved: one folder each under `problems/`, one line in the
 * registry. `value` and `violation` are exact; `relaxation`, where there is one, is what gradient methods train on.
 */
export interface Problem<I extends Instance = Instance> {
  /** In the registry and on the command line. */
  readonly name: string;
  readonly title: string;
  /** Whether a larger or a smaller value is better. */
  readonly sense: 'max' | 'min';
  readonly kind: SolutionKind;
  readonly unit: Unit;
  /** True where the value has no meaning on a graph of several components. Default false. */
  readonly connected?: boolean;
  /** False where nobody says how many nodes are chosen: a run has no K then. Default true. */
  readonly sized?: boolean;
  /** What it reads of the nodes, by name. Absent: nothing but the graph. */
  readonly columns?: Readonly<Record<string, NodeColumn>>;
  /** What the question itself can be told, as a resolution or a smallest size. Absent: nothing. */
  readonly terms?: SettingSpecs;
  /** True where it measures distances, so that edges may have lengths. Default false. */
  readonly lengths?: boolean;
  /** @throws InputError where the problem has no meaning: K outside [1, n], no edges, several components */
  pose(graph: Graph, options: PoseOptions): I;
  /** In the unit of the problem, of any feasible solution. */
  value(instance: I, solution: Solution): number;
  /** Null for a feasible solution, else a sentence that says what is wrong with it. */
  violation(instance: I, solution: Solution): string | null;
  /** An infeasible solution brought as near to feasible as it gets, the least worse for it; absent: it cannot be helped. */
  repair?(instance: I, solution: Solution): Solution;
  /** How values are written where that depends on the instance, as on what lengths are called; default `unit`. */
  unitOf?(instance: I): Unit;
  /** Tells apart solutions of equal value: the smaller, the better. Absent where equals are equal. */
  readonly tieBreak?: { readonly label: string; of(instance: I, solution: Solution): number };
  /** What the solution says node by node; absent: the label, or whether the node is chosen. */
  outcome?(instance: I, solution: Solution): NodeOutcome;
  /** More numbers about a solution, by name, for the record of a run: parts used, the smallest part. */
  measures?(instance: I, solution: Solution): Readonly<Record<string, number>>;
  /**
   * Puts parts together until K are left, for networks with spare ones: the new label in [0, K) of each of `parts` parts.
   * Absent where spare parts are of no use.
   */
  mergeParts?(instance: I, labels: Solution, parts: number): Int32Array;
  /**
   * Present where one of its algorithms is ahead of what learns, or proves that nothing is better, on every graph that we have run
   * with all edges known; `with` are the terms that leave it so.
   */
  readonly searchWins?: { readonly with: readonly string[] };
  /** Absent where the problem is a black box without gradients. */
  readonly relaxation?: Relaxation<I>;
  /** Absent where there is no heuristic that numbers at the nodes can guide. */
  readonly guided?: Guided<I>;
  /** Absent where nothing is decided slot after slot. */
  readonly controlled?: Controlled<I>;
}

/** What the defaults of settings may depend on. */
export interface SettingsContext {
  /** Only part of the edges is observed. */
  readonly partial: boolean;
}

/** The relaxed, differentiable form of a problem. */
export interface Relaxation<I extends Instance = Instance> {
  /** What the loss takes: r, n x K with rows that sum to 1 (partition), or x, n marginals in [0, 1] (selection). */
  readonly shape: SolutionKind;
  /** What the loss can be told; absent: nothing. */
  settings?(context: SettingsContext): SettingSpecs;
  /** What end-to-end training needs to be told differently here, by name of the setting; what a method has not is left out. */
  readonly recipe?: Settings;
  /** @throws InputError for settings that it does not have, or outside their range */
  of(instance: I, settings?: Settings): RelaxedProblem;
}

/**
 * A black-box heuristic that numbers at the nodes guide (GDPG-Twin, section 3): x = h(G, w), where w mixes the weights c of
 * the nodes with Z, n x `channels`, which an actor makes from the topology. The heuristic needs no gradient.
 */
export interface Guided<I extends Instance = Instance> {
  /** Columns of Z. */
  readonly channels: number;
  /** The Z, one number a channel, at which the heuristic is the plain one. */
  readonly plain: readonly number[];
  /** What the actor sees of the nodes, n x `columns`, row by row; absent: a constant 1. */
  inputs?(instance: I): { readonly columns: number; readonly values: Float32Array };
  /** What the heuristic can be told; absent: nothing. */
  readonly settings?: SettingSpecs;
  /**
   * @param z n x channels, row by row
   * @param settings of the heuristic; default its own
   */
  solve(instance: I, z: ArrayLike<number>, settings?: Settings): Solution;
  /** What the solution brings or costs at each node, length n: what the twin learns to foretell. Its sum is what counts. */
  outcomes(instance: I, solution: Solution): Float32Array;
  /** The same topology with weights drawn anew, for training. */
  redraw(instance: I, rng: Rng): I;
  /**
   * True where the twin is to see Z brought to one mean and one deviation, graph by graph, apart from the inputs: the heuristic
   * compares nodes, and a factor that all share says nothing. Default false.
   */
  readonly compares?: boolean;
  /** What training by a twin needs to be told differently here, by name of the setting. */
  readonly recipe?: Settings;
}

/**
 * A heuristic that is guided anew in every slot of a decision process (GDPG-Twin, section 3.2): the state changes by what
 * was chosen before, so a choice that looks best at once need not be.
 */
export interface Controlled<I extends Instance = Instance> {
  /** What a policy sees of each node in a slot, by name, in this order. */
  readonly state: readonly string[];
  /** Which of them is what choosing the node brings at once. */
  readonly gain: number;
  /** Plays all slots; feasible whatever the weights. */
  play(instance: I, policy: SlotPolicy): Solution;
  /** The same topology under other random events. */
  redraw(instance: I, rng: Rng): I;
  /** What the plain policy weighs nodes by, length n. */
  utility(state: readonly Float64Array[]): Float64Array;
  /** T·n: what each node got in a slot beyond what the plain policy would have got it from the same state. */
  rewards(instance: I, solution: Solution): Float64Array;
}

/** From what is seen of the n nodes in a slot, each column of length n, to their weights in the heuristic. */
export type SlotPolicy = (state: readonly Float64Array[], slot: number) => ArrayLike<number>;

/** A problem on one instance as training sees it: what is minimised, how it is rounded, what a rounded solution costs. */
export interface RelaxedProblem {
  readonly problem: Problem;
  readonly instance: Instance;
  readonly shape: SolutionKind;
  /** Of the loss, all of them; absent: it has none. */
  readonly settings?: Settings;
  /** To be minimised: from r, n x K (partition) or x, n (selection), to a scalar. */
  loss(decision: tf.Tensor): tf.Scalar;
  /**
   * `loss` for the same graph with its nodes in another order, where it can be had from the edges alone. Without it, `fit`
   * brings every decision back to the order of `instance.graph` before the loss.
   */
  lossOn?(graph: Graph): (decision: tf.Tensor) => tf.Scalar;
  /** Rounds relaxed values (of the shape `loss` takes) to a solution; randomised rounding keeps its best draw here. */
  round(decision: ArrayLike<number>, options: { seed: number }): Solution;
  /** Training loss of a rounded solution: the limit of `loss` there. Training keeps the solution for which it is smallest. */
  hardLoss(solution: Solution): number;
  /** True of a partition that leaves parts empty where that is a fault of training: it then starts anew, if it may. Absent: never. */
  lostParts?(solution: Solution): boolean;
  /** Set when `loss` looks at part of the nodes only; `hardLoss` and values are exact all the same. */
  readonly approximation?: LossApproximation | undefined;
  /** What a loss over distances will keep in memory; absent where there are none. */
  readonly distances?: DistanceMemory;
}

/** About what a loss over distances takes at most, known before it is made. */
export interface DistanceMemory {
  /** In the process, the kernels' memory not counted. */
  readonly processBytes: number;
  readonly kernelBytes: number;
}

/** How far a loss over p target nodes can be from the loss over all n. */
export interface LossApproximation {
  /** p. */
  readonly targets: number;
  /** Drawn evenly, or placed so that no node is far from one. */
  readonly kind: 'sample' | 'landmarks';
  /** What the difference does not exceed, in the units of the loss. */
  readonly error: number;
  /** Chance that `error` holds for a decision that does not depend on the sample; 1 when it always holds. */
  readonly confidence: number;
}

/** True when value `a` is better than `b`. NaN is worse than anything. @example isBetter(problems.modularity, 0.4, 0.3) // true */
export function isBetter(problem: Pick<Problem, 'sense'>, a: number, b: number): boolean {
  if (Number.isNaN(b)) return !Number.isNaN(a);
  return problem.sense === 'max' ? a > b : a < b;
}

/** By how much value `a` is better than `b`, in the problem's unit: below 0 when it is worse. */
export function advantage({ sense }: Pick<Problem, 'sense'>, a: number, b: number): number {
  return sense === 'max' ? a - b : b - a;
}
