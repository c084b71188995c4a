import type { Instance } from '../Problem';

/** What each node of a connected graph costs. */
export interface ConnectedDominatingInstance extends Instance {
  /** n numbers. */
  readonly columns: Readonly<Record<'weight', Float64Array>>;
}
