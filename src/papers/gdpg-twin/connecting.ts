import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import { type RunRequest, resolveRun } from '../../experiments/resolveRun';
import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import { steinerTree } from '../../problems/steinerTree/steinerTree';
import type { Topology } from './topologies';

interface Row {
  readonly name: string;
  readonly method: string;
  readonly set?: RunRequest['set'];
  /** The released actor's numbers stand beside it. */
  readonly released?: boolean;
  /** True where a seed changes it. */
  readonly seeded?: boolean;
}

interface Table {
  readonly name: string;
  readonly title: string;
  readonly problem: string;
  readonly rows: readonly Row[];
  /** By metric: what it is, and what the released actor reaches, kind by kind. */
  readonly metrics: Readonly<Record<string, { about: string; released: Readonly<Record<Topology, number>> }>>;
}

const KINDS: readonly Topology[] = ['ba', 'er', 'grp', 'ws'];

/** Learned on random partitions, as the paper; without and with dropping what is redundant. The last row has seen all kinds. */
const LEARNED: readonly Row[] = [
  { name: 'actor and twin', method: 'actor-twin', released: true, seeded: true },
  { name: 'tuned formula', method: 'tuned-formula', seeded: true },
  { name: 'actor and twin, drop', method: 'actor-twin', set: { drop: true }, seeded: true },
  { name: 'tuned formula, drop', method: 'tuned-formula', set: { drop: true }, seeded: true },
  {
    name: 'tuned formula on all kinds, drop',
    method: 'tuned-formula',
    set: { drop: true, trainOn: 'all', judged: 120, generations: 40 },
    seeded: true,
  },
];

const TABLES: readonly Table[] = [
  {
    name: 'nwst',
    title: 'Node-weighted Steiner trees, four kinds of random graph',
    problem: steinerTree.name,
    rows: [
      { name: 'SPH', method: 'train-sph' },
      { name: 'K-SPH', method: 'train-k-sph' },
      { name: 'weights / √(1 + terminals beside)', method: 'train-sph', set: { nearTerminals: true } },
      { name: 'best of 10 starts', method: 'train-sph', set: { starts: 10 } },
      { name: 'SPH, drop', method: 'train-sph', set: { drop: true } },
      { name: 'K-SPH, drop', method: 'train-k-sph', set: { drop: true } },
      { name: 'weights / √(…), drop', method: 'train-sph', set: { nearTerminals: true, drop: true } },
      { name: 'ruin and recreate', method: 'train-steiner-search', set: { kicks: 100 } },
      ...LEARNED,
    ],
    metrics: { ratio: { about: 'Cost over that of SPH', released: { ba: 0.932, er: 0.986, grp: 0.988, ws: 0.991 } } },
  },
  {
    name: 'mwcds',
    title: 'Connected dominating sets, four kinds of random graph',
    problem: connectedDominatingSet.name,
    rows: [
      { name: 'distributed', method: 'train-dist-cds' },
      { name: 'distributed, drop', method: 'train-dist-cds', set: { drop: true } },
      { name: 'centralised (eq. 29)', method: 'train-central-cds' },
      { name: 'centralised, drop', method: 'train-central-cds', set: { drop: true } },
      {
        name: 'centralised by c / newly covered, drop',
        method: 'train-central-cds',
        set: { rule: 'count', drop: true },
      },
      { name: 'ruin and recreate', method: 'train-cds-search', set: { kicks: 100 } },
      ...LEARNED,
    ],
    metrics: {
      ratio: {
        about: 'Cost over that of the centralised greedy',
        released: { ba: 3.309, er: 2.531, grp: 2.823, ws: 2.348 },
      },
      distRatio: {
        about: 'Cost over that of the distributed greedy',
        released: { ba: 0.96, er: 0.84, grp: 0.828, ws: 0.934 },
      },
    },
  },
];

function cellsOf({ name, problem, rows, metrics }: Table): ExperimentCell[] {
  return Object.entries(metrics).flatMap(([metric, { about, released }]) =>
    rows.flatMap((row) =>
      KINDS.map(
        (kind): ExperimentCell => ({
          section: about,
          row: row.name,
          column: `${metric}/${kind}`,
          label: kind,
          metric: `${metric}/${kind}`,
          request: { problem, dataset: name, method: row.method, ...(row.set === undefined ? {} : { set: row.set }) },
          seeds: row.seeded === true ? 'each' : 'one',
          ...(row.released === true ? { printed: released[kind] } : {}),
        }),
      ),
    ),
  );
}

/**
 * Figures 5 and 6 of the paper as tables, with plain rows that it does not have. Printed numbers are recomputed from the
 * released result files, on test graphs of their own.
 */
export const connectingExperiments: readonly Experiment[] = TABLES.map((table) => ({
  name: `gdpg-twin/${table.name}`,
  title: table.title,
  metric: 'ratio',
  seeds: 5,
  cells: cellsOf(table),
  resolve: (request) => resolveRun(request),
}));
