import type { InductiveData, KnownGraph } from '../src/experiments/inductive';
import { exampleOf } from '../src/experiments/inductive/problems';
import { inductive } from '../src/experiments/presets';
import { Graph } from '../src/graph/Graph';
import { normalizedAdjacency } from '../src/graph/normalizedAdjacency';
import type { Features } from '../src/graph/SparseMatrix';
import { ClusterNet } from '../src/models/ClusterNet';
import { decisionValues } from '../src/models/decisionValues';
import { objectives } from '../src/problems';
import { fitInductive } from '../src/training/fitInductive';
import type { BenchItem } from './BenchItem';
import { sample } from './sample';
import { median } from './statistics';

const K = 5;

/** Work without a peer, with the iterations of table 3; `first` is the first of the graphs that it is done on. */
const across = (
  { name }: InductiveData,
  first: KnownGraph,
  item: Pick<BenchItem, 'name' | 'steps' | 'time'>,
): BenchItem => ({
  ...item,
  iterations: inductive.iterations[name],
  nodes: first.full.n,
  peers: [],
  setup: {},
  problem: () => ({ arrays: {}, numbers: {} }),
});

/**
 * The whole training on many graphs, without a look at validation graphs.
 * @example inductiveTraining('synthetic/train/70-steps', await loadInductive('synthetic'))
 */
export const inductiveTraining = (name: string, data: InductiveData): BenchItem =>
  across(data, data.train[0], { name, steps: 3, time: (T, runs) => timeTraining(data, T, runs) });

/** One forward pass on a graph that was never seen, its normalised adjacency and its way to the kernels included. */
export const unseenForward = (name: string, data: InductiveData): BenchItem =>
  across(data, data.test[0], { name, steps: 30, time: (T, passes) => timeUnseen(data, T, passes) });

/** Median milliseconds of a whole training on all training graphs, from fresh weights. */
async function timeTraining({ name, train }: InductiveData, iterations: number, runs: number): Promise<number> {
  const model = freshModel(train);
  const examples = train.map((graph) => exampleOf(objectives.modularity, graph));
  const { learningRate, weightDecay, steps } = inductive;
  let seed = 0;
  try {
    return await sample(() => {
      model.reset(++seed);
      return fitInductive(model, examples, { steps: steps[name], learningRate, weightDecay, iterations, restarts: 0 });
    }, runs);
  } finally {
    model.dispose();
  }
}

/** Median milliseconds from a graph and its features to the relaxed decision read back, each time another copy of a graph. */
async function timeUnseen({ train, test }: InductiveData, iterations: number, passes: number): Promise<number> {
  const model = freshModel(train);
  const times: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const { graph, features } = copyOf(test[pass % test.length]);
    const begun = performance.now();
    const input = { adjacency: normalizedAdjacency(graph), features };
    decisionValues(model, input, 'partition', { iterations });
    times.push(performance.now() - begun);
  }
  model.dispose();
  return median(times);
}

function freshModel(train: readonly KnownGraph[]): ClusterNet {
  const { hidden, embedding, dropout, beta } = inductive;
  return new ClusterNet({ features: train[0].features.cols, k: K, beta, hidden, embedding, dropout, seed: 0 });
}

/** In new arrays, of which nothing is kept beside the kernels yet. */
function copyOf({ graph, features }: KnownGraph): { graph: Graph; features: Features } {
  const source: number[] = [];
  const target: number[] = [];
  graph.forEachEdge((u, v) => source.push(u) && target.push(v));
  const copy = features.kind === 'dense' ? { ...features, values: features.values.slice() } : { ...features };
  return { graph: Graph.fromEdges(graph.n, source, target), features: copy };
}
