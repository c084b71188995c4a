import type { DatasetEntry, Instances, InstancesRequest, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import { greedyDominatingSet } from '../../problems/dominatingSet/greedyDominatingSet';
import { mixSeed, Rng } from '../../random/Rng';
import { drawTopology, TOPOLOGIES, type Topology } from './topologies';

const TRAIN = 400;
const VALID = 20;
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/**
 * The paper's sets for dominating sets (appendix C), drawn by a seed of their own: test graphs of four kinds, each a group
 * with means of its own, n in 100 … 500 and weights U(.01, 1); training and validation graphs have 100 to 300 nodes and are
 * Erdős–Rényi ones, or of all four kinds in turn; training draws their weights anew. `reference` is the cost of the greedy of equation 29 as printed, which depends on
 * the unit of the weights: `scaleFreeRatio` of the problem does not.
 */
export const dominatingDataset: DatasetEntry = instanceSet({
  name: 'mwds',
  title: 'Dominating sets on four kinds of random graph',
  roles: { train: range(TRAIN), valid: range(VALID).map((i) => TRAIN + i), test: [TRAIN + VALID] },
  settings: {
    instances: { default: 100, low: 1, integer: true, about: 'test instances of each kind' },
    graphSeed: { default: 0, low: 0, integer: true, about: 'of the test graphs and their weights' },
    trainOn: {
      default: 'er',
      choices: ['er', 'all'],
      about: 'training and validation graphs: as the paper, or all kinds',
    },
  },
  instances: async (request) => makeInstances(request),
});

function makeInstances({ settings, test }: InstancesRequest): Instances {
  const { instances, graphSeed } = settings as Readonly<Record<'instances' | 'graphSeed', number>>;
  const kinds: readonly Topology[] = settings.trainOn === 'all' ? TOPOLOGIES : ['er'];
  const kindOf = (i: number): Topology => kinds[i % kinds.length]!;
  const wanted = test ? instances : 0;
  return {
    train: range(TRAIN).map((i) => makeItem(kindOf(i), [100, 300], mixSeed(TRAIN_STREAM, i))),
    valid: range(VALID).map((i) => makeItem(kindOf(i), [100, 300], mixSeed(VALID_STREAM, i))),
    test: TOPOLOGIES.flatMap((kind) =>
      range(wanted).map((i) => makeItem(kind, [100, 500], mixSeed(TEST_STREAM, graphSeed, i))),
    ),
  };
}

function makeItem(kind: Topology, nodes: readonly [number, number], seed: number): PosedItem {
  const graph = drawTopology(kind, { nodes, seed });
  const rng = new Rng(mixSeed(seed, TOPOLOGIES.indexOf(kind), WEIGHTS));
  const weight = Float64Array.from({ length: graph.n }, () => rng.uniform(0.01, 1));
  return {
    graph,
    features: { kind: 'dense', rows: graph.n, cols: 0, values: new Float32Array(0) },
    columns: { weight },
    group: kind,
    reference: greedyDominatingSet(graph, weight).reduce((sum, v) => sum + weight[v]!, 0),
  };
}

const TRAIN_STREAM = 61;
const VALID_STREAM = 62;
const TEST_STREAM = 63;
const WEIGHTS = 64;
