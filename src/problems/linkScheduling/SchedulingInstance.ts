import type { Instance } from '../Problem';

/** Conflicting links with queues, over T slots. */
export interface SchedulingInstance extends Instance {
  /** T. */
  readonly slots: number;
  /** T·n numbers each, slot after slot. */
  readonly columns: Readonly<Record<'arrivals' | 'rates', Float64Array>>;
}
