import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import { resolveClusternet } from './resolve';

/** A figure of this project that varies one number of table 3, as data. */
interface Sweep {
  readonly name: string;
  readonly title: string;
  readonly methods: readonly string[];
  /** What is varied, and where. */
  readonly varies: string;
  readonly at: readonly number[];
}

const PROBLEMS = ['modularity', 'facility'] as const;

/** The first is table 3's `clusternet` at its right end and `clusternet-1train` at 1; the second has both fine-tuned rows. */
const SWEEPS: readonly Sweep[] = [
  {
    name: 'training-graphs',
    title: 'Number of training graphs; 0 leaves the model untrained',
    methods: ['clusternet'],
    varies: 'trainingGraphs',
    at: [0, 1, 2, 5, 10, 20],
  },
  {
    name: 'fine-tuning-steps',
    title: 'Steps of fine-tuning on the test graph, trained on other graphs before (ft) or not (ft-only)',
    methods: ['clusternet-ft', 'clusternet-ft-only'],
    varies: 'tuneSteps',
    at: [0, 5, 10, 25, 50, 100, 200, 500],
  },
];

/** On the synthetic graphs, released splits, K = 5. */
export const sweepExperiments: readonly Experiment[] = SWEEPS.map(({ name, title, methods, varies, at }) => ({
  name: `clusternet/${name}`,
  title,
  metric: 'value',
  seeds: 10,
  varies,
  cells: PROBLEMS.flatMap((problem) =>
    methods.flatMap((method) =>
      at.map(
        (value): ExperimentCell => ({
          section: problem,
          row: method,
          column: `${problem}/${value}`,
          label: String(value),
          request: {
            problem,
            k: 5,
            dataset: 'synthetic',
            task: 'learn',
            splits: 'released',
            method,
            set: { [varies]: value },
          },
          seeds: 'each',
        }),
      ),
    ),
  ),
  resolve: resolveClusternet,
}));
