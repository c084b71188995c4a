import { baselines } from '../src/baselines';
import { gonzalez } from '../src/baselines/facility/gonzalez';
import { greedyKCenter } from '../src/baselines/facility/greedyKCenter';
import { leiden } from '../src/baselines/modularity/leiden';
import { louvain } from '../src/baselines/modularity/louvain';
import { type AnyGraph, DenseGraph } from '../src/graph/DenseGraph';
import { allPairsHops } from '../src/graph/distance/allPairsHops';
import { allPairsWeighted } from '../src/graph/distance/allPairsWeighted';
import type { DistanceMatrix } from '../src/graph/distance/DistanceMatrix';
import { kCenterRadius } from '../src/problems/facilityLocation/kCenterRadius';
import { modularityOf } from '../src/problems/modularity/modularityOf';
import type { BenchItem, PeerSpec } from './BenchItem';
import type { PeerProblem } from './peerData';
import { sample } from './sample';
import { K } from './trainingSteps';

/** Repetitions in a round: of ours, and of peers that are slower. */
export interface AlgorithmItemOptions {
  runs: number;
  peers?: readonly PeerSpec[];
  warmup?: number;
}

const SEED = 0;

/** Directly, since those of the registry search for the distances too. */
const KCENTRE = { greedy: greedyKCenter, gonzalez } as const;

/** They stop where they stop, as their peers do. */
const FREE: Readonly<Record<string, typeof louvain>> = { louvain, leiden };

/**
 * A community algorithm on a graph, observed (sparse) or predicted (dense). Louvain and Leiden find the number of parts; the
 * baselines of the registry end at K.
 */
export function communityItem(
  name: string,
  algorithm: string,
  graph: AnyGraph,
  options: AlgorithmItemOptions,
): BenchItem {
  const run = () =>
    FREE[algorithm] !== undefined
      ? FREE[algorithm](graph, { seed: SEED })
      : baselines[algorithm]!.solve({ graph, k: K }, { seed: SEED });
  return item(name, graph, algorithm, run, (partition) => modularityOf(graph, partition), options);
}

/** Distances between all pairs: hops on an observed graph, lengths on a predicted one. The value is their mean. */
export function distancesItem(name: string, graph: AnyGraph, options: AlgorithmItemOptions): BenchItem {
  const run = () => distancesOf(graph);
  return item(name, graph, 'distances', run, ({ distances }) => mean(distances), options);
}

/** A k-centre algorithm, given the distances between all pairs. The value is the largest distance to a centre. */
export function facilityItem(
  name: string,
  algorithm: keyof typeof KCENTRE,
  distances: DistanceMatrix,
  options: AlgorithmItemOptions,
): BenchItem {
  const run = () => KCENTRE[algorithm](distances, { k: K, seed: SEED });
  return item(name, distances.n, algorithm, run, (centres) => kCenterRadius(distances, centres), options);
}

function item<R>(
  name: string,
  graph: AnyGraph | number,
  algorithm: string,
  run: () => R,
  measure: (result: R) => number,
  { runs, peers = [], warmup }: AlgorithmItemOptions,
): BenchItem {
  let last: R | undefined;
  const work = () => {
    last = run();
  };
  return {
    name,
    iterations: 0,
    nodes: typeof graph === 'number' ? graph : graph.n,
    steps: runs,
    ...(warmup === undefined ? {} : { warmup }),
    time: (_, count) => sample(work, count),
    value: () => measure(last ?? run()),
    peers,
    setup: { algorithm, k: K, seed: SEED },
    problem: () => (typeof graph === 'number' ? { arrays: {}, numbers: { n: graph } } : graphProblem(graph)),
  };
}

/** What peers read of a graph: compressed rows, or the n x n matrix of a predicted one, its diagonal empty. */
function graphProblem(graph: AnyGraph): PeerProblem {
  const { n } = graph;
  if (!(graph instanceof DenseGraph)) {
    const { rowPtr, colIdx } = graph;
    return { arrays: { rowPtr, colIdx }, numbers: { n } };
  }
  const weights = graph.weights.slice();
  for (let v = 0; v < n; v++) weights[v * n + v] = 0;
  return { arrays: { weights }, numbers: { n } };
}

/** Hops, or lengths on a predicted graph. */
export const distancesOf = (graph: AnyGraph): DistanceMatrix =>
  graph instanceof DenseGraph ? allPairsWeighted(graph) : allPairsHops(graph);

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
