import type { NodeFeatureName } from '../features/nodeFeatures';
import type { Graph } from '../graph/Graph';
import { isLarge } from '../graph/isLarge';
import type { DistanceMemory } from '../problems/Problem';
import type { Settings } from '../settings';

/** What `solve` does where it is not told, see `effortOn`. */
export interface Effort {
  readonly features: NodeFeatureName;
  readonly starts: number;
  /** Of ClusterNet: no more than what differs from the paper's. */
  readonly settings: Settings;
}

const FULL: Effort = { features: 'node2vec', starts: 3, settings: {} };

/** Nodes and edges that all steps of a training look at together. */
const LOOKED_AT = 5e8;
/** Distances that take as long as an edge. */
const DISTANCES = 8;
const [FEWEST, MOST] = [30, 1000];
/** Nodes that a loss over distances looks at. */
const TARGETS = 128;

/**
 * The paper's training from three starts on features that are trained too, up to 65,535 nodes. Beyond, features that a few
 * products with the graph make, and one training of as many steps as minutes have room for, looked at twice: by sizes alone, so
 * that results stay the same on any machine.
 *
 * @param distances what the loss keeps of them; absent: nothing
 * @example effortOn(karateClub().graph).starts // 3
 */
export function effortOn(graph: Graph, distances?: DistanceMemory): Effort {
  if (!isLarge(graph)) return FULL;
  const step = graph.n + graph.m + (distances?.processBytes ?? 0) / DISTANCES;
  const steps = Math.min(MOST, Math.max(FEWEST, Math.round(LOOKED_AT / step)));
  return {
    features: 'projection',
    starts: 1,
    settings: { steps, selectEvery: Math.ceil(steps / 2), passes: 1, draws: 5, targets: TARGETS },
  };
}
