import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { allPairsLengths } from '../../graph/distance/allPairsLengths';
import { allPairsWeighted } from '../../graph/distance/allPairsWeighted';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import type { FacilityInstance } from '../../problems/facilityLocation/FacilityInstance';
import type { Instance, Solution } from '../../problems/Problem';
import { Rng } from '../../random/Rng';
import type { Baseline } from '../Baseline';
import { gonzalez } from './gonzalez';
import { greedyKCenter } from './greedyKCenter';
import { farthestSupplier, greedySupplier, type SupplierOptions } from './supplier';

const GREEDY = 'Wilder, Ewing, Dilkina & Tambe, NeurIPS (2019), section 5';
const problems = ['facility'];

/** Facility location: to K nodes, none of the others far from the nearest. */
export const facilityBaselines: readonly Baseline[] = [
  {
    name: 'greedy',
    title: 'Greedy',
    citation: GREEDY,
    problems,
    inPaper: true,
    seeded: false,
    solve: (instance) => greedy(instance as Posed, 'index'),
  },
  {
    name: 'greedy-mean-ties',
    title: 'Greedy, ties by mean',
    citation: GREEDY,
    problems,
    inPaper: false,
    seeded: false,
    solve: (instance) => greedy(instance as Posed, 'mean'),
  },
  {
    name: 'gonzalez',
    title: 'Gonzalez',
    citation: 'Gonzalez, Theoretical Computer Science 38 (1985)',
    problems,
    inPaper: true,
    seeded: true,
    solve: (instance, { seed = 0 } = {}) => farthest(instance as Posed, seed),
  },
];

/** As `facilityLocation` poses it, on observed or on predicted edges. */
type Posed = Instance<AnyGraph> & Pick<FacilityInstance, 'lengths' | 'columns' | 'components'>;

function greedy(instance: Posed, ties: 'index' | 'mean'): Solution {
  const { graph, k } = instance;
  if (isPlain(instance)) return greedyKCenter(allDistances(graph), { k, ties });
  return greedySupplier(finite(measured(instance)), { ...suppliers(instance), ties });
}

function farthest(instance: Posed, seed: number): Solution {
  const { graph, k } = instance;
  if (isPlain(instance)) return gonzalez(graph instanceof DenseGraph ? allDistances(graph) : graph, { k, seed });
  const options = suppliers(instance);
  const clients = Array.from({ length: graph.n }, (_, v) => v).filter((v) => options.demand[v]! > 0);
  return farthestSupplier(graph.n, clients[new Rng(seed).int(clients.length)]!, rowsOf(instance), options);
}

/** Whether every node is served alike, may serve, and can be reached, by hops (or over predicted edges). */
function isPlain({ graph, lengths, columns, components }: Posed): boolean {
  return columns === undefined && components === undefined && (lengths === undefined || graph instanceof DenseGraph);
}

function suppliers({ graph, k, columns, components }: Posed): SupplierOptions {
  const ones = new Float64Array(graph.n).fill(1);
  const { demand = ones, candidate = ones } = columns ?? {};
  return { k, demand, candidate, ...(components === undefined ? {} : { components }) };
}

function rowsOf(instance: Posed): (node: number) => ArrayLike<number> {
  const { graph, lengths } = instance;
  if (graph instanceof DenseGraph) {
    const { n, distances } = allDistances(graph);
    return (node) => distances.subarray(node * n, (node + 1) * n);
  }
  if (lengths !== undefined) {
    const paths = new ShortestPaths(graph, lengths.values);
    return (node) => paths.from([node]).distance;
  }
  return (node) =>
    Float64Array.from(hopsToNearest(graph, [node]), (hops) => (hops < 0 ? Number.POSITIVE_INFINITY : hops));
}

function measured({ graph, lengths }: Posed): DistanceMatrix {
  if (graph instanceof DenseGraph || lengths === undefined) return allDistances(graph);
  requirePairs(graph.n);
  return allPairsLengths(graph, lengths.values);
}

/** The same with +Infinity between nodes that do not reach each other. */
function finite(matrix: DistanceMatrix): DistanceMatrix {
  const { distances, unreachable } = matrix;
  if (unreachable === Number.POSITIVE_INFINITY || !distances.includes(unreachable)) return matrix;
  const infinite = Float32Array.from(distances, (d) => (d === unreachable ? Number.POSITIVE_INFINITY : d));
  return { ...matrix, distances: infinite, unreachable: Number.POSITIVE_INFINITY };
}

/** Nodes of which the distances of all pairs are still made: n² bytes, n searches. */
const ALL_PAIRS = 20_000;

/** Hops between all pairs, or lengths on a predicted graph. */
function allDistances(graph: AnyGraph): DistanceMatrix {
  if (graph instanceof DenseGraph) return allPairsWeighted(graph);
  requirePairs(graph.n);
  return allPairsHops(graph);
}

function requirePairs(n: number): void {
  if (n <= ALL_PAIRS) return;
  const expected = `at most ${ALL_PAIRS} nodes, since it compares the distances of all pairs`;
  throw new InputError({ what: 'graph', expected, actual: `${n}` });
}
