import { central } from '../../baselines/connectedDominatingSet/central';
import { sph } from '../../baselines/steinerTree/sph';
import type { DatasetEntry, Instances, InstancesRequest, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import type { Graph } from '../../graph/Graph';
import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import { localGreedy } from '../../problems/independentSet/localGreedy';
import type { NodeColumns } from '../../problems/Problem';
import { steinerTree } from '../../problems/steinerTree/steinerTree';
import { mixSeed, Rng } from '../../random/Rng';
import { drawTopology, TOPOLOGIES, type Topology } from './topologies';

const TRAIN = 400;
const VALID = 20;
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** What a set of connected weighted instances is made of. */
interface ConnectSet {
  readonly name: string;
  readonly title: string;
  /** Nodes of training and of test graphs. */
  readonly nodes: Readonly<Record<'train' | 'test', readonly [number, number]>>;
  columns(graph: Graph, rng: Rng): NodeColumns;
  reference(graph: Graph, columns: NodeColumns): number;
}

/** 10 · U(.01, 1.01) at every node. */
const drawWeights = (n: number, rng: Rng): Float64Array =>
  Float64Array.from({ length: n }, () => rng.uniform(0.1, 10.1));

/**
 * A random maximal independent set, each of its nodes kept with one probability, drawn from U(.5, .9) (section 4.1; the text's
 * "removing 10 to 50 %").
 * @returns 1 for a terminal, length n
 * @example drawTerminals(graph, new Rng(0)).indexOf(1) // the first terminal
 */
export function drawTerminals(graph: Graph, rng: Rng): Float64Array {
  const order = Float64Array.from({ length: graph.n }, () => rng.float());
  const kept = rng.uniform(0.5, 0.9);
  const terminal = new Float64Array(graph.n);
  for (const node of localGreedy(graph, order)) if (rng.float() < kept) terminal[node] = 1;
  return terminal;
}

const SETS: readonly ConnectSet[] = [
  {
    name: 'nwst',
    title: 'Node-weighted Steiner trees on four kinds of random graph',
    nodes: { train: [100, 300], test: [100, 300] },
    columns: (graph, rng) => ({ weight: drawWeights(graph.n, rng), terminal: drawTerminals(graph, rng) }),
    reference(graph, columns) {
      const posed = steinerTree.pose(graph, { columns });
      return steinerTree.value(posed, sph(posed));
    },
  },
  {
    name: 'mwcds',
    title: 'Connected dominating sets on four kinds of random graph',
    nodes: { train: [100, 250], test: [100, 350] },
    columns: (graph, rng) => ({ weight: drawWeights(graph.n, rng) }),
    reference(graph, columns) {
      const posed = connectedDominatingSet.pose(graph, { columns });
      return connectedDominatingSet.value(posed, central.solve(posed));
    },
  },
];

/**
 * The paper's sets for Steiner trees and connected dominating sets (section 4.1), drawn by a seed of their own: test graphs of
 * four kinds, each a group with means of its own, weights 10 · U(.01, 1.01); training and validation graphs are random
 * partitions (or all four kinds), whose weights training draws anew. All are connected. `reference` is what SPH costs, or the centralised greedy.
 */
export const connectDatasets: readonly DatasetEntry[] = SETS.map((set) =>
  instanceSet({
    name: set.name,
    title: set.title,
    roles: { train: range(0, TRAIN), valid: range(TRAIN, TRAIN + VALID), test: [TRAIN + VALID] },
    settings: {
      instances: { default: 100, low: 1, integer: true, about: 'test instances of each kind' },
      graphSeed: { default: 0, low: 0, integer: true, about: 'of the test graphs and their weights' },
      trainOn: { default: 'grp', choices: ['grp', 'all'], about: 'random partitions, as the paper, or all four kinds' },
    },
    instances: async (request) => makeInstances(set, request),
  }),
);

function makeInstances(set: ConnectSet, { settings, test }: InstancesRequest): Instances {
  const { instances, graphSeed, trainOn } = settings as Readonly<Record<string, number | string>>;
  const wanted = test ? (instances as number) : 0;
  const kinds: readonly Topology[] = trainOn === 'all' ? TOPOLOGIES : ['grp'];
  const known = (stream: number) => (i: number) =>
    makeItem(set, kinds[i % kinds.length]!, set.nodes.train, mixSeed(stream, i));
  return {
    train: range(0, TRAIN).map(known(TRAIN_STREAM)),
    valid: range(0, VALID).map(known(VALID_STREAM)),
    test: TOPOLOGIES.flatMap((kind) =>
      range(0, wanted).map((i) => makeItem(set, kind, set.nodes.test, mixSeed(TEST_STREAM, graphSeed as number, i))),
    ),
  };
}

function makeItem(set: ConnectSet, kind: Topology, nodes: readonly [number, number], seed: number): PosedItem {
  const graph = drawTopology(kind, { nodes, connected: true, seed });
  const columns = set.columns(graph, new Rng(mixSeed(seed, TOPOLOGIES.indexOf(kind), WEIGHTS)));
  return {
    graph,
    features: { kind: 'dense', rows: graph.n, cols: 0, values: new Float32Array(0) },
    columns,
    group: kind,
    reference: set.reference(graph, columns),
  };
}

const TRAIN_STREAM = 91;
const VALID_STREAM = 92;
const TEST_STREAM = 93;
const WEIGHTS = 94;
