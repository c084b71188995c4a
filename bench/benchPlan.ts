import type { Dataset } from '../src/data/Dataset';
import { loadDataset } from '../src/data/loadDataset';
import { nodeFeatures } from '../src/features/nodeFeatures';
import type { DenseGraph } from '../src/graph/DenseGraph';
import type { Graph } from '../src/graph/Graph';
import { plantedPartition } from '../src/graph/generate/plantedPartition';
import { communityItem, distancesItem, distancesOf, facilityItem } from './algorithmItem';
import type { BenchItem, PeerSpec } from './BenchItem';
import { customLossItem } from './customLossItem';
import { cutItem } from './cutItem';
import { forwardPass } from './forwardPass';
import { localGreedyItem, twinStep } from './guidedBench';
import { inductiveTraining, syntheticGraphs, unseenForward } from './inductiveBench';
import { readItem, sampledFacilityItem } from './largeItems';
import { neighborsItem, normalPoints } from './neighborsItem';
import { pointStepItem } from './pointStepItem';
import { everyNth, predictedGraph } from './predictedGraph';
import { loadItem, startItem } from './processItems';
import { queueItem } from './queueItem';
import { sample } from './sample';
import { threadsItem } from './threadsItem';
import { trainingSteps } from './trainingSteps';

/** One case of the suite: made only when it is its turn, so that a resumed run skips the work too. */
export interface PlannedItem {
  readonly name: string;
  /** What is timed, for the page. */
  readonly title: string;
  readonly section: Section;
  /** Rounds that count. */
  readonly rounds: number;
  /** Takes minutes: measured when all else is done. */
  readonly last?: boolean;
  make(): BenchItem | Promise<BenchItem>;
}

export type Section = 'model' | 'full' | 'predicted' | 'points' | 'large' | 'other';

export interface BenchPlanOptions {
  /** Default cora. */
  dataset?: string;
  dataDir?: string;
  /** Every case once, on little work: to see that it runs, not to measure. Default false. */
  quick?: boolean;
}

const networkx: PeerSpec = { name: 'networkx', script: 'networkx_graph.py', steps: 1 };
const igraph: PeerSpec = { name: 'igraph', script: 'igraph_graph.py', steps: 1 };
const igraphNames: PeerSpec = { ...igraph, name: 'igraph-names', setup: { format: 'ncol' } };
const leidenalg: PeerSpec = { name: 'leidenalg', script: 'leidenalg_graph.py', steps: 1 };
const scikitLearn: PeerSpec = { name: 'scikit-learn', script: 'sklearn_points.py', steps: 1 };

/** Nodes of the predicted graph that the slowest peer gets are every fourth one. */
const STRIDE = 4;

