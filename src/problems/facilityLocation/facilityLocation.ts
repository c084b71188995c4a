import { requireInteger } from '../../errors';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { nearestFacility } from '../../graph/distance/nearestFacility';
import type { Graph } from '../../graph/Graph';
import type { NodeOutcome, PoseOptions, Problem, Solution } from '../Problem';
import { requireK } from '../requireK';
import { selectionViolation } from '../selectionViolation';
import { type FacilityInstance, farthestIn, hardDistances, requireConnected, requireSameSize } from './distances';
import { facilityLoss, facilitySettings } from './facilityLoss';

/**
 * Facility location (ClusterNet, section 5): choose K nodes so that the largest number of hops from any node to the
 * nearest chosen one, max_v min_{u in S} d(u, v), is smallest (k-centre). Training minimises an aggregate of expected
 * distances E[d(v, S)], see `facilityLoss`; rounding is the best of 50 draws of pipage rounding.
 *
 * Linear in the graph beyond 20,000 nodes: the loss then looks at some of the nodes.
 *
 * @example problems.facility.value(problems.facility.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // 2
 */
export const facilityLocation: Problem<FacilityInstance> = {
  name: 'facility',
  title: 'Facility location (largest distance to a facility)',
  sense: 'min',
  kind: 'selection',
  unit: { label: 'hops to the farthest', digits: 1, precise: 2 },
  connected: true,
  pose,
  value: (instance, chosen) => hardDistances(instance, chosen).reduce((largest, d) => Math.max(largest, d), 0),
  violation: selectionViolation,
  tieBreak: {
    label: 'mean distance',
    of: (instance, chosen) => hardDistances(instance, chosen).reduce((sum, d) => sum + d, 0) / instance.graph.n,
  },
  outcome,
  relaxation: {
    shape: 'selection',
    settings: facilitySettings,
    of: (instance, settings = {}) => facilityLoss(facilityLocation, instance, settings),
  },
};

/** @throws InputError for K outside [1, n], graphs of different size, or a graph of several components that is no part */
function pose(graph: Graph, { k: asked, whole, partial = false }: PoseOptions): FacilityInstance {
  requireInteger('nodes of the graph', graph.n, 1, Number.POSITIVE_INFINITY);
  const k = requireK(asked, graph.n);
  const limits = whole ?? graph;
  requireSameSize(graph, limits);
  if (!partial) requireConnected(limits);
  return {
    graph,
    k,
    partial: partial || limits !== graph,
    get farthest() {
      return farthestIn(limits);
    },
  };
}

/** The nearest facility (the one earlier in the solution on a tie) and the hops to it; null out of reach. */
function outcome({ graph }: FacilityInstance, chosen: Solution): NodeOutcome {
  const group = nearestFacility(graph, chosen);
  const hops = hopsToNearest(graph, chosen);
  return {
    group,
    columns: {
      facility: Array.from(group, (rank) => (rank < 0 ? null : graph.ids[chosen[rank]!]!)),
      distance: Array.from(hops, (h) => (h < 0 ? null : h)),
    },
  };
}
