import type { Experiment } from '../../experiments/Experiment';
import { type ProtocolRow, type ProtocolTable, protocolTable } from './protocolTable';

/**
 * What both networks train with. Nothing of it was tuned: the paper's values for facility location, but fewer steps, passes, draws
 * steps between looks, for time; the best look by the observed loss counts.
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

/** Problems in which K nodes are chosen: near to the others, or such that what is left without them is small. */
const TABLES: readonly ProtocolTable[] = [
  {
    name: 'k-median',
    title: 'k-median, K = 10: mean hops to a facility',
    problem: 'k-median',
    k: 10,
    tasks: ['learn', 'optimize'],
    rows: [
      { name: 'clusternet', method: 'clusternet', set: TRAINING },
      { name: 'gcn-e2e', method: 'gcn-e2e', set: TRAINING, tasks: ['learn'] },
      { name: 'train-median-greedy', method: 'train-median-greedy' },
      { name: 'train-median-swaps', method: 'train-median-swaps', seeds: 'one' },
      ...exactRows('train-median-exact', 40),
    ],
  },
  {
    name: 'capacitated',
    title: 'Capacitated k-median, K = 10, each facility for a tenth of the nodes: mean hops',
    problem: 'capacitated',
    k: 10,
    tasks: ['learn', 'optimize'],
    rows: [
      { name: 'clusternet', method: 'clusternet', set: CAPACITATED },
      { name: 'gcn-e2e', method: 'gcn-e2e', set: CAPACITATED, tasks: ['learn'] },
      { name: 'train-capacitated-greedy', method: 'train-capacitated-greedy' },
      { name: 'train-capacitated-search', method: 'train-capacitated-search', seeds: 'one' },
      ...exactRows('train-capacitated-exact', 10),
    ],
  },
  {
    name: 'immunisation',
    title: 'Immunisation, K = 5: drop of the largest eigenvalue',
    problem: 'immunisation',
    k: 5,
    tasks: ['learn', 'optimize'],
    rows: [
      { name: 'clusternet', method: 'clusternet', set: TRAINING },
      { name: 'gcn-e2e', method: 'gcn-e2e', set: TRAINING, tasks: ['learn'] },
      { name: 'train-degree', method: 'train-degree' },
      { name: 'train-degree-adaptive', method: 'train-degree-adaptive' },
      { name: 'train-collective-influence', method: 'train-collective-influence' },
      { name: 'train-netshield', method: 'train-netshield' },
      { name: 'train-eigenvalue-greedy', method: 'train-eigenvalue-greedy' },
      { name: 'train-eigenvalue-swaps', method: 'train-eigenvalue-swaps', seeds: 'one' },
      ...exactRows('train-eigenvalue-exact', 400),
    ],
  },
  {
    name: 'dismantling',
    title: 'Dismantling, K = 5: nodes of the largest component left',
    problem: 'dismantling',
    k: 5,
    tasks: ['learn', 'optimize'],
    rows: [
      { name: 'clusternet', method: 'clusternet', set: TRAINING },
      { name: 'gcn-e2e', method: 'gcn-e2e', set: TRAINING, tasks: ['learn'] },
      { name: 'train-degree', method: 'train-degree' },
      { name: 'train-degree-adaptive', method: 'train-degree-adaptive' },
      { name: 'train-collective-influence', method: 'train-collective-influence' },
      { name: 'train-component-greedy', method: 'train-component-greedy' },
      { name: 'train-component-swaps', method: 'train-component-swaps', seeds: 'one' },
    ],
  },
];

/** Nobody has published these. */
export const placesAndRemovals: readonly Experiment[] = TABLES.map(protocolTable);
