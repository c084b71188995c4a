import { deviation, mean } from './means';
import type { RunRecord } from './RunRecord';

/** Mean and spread of one cell over its seeds. */
export interface Cell {
  runs: number;
  mean: number;
  /** Sample standard deviation over seeds; 0 for one run. */
  deviation: number;
  values: number[];
  /** Runs that collapsed at every start, counted in the mean. */
  collapsed: number;
}

/**
 * @param records runs of one cell, any number of seeds
 * @param metric by its name in the records; default the value
 * @returns undefined when there is no run
 */
export function summarize(records: readonly RunRecord[], metric = 'value'): Cell | undefined {
  if (records.length === 0) return undefined;
  const sorted = [...records].sort((a, b) => a.spec.seed - b.spec.seed);
  const values = sorted.map(({ metrics }) => metrics[metric] ?? Number.NaN);
  const collapsed = records.filter(({ metrics }) => metrics.collapsed === 1).length;
  return { runs: values.length, mean: mean(values), deviation: deviation(values), values, collapsed };
}
