import type { Instance } from '../Problem';

/** Nodes to join, and what joining nodes cost. */
export interface SteinerInstance extends Instance {
  /** n numbers each; `terminal` is 1 for the nodes that must be joined. */
  readonly columns: Readonly<Record<'weight' | 'terminal', Float64Array>>;
  /** The nodes that must be joined, ascending. */
  readonly terminals: Int32Array;
}