/** Every case that `npm run bench` measures, but for the scaling rows. */
export function benchPlan(options: BenchPlanOptions = {}): PlannedItem[] {
  const { dataset = 'cora', dataDir, quick = false } = options;
  const from = dataDir === undefined ? {} : { dataDir };
  const data = lazy((): Dataset => loadDataset(dataset, from));
  const connected = lazy((): Dataset => loadDataset(dataset, { connected: true, ...from }));
  const predicted = lazy(async (): Promise<DenseGraph> => {
    const { train, features } = data();
    return (await predictedGraph(train, features.train, quick ? { settings: { steps: 5 } } : {})).predicted;
  });
  const hops = lazy(() => distancesOf(connected().full));
  const lengths = lazy(async () => distancesOf(await predicted()));
  const graphs = lazy(() => syntheticGraphs(from));
  const planted = {
    '100k': lazy(() => plantedGraph(quick ? 500 : 1e5)),
    '1M': lazy(() => plantedGraph(quick ? 500 : 1e6)),
  };
  const part = lazy(async () => everyNth(await predicted(), STRIDE));
  const at = (name: string) => `${dataset}/${name}`;
  const rounds = quick ? 1 : 5;
  const runs = (count: number) => (quick ? 1 : count);

  const step = (name: string, title: string): PlannedItem => ({
    name: at(name),
    title,
    section: 'model',
    rounds: quick ? 1 : 15,
    make: () => trainingSteps(dataset, { only: at(name), ...from })[0]!,
  });
  const plan = (section: Section, name: string, title: string, make: PlannedItem['make']): PlannedItem => ({
    name: at(name),
    title,
    section,
    rounds,
    make,
  });
  const across = (name: string, title: string, make: (name: string) => Promise<BenchItem>): PlannedItem => ({
    ...plan('model', name, title, () => make(`synthetic/${name}`)),
    name: `synthetic/${name}`,
  });
  const guided = (name: string, title: string, make: (name: string) => BenchItem): PlannedItem => ({
    ...plan('model', name, title, () => make(`mwis/${name}`)),
    name: `mwis/${name}`,
  });
  const community = (algorithm: string, title: string, peers: readonly PeerSpec[], count: number) =>
    plan('full', `${algorithm}/full`, title, () =>
      communityItem(at(`${algorithm}/full`), algorithm, connected().full, { runs: runs(count), peers }),
    );
  const facility = (algorithm: 'greedy' | 'gonzalez', title: string, count: number) =>
    plan('full', `${algorithm}/full`, title, () =>
      facilityItem(at(`${algorithm}/full`), algorithm, hops(), { runs: runs(count) }),
    );
  const onPredicted = (algorithm: string, title: string, make: (name: string) => Promise<BenchItem>): PlannedItem => ({
    ...plan('predicted', `${algorithm}/predicted-whole`, title, () => make(at(`${algorithm}/predicted-whole`))),
    rounds: quick ? 1 : 3,
  });
  const once = { runs: 1, warmup: 0 };
  const communityPredicted = (algorithm: string, title: string) =>
    onPredicted(algorithm, title, async (name) => communityItem(name, algorithm, await predicted(), once));
  const facilityPredicted = (algorithm: 'greedy' | 'gonzalez', title: string, count: number) =>
    onPredicted(algorithm, title, async (name) =>
      facilityItem(name, algorithm, await lengths(), { ...once, runs: runs(count) }),
    );
  const onPart = (algorithm: string, title: string) =>
    plan('predicted', `${algorithm}/predicted-part`, title, async () => {
      const [name, graph, given] = [
        at(`${algorithm}/predicted-part`),
        await part(),
        { runs: 1, peers: [networkx, igraph], ...(algorithm === 'distances' ? {} : { warmup: 0 }) },
      ];
      return algorithm === 'distances'
        ? distancesItem(name, graph, given)
        : communityItem(name, algorithm, graph, given);
    });
  const points = (name: string, title: string, dimensions: number, n = 10_000): PlannedItem => ({
    ...plan('points', name, title, () => ({
      ...neighborsItem(`points/${name}`, normalPoints(quick ? 500 : n, dimensions), 10, { peers: [scikitLearn] }),
      ...(n > 10_000 ? { warmup: 0 } : {}),
    })),
    name: `points/${name}`,
  });
  const large = (
    size: '100k' | '1M',
    algorithm: string,
    title: string,
    make: (name: string, graph: Graph) => BenchItem,
  ): PlannedItem => {
    const name = `planted/${algorithm}/${size}`;
    const millions = size === '1M';
    return {
      name,
      title: `${title}, ${millions ? 'ten million' : 'a million'} edges`,
      section: 'large',
      rounds: quick || millions ? 1 : 3,
      ...(millions ? { last: true } : {}),
      make: () => make(name, planted[size]()),
    };
  };
  const parts = (algorithm: 'louvain' | 'leiden', peers: readonly PeerSpec[]) => (name: string, graph: Graph) =>
    communityItem(name, algorithm, graph, { runs: 1, peers, warmup: 0 });
  const features = (kind: 'node2vec' | 'role2vec' | 'structural', count: number) =>
    plan('other', `features/${kind}`, `node features: ${kind}`, () => ({
      name: at(`features/${kind}`),
      iterations: 0,
      nodes: data().train.n,
      steps: runs(count),
      ...(count === 1 ? { warmup: 0 } : {}),
      time: (_, times) => sample(() => nodeFeatures[kind].make(data().train, { seed: 0 }), times),
      peers: [],
      setup: {},
      problem: () => ({ arrays: {}, numbers: {} }),
    }));

  const onThreads = (what: string, title: string, make: (name: string) => BenchItem): PlannedItem => ({
    ...plan('other', `${what}/two-threads`, title, () => make(at(`${what}/two-threads`))),
    rounds: quick ? 1 : 3,
  });

  return [
    step('step/T1', 'training step, communities, T = 1'),
    step('step/T5', 'training step, communities, T = 5'),
    step('facility/T1', 'training step, facilities, T = 1'),
    plan('model', 'custom-loss/step', 'training step on a loss of one’s own, beside our modularity', () =>
      customLossItem(at('custom-loss/step'), data()),
    ),
    plan('model', 'forward/T1', 'forward pass, communities, T = 1', () => forwardPass(at('forward/T1'), data())),
    plan('model', 'cut/K7', 'expected normalised cut and its gradient, K = 7', () =>
      cutItem(at('cut/K7'), data().full, runs(100)),
    ),
    across('train/70-steps', 'training on 20 graphs, 70 steps', async (name) =>
      inductiveTraining(name, await graphs()),
    ),
    across('forward/unseen', 'forward pass on an unseen graph', async (name) => unseenForward(name, await graphs())),
    guided('twin/20-graphs', 'training step of GDPG-Twin on 20 graphs', twinStep),
    guided('lgs/20-graphs', 'local greedy scheduling on 20 graphs', localGreedyItem),
    community('cnm', 'CNM', [networkx, igraph], 10),
    community('newman', 'Newman', [igraph], 1),
    community('spectral', 'spectral clustering', [], 1),
    community('louvain', 'Louvain', [networkx, igraph], 10),
    plan('full', 'distances/full', 'hops between all pairs', () =>
      distancesItem(at('distances/full'), connected().full, { runs: runs(3), peers: [networkx, igraph] }),
    ),
    facility('greedy', 'greedy k-centre, given the hops', 5),
    facility('gonzalez', 'Gonzalez, given the hops', 100),
    onPart('cnm', 'CNM, a quarter of the nodes'),
    onPart('louvain', 'Louvain, a quarter of the nodes'),
    onPart('distances', 'distances between all pairs, a quarter of the nodes'),
    communityPredicted('cnm', 'CNM'),
    communityPredicted('newman', 'Newman'),
    communityPredicted('spectral', 'spectral clustering'),
    communityPredicted('louvain', 'Louvain'),
    onPredicted('distances', 'distances between all pairs', async (name) =>
      distancesItem(name, await predicted(), once),
    ),
    facilityPredicted('greedy', 'greedy k-centre, given the distances', 3),
    facilityPredicted('gonzalez', 'Gonzalez, given the distances', 100),
    points('neighbors/F60', '10 neighbours in 60 dimensions', 60),
    {
      ...points('neighbors/100k', '10 neighbours in 60 dimensions, of 100,000 points', 60, 100_000),
      rounds: 1,
      last: true,
    },
    points('neighbors/F784', '10 neighbours in 784 dimensions', 784),
    {
      ...plan('points', 'step/B256', 'training step of CNC, 256 points of 50 numbers', () =>
        pointStepItem('points/step/B256', normalPoints(quick ? 500 : 10_000, 50)),
      ),
      name: 'points/step/B256',
    },
    large('100k', 'read', 'reading', (name, graph) => readItem(name, graph, [igraph, igraphNames])),
    large('100k', 'louvain', 'Louvain', parts('louvain', [igraph])),
    large('100k', 'leiden', 'Leiden', parts('leiden', [igraph, leidenalg])),
    large('100k', 'facility', 'ten facilities by swaps', sampledFacilityItem),
    large('1M', 'read', 'reading', (name, graph) => readItem(name, graph, [igraph, igraphNames])),
    large('1M', 'louvain', 'Louvain', parts('louvain', [igraph])),
    large('1M', 'leiden', 'Leiden', parts('leiden', [igraph])),
    features('node2vec', 1),
    features('role2vec', 1),
    features('structural', 20),
    plan('other', 'load', 'loading the data set, in a new process', () => loadItem(at('load'), dataset, dataDir)),
    { ...plan('other', 'start', '', () => startItem('karate/start')), name: 'karate/start', title: START },
    onThreads('solve', 'solve by all methods, ClusterNet from 4 starts, on two cores', (name) =>
      threadsItem(name, 'solveOnce.cjs', dataset, { starts: runs(4), steps: runs(1000) }, dataDir),
    ),
    onThreads('experiment', 'an experiment, ClusterNet from 4 seeds, on two cores', (name) =>
      threadsItem(name, 'experimentOnce.cjs', dataset, { seeds: runs(4), steps: runs(1000) }, dataDir),
    ),
    {
      ...plan('other', 'overhead', QUEUE_TITLE, () => queueItem('queue/overhead', quick ? 20 : 2000)),
      name: 'queue/overhead',
    },
    {
      ...onPredicted('cnm', 'CNM, once', async (name) => ({
        ...communityItem(name, 'cnm', await predicted(), { ...once, peers: [networkx] }),
      })),
      name: at('cnm/predicted-once'),
      last: true,
      rounds: 1,
    },
  ];
}

const plantedGraph = (nodes: number): Graph => plantedPartition({ nodes, edges: 10 * nodes }).graph;
const QUEUE_TITLE = 'a run that does nothing, 2,000 by a queue, on two workers’ threads';

const START = '`clusternet run --dataset karate --steps 1`, from start to exit';

/** Makes a value at the first call and keeps it. */
function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
