import { batchGraphs } from '../src/graph/batchGraphs';
import { erdosRenyi } from '../src/graph/generate/erdosRenyi';
import { Actor } from '../src/models/Actor';
import { ActorTwin } from '../src/models/ActorTwin';
import { Twin } from '../src/models/Twin';
import { problems } from '../src/problems';
import { localGreedy } from '../src/problems/independentSet/localGreedy';
import type { Instance, Problem } from '../src/problems/Problem';
import { Rng } from '../src/random/Rng';
import { fitActorTwin } from '../src/training/fitActorTwin';
import type { BenchItem } from './BenchItem';
import { intervals } from './intervals';
import { sample } from './sample';
import type { StepTimer } from './stepTimer';

const problem = problems['independent-set'] as unknown as Problem;

/** As GDPG-Twin's training graphs: five sizes, four densities. */
const SIZES = [50, 100, 150, 200, 250];
const DENSITIES = [0.02, 0.05, 0.075, 0.1];

/** 20 Erdős–Rényi graphs with weights U(0, 1): 3,000 nodes and about 40,000 edges. */
export function twentyGraphs(): Instance[] {
  return SIZES.flatMap((nodes, s) =>
    DENSITIES.map((probability, d) => {
      const graph = erdosRenyi({ nodes, probability, seed: 10 * s + d });
      const rng = new Rng(1000 + 10 * s + d);
      return problem.pose(graph, { columns: { weight: Float64Array.from({ length: nodes }, () => rng.float()) } });
    }),
  );
}

/**
 * A training step of GDPG-Twin on 20 graphs, through the public training: drawing graphs, weights and noise, joining the
 * graphs and running the heuristic are part of it, here and in the peer.
 */
export function twinStep(name: string): BenchItem {
  const instances = twentyGraphs();
  const { adjacency, starts } = batchGraphs(instances.map(({ graph }) => graph));
  const { n, rowPtr, colIdx } = adjacency;
  const model = new ActorTwin(new Actor({ near: [1] }), new Twin());
  return {
    name,
    iterations: 0,
    nodes: n,
    time: twinStepTimer(model, instances),
    peers: [{ name: 'actor-twin-pytorch', script: 'actor_twin_pytorch.py' }],
    setup: { noise: 0.03, ownNoise: 0.075, l2: 5e-4, learningRate: 3e-3 },
    problem: () => ({ arrays: { rowPtr, colIdx, starts }, numbers: { n } }),
  };
}

/** From one progress call to the next. */
function twinStepTimer(model: ActorTwin, instances: readonly Instance[]): StepTimer {
  const validation = instances.slice(0, 1);
  return async (_, steps) => {
    const between = intervals();
    const onProgress = between.tick;
    const options = { steps: steps + 1, selectEvery: steps + 1, fallOver: 0, draws: 1, validation, onProgress };
    await fitActorTwin(model, { problem }, instances, options);
    return between.median(1); // the last has a look in it
  };
}

/** What LGS brings at each node. */
function outcomesOf(instances: readonly Instance[], n: number): Float32Array {
  const outcomes = new Float32Array(n);
  let at = 0;
  for (const { graph, columns } of instances) {
    for (const node of localGreedy(graph, columns!.weight!)) outcomes[at + node] = columns!.weight![node]!;
    at += graph.n;
  }
  return outcomes;
}

/** Local greedy scheduling on the 20 graphs, one after the other; a second peer has them joined and solves all at once. */
export function localGreedyItem(name: string): BenchItem {
  const instances = twentyGraphs();
  const { adjacency, starts } = batchGraphs(instances.map(({ graph }) => graph));
  const { n, rowPtr, colIdx } = adjacency;
  const weight = Float64Array.from(instances.flatMap(({ columns }) => Array.from(columns!.weight!)));
  const run = () => instances.map(({ graph, columns }) => localGreedy(graph, columns!.weight!));
  return {
    name,
    iterations: 0,
    nodes: n,
    steps: 50,
    time: (_, runs) => sample(run, runs),
    value: () => outcomesOf(instances, n).reduce((sum, one) => sum + one, 0),
    peers: [
      { name: 'local-greedy-numpy', script: 'local_greedy_numpy.py' },
      { name: 'local-greedy-numpy-joined', script: 'local_greedy_numpy.py', setup: { joined: true } },
    ],
    setup: { algorithm: 'lgs' },
    problem: () => ({ arrays: { rowPtr, colIdx, starts, weight }, numbers: { n } }),
  };
}
