import type { Experiment } from '../../experiments/Experiment';
import { once, type ProtocolRow, type ProtocolTable, plain, protocolTable } from './protocolTable';

/**
 * What both networks train with. Nothing of it was tuned: the paper's values for facility location, but fewer steps, passes and draws,
 * and fewer steps between looks, for time; the best look by the observed loss counts.
 */
const TRAINING = { steps: 100, selectEvery: 25, passes: 2, draws: 10 } as const;

/** Of the 2,500 nodes, those whose choice of a facility is followed at a step. */
const CAPACITATED = { ...TRAINING, clients: 256 } as const;

/** The best that a search tree of so many nodes finds, and what no choice can be better than: the same where it is proven. */
const exactRows = (method: string, nodes: number): readonly ProtocolRow[] => {
  const row = { method, set: { seconds: 3600, nodes }, tasks: ['optimize'] } as const;
  return [
    { ...row, name: 'exact' },
    { ...row, name: 'bound', metric: 'bound' },
  ];
};

/** Both networks. */
const networks = (set: ProtocolRow['set']): readonly ProtocolRow[] => [
  { name: 'clusternet', method: 'clusternet', set },
  { name: 'gcn-e2e', method: 'gcn-e2e', set, tasks: ['learn'] },
];

/** What takes out nodes by their place in the graph, whatever the removal is for. */
const BY_DEGREE = plain('train-degree', 'train-degree-adaptive', 'train-collective-influence');

const tasks = ['learn', 'optimize'] as const;

/** Problems in which K nodes are chosen: near to the others, or such that what is left without them is small. */
const TABLES: readonly ProtocolTable[] = [
  {
    name: 'k-median',
    title: 'k-median, K = 10: mean hops to a facility',
    problem: 'k-median',
    k: 10,
    tasks,
    rows: [
      ...networks(TRAINING),
      { name: 'clusternet, 1,000 steps', method: 'clusternet', set: { ...TRAINING, steps: 1000 }, seeds: 'one' },
      ...plain('train-median-greedy'),
      ...once('train-median-swaps'),
      ...exactRows('train-median-exact', 40),
    ],
  },
  {
    name: 'capacitated',
    title: 'Capacitated k-median, K = 10, each facility for a tenth of the nodes: mean hops',
    problem: 'capacitated',
    k: 10,
    tasks,
    rows: [
      ...networks(CAPACITATED),
      ...plain('train-capacitated-greedy'),
      ...once('train-capacitated-search'),
      ...exactRows('train-capacitated-exact', 10),
    ],
  },
  {
    name: 'immunisation',
    title: 'Immunisation, K = 5: drop of the largest eigenvalue',
    problem: 'immunisation',
    k: 5,
    tasks,
    rows: [
      ...networks(TRAINING),
      ...BY_DEGREE,
      ...plain('train-netshield', 'train-eigenvalue-greedy'),
      ...once('train-eigenvalue-swaps'),
      ...exactRows('train-eigenvalue-exact', 400),
    ],
  },
  {
    name: 'dismantling',
    title: 'Dismantling, K = 5: nodes of the largest component left',
    problem: 'dismantling',
    k: 5,
    tasks,
    rows: [...networks(TRAINING), ...BY_DEGREE, ...plain('train-component-greedy'), ...once('train-component-swaps')],
  },
];

/** Nobody has published these. */
export const placesAndRemovals: readonly Experiment[] = TABLES.map(protocolTable);
