import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import { allPairsHops } from '../graph/allPairs';
import type { Graph } from '../graph/Graph';
import { hopsToNearest } from '../graph/hopsToNearest';
import { levelsOf } from '../graph/levels';
import { expectedDistance } from '../ops/expectedDistance';
import { maximum } from '../ops/maximum';
import { softMaximum } from '../ops/softMaximum';
import { mixSeed, Rng } from '../random/Rng';
import { pipage } from '../rounding/pipage';
import type { BindOptions, BoundObjective, Objective, Solution } from './Objective';

/**
 * How the training loss combines the nodes' expected distances.
 * - `mean`: k-median rather than k-centre; what the released code trains the learning task with.
 * - `maximum`: the largest; what the released code trains the optimisation task with.
 * - `softMaximum`: average weighted by softmax(temperature · distance), as the paper says.
 */
export type Aggregation = 'mean' | 'maximum' | 'softMaximum';

export interface FacilityLocationOptions extends BindOptions {
  /** The graph whose diameter is the distance of unreachable pairs and the largest distance; default the graph itself. */
  full?: Graph;
  /**
   * Default, as released: `maximum` on the full graph itself, `mean` on an observed part of it, where the maximum says
   * nothing once a node cannot be reached.
   */
  aggregation?: Aggregation;
  /** Of `softMaximum`, per hop, at least 0; default 1. */
  temperature?: number;
  /** `farthest`: `full` may be disconnected, its unreachable pairs count as its largest finite distance. Default `error`. */
  disconnected?: 'error' | 'farthest';
}

/** Draws of randomised rounding, of which the one with the best training loss is kept (released code). */
const DRAWS = 50;

/**
 * Facility location (section 5): choose K nodes so that the largest number of hops from any node to the nearest chosen
 * one is smallest. Training minimises an aggregate of expected distances; draws of the rounding, and looks of `fit`, are
 * compared by the same aggregate of the chosen nodes' true distances.
 *
 * `bind` throws InputError for a graph without nodes, graphs of different size, or a disconnected `full` graph.
 */
export const facilityLocation: Objective & {
  bind(graph: Graph, options?: FacilityLocationOptions): BoundObjective;
} = {
  name: 'facility',
  title: 'Facility location (largest distance to a facility)',
  decision: 'selection',
  direction: 'minimize',
  bind: (graph, options = {}) => bindFacilityLocation(graph, options),
};

function bindFacilityLocation(graph: Graph, options: FacilityLocationOptions): BoundObjective {
  const {
    full = graph,
    aggregation = full === graph ? 'maximum' : 'mean',
    temperature = 1,
    disconnected = 'error',
  } = options;
  requireInteger('nodes of the graph', graph.n, 1, Number.POSITIVE_INFINITY);
  if (full.n !== graph.n) {
    throw new InputError({ what: 'full graph', expected: `n = ${graph.n} nodes, as the graph`, actual: `${full.n}` });
  }
  if (!(temperature >= 0 && temperature < Number.POSITIVE_INFINITY)) {
    throw new InputError({ what: 'temperature', expected: 'a number of at least 0', actual: String(temperature) });
  }
  if (disconnected === 'error') requireConnected(full);
  const levels = once(() => levelsOf(allPairsHops(graph), farthestIn(full)));

  const hardDistances = (chosen: Solution): Float64Array => {
    requireNodes(chosen, graph.n);
    const farthest = farthestIn(full);
    return Float64Array.from(hopsToNearest(graph, chosen), (hops) => (hops < 0 ? farthest : Math.min(hops, farthest)));
  };
  const hardLoss = (chosen: Solution): number => hardAggregate(hardDistances(chosen), aggregation, temperature);

  return {
    objective: facilityLocation,
    graph,
    loss: (x) =>
      tf.tidy(() => {
        const distances = expectedDistance(levels(), x as tf.Tensor1D);
        if (aggregation === 'maximum') return maximum(distances);
        return softMaximum(distances, aggregation === 'mean' ? 0 : temperature);
      }),
    round(x, { k, seed }) {
      let best = pipage(x, { k, rng: new Rng(mixSeed(seed, 0)) });
      let bestLoss = hardLoss(best);
      for (let draw = 1; draw < DRAWS; draw++) {
        const chosen = pipage(x, { k, rng: new Rng(mixSeed(seed, draw)) });
        const loss = hardLoss(chosen);
        if (loss < bestLoss) [best, bestLoss] = [chosen, loss];
      }
      return best;
    },
    hardLoss,
    evaluate: (chosen) => hardDistances(chosen).reduce((largest, d) => Math.max(largest, d), 0),
  };
}

/** The loss for certain distances: the limit of the relaxed loss at a 0/1 vector. */
function hardAggregate(distances: Float64Array, aggregation: Aggregation, temperature: number): number {
  const largest = distances.reduce((a, b) => Math.max(a, b), 0);
  if (aggregation === 'maximum') return largest;
  const sharpness = aggregation === 'mean' ? 0 : temperature;
  let mass = 0;
  let average = 0;
  for (const d of distances) {
    const weight = Math.exp(sharpness * (d - largest));
    mass += weight;
    average += weight * d;
  }
  return average / mass;
}

const diameters = new WeakMap<Graph, number>();

/** Largest finite distance in a graph, at least 1; found once per graph. */
function farthestIn(graph: Graph): number {
  let farthest = diameters.get(graph);
  if (farthest === undefined) {
    farthest = Math.max(1, allPairsHops(graph).diameter);
    diameters.set(graph, farthest);
  }
  return farthest;
}

function requireConnected(graph: Graph): void {
  const unreached = hopsToNearest(graph, [0]).reduce((count, hops) => count + (hops < 0 ? 1 : 0), 0);
  if (unreached === 0) return;
  throw new InputError({
    what: 'facility location',
    expected:
      'a connected graph, since distances are infinite otherwise (take largestComponent(graph), pass the connected ' +
      "graph that it is the observed part of as { full }, or { disconnected: 'farthest' })",
    actual: `one in which ${unreached} of n = ${graph.n} nodes cannot be reached from node 0`,
  });
}

function requireNodes(chosen: Solution, n: number): void {
  requireInteger('chosen nodes', chosen.length, 1, n, 'n');
  for (const node of chosen) requireInteger('chosen node', node, 0, n - 1, 'n − 1');
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
