import type { Rng } from '../random/Rng';
import type { Settings } from '../settings';
import type { Instance, Solution } from './Problem';

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
  /** @param z n x channels, row by row */
  solve(instance: I, z: ArrayLike<number>): Solution;
  /** What the solution brings or costs at each node, length n: what the twin learns to foretell. Its sum is what counts. */
  outcomes(instance: I, solution: Solution): Float32Array;
  /** The same topology with weights drawn anew, for training. */
  redraw(instance: I, rng: Rng): I;
  /** What training by a twin needs to be told differently here, by name of the setting. */
  readonly recipe?: Settings;
}
