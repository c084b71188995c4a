import { type LoadRunDataOptions, loadRunData, type RunData } from '../src/experiments/loadRunData';
import { median } from '../src/experiments/means';
import type { RunSpec } from '../src/experiments/RunSpec';
import { Graph } from '../src/graph/Graph';
import { methods } from '../src/methods';
import type { Seen } from '../src/methods/Method';
import { decisionValues } from '../src/models/decisionValues';
import { graphInput } from '../src/models/graphInput';
import { resolve } from '../src/papers';
import { problems } from '../src/problems';
import type { BenchItem } from './BenchItem';
import { freshClusterNet } from './freshClusterNet';
import { sample } from './sample';

/** The graphs of an experiment across graphs, and ClusterNet's run on them. */
export interface ManyGraphs {
  readonly spec: RunSpec;
  readonly data: RunData;
}

/** Table 3's synthetic graphs, with its settings. */
export async function syntheticGraphs(from: Pick<LoadRunDataOptions, 'dataDir'> = {}): Promise<ManyGraphs> {
  const spec = resolve({ dataset: 'synthetic', k: 5 }, from);
  return { spec, data: await loadRunData(spec, from) };
}

/** Work without a peer; `first` is the first of the graphs that it is done on. */
const across = ({ spec }: ManyGraphs, first: Seen, item: Pick<BenchItem, 'name' | 'steps' | 'time'>): BenchItem => ({
  ...item,
  iterations: spec.settings.iterations as number,
  nodes: first.graph.n,
  peers: [],
  setup: {},
  problem: () => ({ arrays: {}, numbers: {} }),
});

/**
 * The whole training on many graphs from fresh weights, without a look at validation graphs.
 * @example inductiveTraining('synthetic/train/70-steps', await syntheticGraphs())
 */
export function inductiveTraining(name: string, graphs: ManyGraphs): BenchItem {
  const { spec, data } = graphs;
  const settings = { ...spec.settings, restarts: 0 };
  const columns = data.train[0].features.cols;
  const lesson = { problem: problems.modularity, k: data.train[0].whole.k, columns, graphs: data.train, settings };
  let seed = 0;
  const train = async () => (await methods.clusternet.learn({ ...lesson, seed: ++seed })).dispose();
  return across(graphs, data.train[0], { name, steps: 3, time: (_, runs) => sample(train, runs) });
}

/** One forward pass on a graph that was never seen, its normalised adjacency and its way to the kernels included. */
export const unseenForward = (name: string, graphs: ManyGraphs): BenchItem =>
  across(graphs, graphs.data.test[0], { name, steps: 30, time: (T, passes) => timeUnseen(graphs, T, passes) });

/** Median milliseconds from a graph and its features to the relaxed decision read back, each time another copy of a graph. */
async function timeUnseen({ spec, data: { test } }: ManyGraphs, iterations: number, passes: number): Promise<number> {
  const model = freshClusterNet(spec.settings, { features: test[0].features.cols, k: test[0].whole.k, seed: 0 });
  const times: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const { graph, features } = copyOf(test[pass % test.length]);
    const begun = performance.now();
    decisionValues(model, graphInput(graph, features), 'partition', { iterations });
    times.push(performance.now() - begun);
  }
  model.dispose();
  return median(times);
}

/** In new arrays, of which nothing is kept beside the kernels yet. */
function copyOf({ graph, features }: Seen): Pick<Seen, 'graph' | 'features'> {
  const source: number[] = [];
  const target: number[] = [];
  graph.forEachEdge((u, v) => source.push(u) && target.push(v));
  const copy = features.kind === 'dense' ? { ...features, values: features.values.slice() } : { ...features };
  return { graph: Graph.fromEdges(graph.n, source, target), features: copy };
}
