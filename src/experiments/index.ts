export { type Agreement, agreement, TOLERANCE } from './agreement';
export { type Gain, type GainOptions, gains } from './gain';
export {
  type SweepCurve,
  type SweepRunsOptions,
  type SweepSpec,
  sweepCurves,
  sweepRuns,
  sweepStore,
  sweeps,
} from './inductive/sweeps';
export { type InductiveResults, type InductiveResultsOptions, inductiveResults } from './inductiveResults';
export { type Lead, type LeadOptions, leads } from './lead';
export { methods } from './methods';
export { type NodeDecisions, nodeDecisions } from './nodeDecisions';
export { paperDatasets, paperValue } from './paperTables';
export type { RunRecord, RunSpec, Splits, Task } from './RunRecord';
export { ResultsStore, tableStore } from './resultsStore';
export { type RunOptions, run } from './run';
export { type RunAllOptions, runAll } from './runAll';
export { runScaling } from './runFeatures';
export { type SolveCandidate, type SolveOptions, type SolveResult, solve } from './solve';
export { type Cell, summarize } from './summarize';
export { type TableResults, type TableResultsOptions, tableResults } from './tableResults';
export { type TableCell, type TableRow, tableRows } from './tableRows';
export { type TableRunsOptions, type TableSpec, tableRuns, tables, tablesByNumber } from './tables';
export { version } from './version';
