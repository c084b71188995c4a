import { DenseGraph } from '../../graph/DenseGraph';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import type { Graph } from '../../graph/Graph';
import type { Solution } from '../../problems/Problem';
import { mixSeed, Rng } from '../../random/Rng';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { bestSwaps } from './bestSwaps';
import { exactKCenter } from './exactKCenter';
import { facilityTable } from './FacilityTable';
import { gonzalez } from './gonzalez';
import { greedyKCenter } from './greedyKCenter';
import { allDistances, isBeyondPairs, measured, type Posed, rowsOf } from './measured';
import { sampledSwaps } from './sampledSwaps';
import { farthestSupplier, greedySupplier, type SupplierOptions } from './supplier';
import type { SwapCriterion } from './swapSearch';

const GREEDY = 'Wilder, Ewing, Dilkina & Tambe, NeurIPS (2019), section 5';
const problems = ['facility'];
const STARTS = {
  default: 4,
  low: 1,
  integer: true,
  about: 'starts: greedy (up to 20,000 nodes), and the rest by Gonzalez',
} as const;

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
  swapBaseline('mean'),
  swapBaseline('maximum'),
  {
    name: 'exact',
    title: 'Exact k-centre (HiGHS)',
    citation: 'Minieka, SIAM Review 12 (1970); Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    problems,
    inPaper: false,
    seeded: false,
    predicted: false,
    settings: { seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' } },
    ready: loadMilp,
    solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      if (instance.graph.n === 0) return new Int32Array(0);
      const table = facilityTable(instance as Posed);
      const start = swapped(instance as Posed, 'maximum', { seed: 0, starts: STARTS.default });
      const { centres, proven, bound } = exactKCenter(table, start, { seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return centres;
    },
  },
];

function swapBaseline(criterion: SwapCriterion): Baseline {
  return {
    name: `swap-${criterion}`,
    title: `Swaps by ${criterion === 'mean' ? 'mean' : 'largest'} distance`,
    citation: 'Teitz & Bart, Operations Research 16 (1968)',
    problems,
    inPaper: false,
    seeded: true,
    settings: { starts: STARTS },
    solve(instance, { seed = 0, settings: { starts = STARTS.default } = {}, onMeasures } = {}) {
      const options = { seed, starts: starts as number };
      const { graph } = instance;
      if (graph instanceof DenseGraph || !isBeyondPairs(graph)) return swapped(instance as Posed, criterion, options);
      const { centres, places } = swappedInSample({ ...(instance as Posed), graph }, criterion, options);
      onMeasures?.({ places });
      return centres;
    },
  };
}

/** The best of local searches from a few starts. */
function swapped(
  instance: Posed,
  criterion: SwapCriterion,
  { seed, starts }: { seed: number; starts: number },
): Int32Array {
  const first = greedy(instance, 'mean');
  if (first.length === 0) return first;
  const others = Array.from({ length: starts - 1 }, (_, s) => farthest(instance, mixSeed(seed, s)));
  return bestSwaps(facilityTable(instance), [first, ...others], criterion);
}

/** Where the distances of all pairs are too many: from farthest-first starts alone, and to some of the places. */
function swappedInSample(
  instance: Posed & { readonly graph: Graph },
  criterion: SwapCriterion,
  { seed, starts }: { seed: number; starts: number },
): { centres: Int32Array; places: number } {
  const from = Array.from({ length: starts }, (_, s) => Int32Array.from(farthest(instance, mixSeed(seed, s))));
  return sampledSwaps(instance, from, { criterion, seed: mixSeed(seed, SAMPLE) });
}

/** Stream of the seed. */
const SAMPLE = 91;

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

/** The same with +Infinity between nodes that do not reach each other. */
function finite(matrix: DistanceMatrix): DistanceMatrix {
  const { distances, unreachable } = matrix;
  if (unreachable === Number.POSITIVE_INFINITY || !distances.includes(unreachable)) return matrix;
  const infinite = Float32Array.from(distances, (d) => (d === unreachable ? Number.POSITIVE_INFINITY : d));
  return { ...matrix, distances: infinite, unreachable: Number.POSITIVE_INFINITY };
}
