/** Runs, kept results, tables of them: knows no paper. */
export { type Comparison, compare } from './compare';
export { type SweepCurve, settingOf, sweepCurves } from './curves';
export type { Experiment, ExperimentCell } from './Experiment';
export type { Protocol } from './Protocol';
export { type PlannedCell, type PlanOptions, planExperiment } from './planExperiment';
export { ResultsStore, resultsOf } from './ResultsStore';
export type { RunRecord } from './RunRecord';
export type { DataSpec, FeatureSource, RunSpec, Task, TimedPart } from './RunSpec';
export type { RunRequest } from './resolveRun';
export { type RunOptions, run } from './run';
export { type RunAllOptions, runAll } from './runAll';
export { type SolveCandidate, type SolveOptions, type SolveResult, solve } from './solve';
export { type SolvedGraph, type SolvedRun, solveRun } from './solveRun';
export { type Cell, summarize } from './summarize';
export { type Tabulated, type TabulatedCell, tabulate } from './tabulate';
