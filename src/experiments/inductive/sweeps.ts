import { join } from 'node:path';
import type { RunRecord, RunSpec, Splits } from '../RunRecord';
import { RESULTS_DIR, ResultsStore } from '../resultsStore';
import { type Cell, summarize } from '../summarize';

/** A figure of this project that varies one number of table 3, as data: every run it needs follows from this. */
export interface SweepSpec {
  name: string;
  title: string;
  dataset: string;
  k: number;
  objectives: readonly string[];
  methods: readonly string[];
  /** What is varied, and where. */
  vary: 'trainingGraphs' | 'tuneSteps';
  at: readonly number[];
}

/** The first is table 3's `clusternet` at its right end and `clusternet-1train` at 1; the second has both fine-tuned rows. */
export const sweeps: Readonly<Record<string, SweepSpec>> = {
  'training-graphs': {
    name: 'training-graphs',
    title: 'Number of training graphs; 0 leaves the model untrained',
    dataset: 'synthetic',
    k: 5,
    objectives: ['modularity', 'facility'],
    methods: ['clusternet'],
    vary: 'trainingGraphs',
    at: [0, 1, 2, 5, 10, 20],
  },
  'fine-tuning-steps': {
    name: 'fine-tuning-steps',
    title: 'Steps of fine-tuning on the test graph, trained on other graphs before (ft) or not (ft-only)',
    dataset: 'synthetic',
    k: 5,
    objectives: ['modularity', 'facility'],
    methods: ['clusternet-ft', 'clusternet-ft-only'],
    vary: 'tuneSteps',
    at: [0, 5, 10, 25, 50, 100, 200, 500],
  },
};

export interface SweepRunsOptions {
  /** Seeds 0 … seeds − 1; default 10. */
  seeds?: number;
  /** Default released. */
  splits?: Splits;
  /** Default all of the sweep's. */
  objectives?: readonly string[];
}

/** Every run of a sweep, seed by seed, so that an interrupted one has whole curves. */
export function sweepRuns(sweep: SweepSpec, options: SweepRunsOptions = {}): RunSpec[] {
  const { dataset, k, methods, vary, at } = sweep;
  const { seeds = 10, splits = 'released', objectives = sweep.objectives } = options;
  return objectives.flatMap((objective) =>
    Array.from({ length: seeds }, (_, seed) =>
      methods.flatMap((method) =>
        at.map((value): RunSpec => ({ dataset, task: 'learn', objective, method, k, seed, splits, [vary]: value })),
      ),
    ).flat(),
  );
}

/** One line of a sweep's figure. */
export interface SweepCurve {
  objective: string;
  method: string;
  splits: Splits;
  /** In ascending order; points without a finished run are left out. */
  points: { at: number; value: Cell }[];
}

/** The curves as far as the store has them. */
export function sweepCurves(sweep: SweepSpec, store: ResultsStore, options: SweepRunsOptions = {}): SweepCurve[] {
  const { splits = 'released', objectives = sweep.objectives } = options;
  const runs = sweepRuns(sweep, options);
  return objectives.flatMap((objective) =>
    sweep.methods.map((method): SweepCurve => {
      const own = runs.filter((run) => run.objective === objective && run.method === method);
      const points = sweep.at.flatMap((at) => {
        const records = own.filter((run) => run[sweep.vary] === at).map((run) => store.get(run));
        const value = summarize(records.filter((record): record is RunRecord => record !== undefined));
        return value === undefined ? [] : [{ at, value }];
      });
      return { objective, method, splits, points };
    }),
  );
}

/** The kept results of a sweep. */
export function sweepStore(sweep: SweepSpec, directory = RESULTS_DIR): ResultsStore {
  return new ResultsStore(join(directory, `sweep-${sweep.name}.jsonl`));
}
