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

/** @param records runs of one cell, any number of seeds @returns undefined when there is none */
export function summarize(records: readonly RunRecord[]): Cell | undefined {
  if (records.length === 0) return undefined;
  const values = [...records].sort((a, b) => a.seed - b.seed).map((record) => record.value);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
  return { runs: values.length, mean, deviation, values, collapsed: records.filter((r) => r.collapsed).length };
}
