import { InputError, requireInteger } from '../../errors';
import { components } from '../../graph/components';
import { requireLengths } from '../../graph/distance/EdgeLengths';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { nearestFacility } from '../../graph/distance/nearestFacility';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import type { Graph } from '../../graph/Graph';
import { nodeColumns } from '../nodeColumns';
import type { NodeOutcome, PoseOptions, Problem, Solution } from '../Problem';
import { requireK } from '../requireK';
import { selectionViolation } from '../selectionViolation';
import { neededComponents } from './coverComponents';
import { farthestIn, largestDistance, longestIn, meanDistance, requireConnected, requireSameSize } from './distances';
import type { FacilityInstance } from './FacilityInstance';
import { facilityLoss, facilitySettings } from './facilityLoss';

const COLUMNS = {
  demand: { about: 'how much a node needs a facility: 0 not at all; it weighs the mean distance', default: 1, low: 0 },
  candidate: { about: '1 where a facility may stand, else 0', default: 1, flag: true },
} as const;

/**
 * Facility location (ClusterNet, section 5): choose K nodes so that the largest distance from any node to the nearest chosen
 * one, max_v min_{u in S} d(u, v), is smallest (k-centre). Distances are hops, or lengths of shortest paths where edges are
 * given lengths. Only nodes with a `demand` above 0 have to be near (and the mean distance, which tells equals apart, counts
 * them by it); only nodes whose `candidate` is 1 may be chosen. Training minimises an aggregate of expected distances
 * E[d(v, S)], see `facilityLoss`; rounding is the best of 50 draws of pipage rounding.
 *
 * A graph of several components, each with a demand, needs a facility in each: K is at least their number.
 *
 * Linear in the graph beyond 20,000 nodes: the loss then looks at some of the nodes (over lengths, beyond 2,048).
 *
 * @example problems.facility.value(problems.facility.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // 2
 */
export const facilityLocation: Problem<FacilityInstance> = {
  name: 'facility',
  title: 'Facility location (largest distance to a facility)',
  sense: 'min',
  searchWins: { with: [] }, // experiment best/facilities
  kind: 'selection',
  unit: { label: 'hops to the farthest', digits: 1, precise: 2 },
  unitOf: ({ lengths }) =>
    lengths === undefined ? facilityLocation.unit : { label: `${lengths.name} to the farthest`, digits: 2, precise: 4 },
  connected: true,
  lengths: true,
  columns: COLUMNS,
  pose,
  value: largestDistance,
  violation,
  tieBreak: { label: 'mean distance', of: meanDistance },
  outcome,
  relaxation: {
    shape: 'selection',
    settings: facilitySettings,
    of: (instance, settings = {}) => facilityLoss(facilityLocation, instance, settings),
  },
};

/**
 * @throws InputError for K outside [1, n], graphs of different size, a graph of more components than K that is no part, fewer
 * candidates than K, no demand at all, or lengths of a graph of which only a part is posed
 */
function pose(graph: Graph, options: PoseOptions): FacilityInstance {
  const { k: asked, whole, partial = false, lengths, columns: given } = options;
  requireInteger('nodes of the graph', graph.n, 1, Number.POSITIVE_INFINITY);
  const k = requireK(asked, graph.n);
  const limits = whole ?? graph;
  requireSameSize(graph, limits);
  const observed = partial || limits !== graph;
  const own = {
    ...(given === undefined ? {} : { columns: requirePlaces(nodeColumns(COLUMNS, given, graph.n), k) }),
    ...(lengths === undefined ? {} : { lengths: checkedLengths(graph, lengths, observed) }),
  };
  const shared = observed ? undefined : sharedComponents(graph, k, own.columns);
  if (!partial && shared === undefined) requireConnected(limits);
  return {
    graph,
    k,
    partial: observed,
    ...own,
    ...(shared === undefined ? {} : { components: shared }),
    get farthest() {
      const { lengths } = own;
      const within = lengths === undefined ? farthestIn(limits) : longestIn(limits, lengths.values);
      // Nowhere in its own component is a node as far from a facility as from one that it cannot reach.
      if (shared === undefined) return within;
      return lengths === undefined ? within + 1 : 2 * within;
    },
  };
}

function checkedLengths(graph: Graph, lengths: PoseOptions['lengths'] & {}, observed: boolean) {
  if (!observed) return { name: lengths.name, values: requireLengths(graph, lengths) };
  const actual = 'a part of another';
  throw new InputError({ what: `lengths "${lengths.name}"`, expected: 'a graph posed as a whole', actual });
}

function requirePlaces<C extends Record<'demand' | 'candidate', Float64Array>>(columns: C, k: number): C {
  const places = columns.candidate.reduce((count, may) => count + may, 0);
  if (places < k) {
    throw new InputError({ what: 'candidates', expected: `at least K = ${k} nodes`, actual: `${places}` });
  }
  if (columns.demand.some((demand) => demand > 0)) return columns;
  throw new InputError({ what: 'demand', expected: 'a node with a demand above 0', actual: 'none' });
}

/** The component of each node where there are several that need a facility, and K has room for all; else undefined. */
function sharedComponents(graph: Graph, k: number, columns: FacilityInstance['columns']): Int32Array | undefined {
  const { labels, sizes } = components(graph);
  if (sizes.length === 1) return undefined;
  const needed = neededComponents({ components: labels, ...(columns === undefined ? {} : { columns }) });
  if (needed.size > k) return undefined;
  for (const component of needed) {
    if (columns === undefined || labels.some((one, v) => one === component && columns.candidate[v] === 1)) continue;
    const node = labels.indexOf(component);
    throw new InputError({
      what: 'candidates',
      expected: 'one in every component with a demand',
      actual: `none in that of node "${graph.ids[node]}"`,
    });
  }
  return labels;
}

function violation(instance: FacilityInstance, chosen: Solution): string | null {
  const wrong = selectionViolation(instance, chosen);
  if (wrong !== null) return wrong;
  const { columns, components: labels } = instance;
  const barred = columns === undefined ? undefined : chosen.find((node) => columns.candidate[node] !== 1);
  if (barred !== undefined) return `expected candidates only, but got node ${barred}`;
  if (labels === undefined) return null;
  const needed = neededComponents(instance);
  for (const node of chosen) needed.delete(labels[node]!);
  return needed.size === 0 ? null : `expected a node in every component, but got none in ${needed.size} of them`;
}

/** The nearest facility (the one earlier in the solution on a tie) and how far it is; null out of reach. */
function outcome({ graph, lengths }: FacilityInstance, chosen: Solution): NodeOutcome {
  const { group, distance } = lengths === undefined ? byHops(graph, chosen) : byLengths(graph, lengths.values, chosen);
  return {
    group,
    columns: {
      facility: Array.from(group, (rank) => (rank < 0 ? null : graph.ids[chosen[rank]!]!)),
      distance: Array.from(group, (rank, v) => (rank < 0 ? null : distance[v]!)),
    },
  };
}

const byHops = (graph: Graph, chosen: Solution) => ({
  group: nearestFacility(graph, chosen),
  distance: hopsToNearest(graph, chosen),
});

function byLengths(graph: Graph, lengths: Float64Array, chosen: Solution) {
  const { origin, distance } = new ShortestPaths(graph, lengths).from(chosen);
  return { group: origin, distance };
}
