import type { Graph } from '../graph/Graph';
import { hopsToNearest } from '../graph/distance/hopsToNearest';
import { nearestFacility } from '../graph/distance/nearestFacility';
import type { Objective, Solution } from '../problems';

/** What a solution says of each node; arrays of length n. */
export interface NodeDecisions {
  /** Partition: the community. Selection: null. */
  readonly community: Int32Array | null;
  /** Selection: the nearest facility, a node (the one earlier in the solution on a tie), and the hops to it. */
  readonly facility: Int32Array | null;
  readonly distance: Int32Array | null;
}

/** Spells a solution out node by node. O(n + m). */
export function nodeDecisions(graph: Graph, objective: Objective, solution: Solution): NodeDecisions {
  if (objective.decision === 'partition') return { community: solution, facility: null, distance: null };
  const facility = nearestFacility(graph, solution).map((rank) => (rank < 0 ? -1 : solution[rank]!));
  return { community: null, facility, distance: hopsToNearest(graph, solution) };
}
