import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../../errors';
import { allPairsHops } from '../../graph/distance/allPairs';
import { diameterBounds } from '../../graph/distance/diameterBounds';
import type { Graph } from '../../graph/Graph';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { levelsOf } from '../../graph/distance/levels';
import { expectedDistance } from '../../ops/expectedDistance';
import { maximum } from '../../ops/maximum';
import { softMaximum } from '../../ops/softMaximum';
import { targetDistance } from '../../ops/targetDistance';
import { mixSeed, Rng } from '../../random/Rng';
import { fillToBudget, pipageFilled } from '../rounding/pipage';
import { defaultTargets, facilityTargets } from './facilityTargets';
import type { BindOptions, BoundObjective, DistanceMemory, Objective, Solution } from '../Problem';

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
  /**
   * Nodes that the training loss looks at: all of them from n² distances, or a number of them (`facilityTargets` says which
   * and with what error; `approximation` of the bound objective holds it). Default: all up to 20,000 nodes, beyond that 1000, or
   * as many as have 2^28 distances. Values and the choice among draws are exact in any case.
   */
  targets?: 'all' | number;
  /** Of the choice of targets; default 0. */
  seed?: number;
  /** Chance with which the error of a sample of targets is stated, in (0, 1); default 0.95. */
  confidence?: number;
  /** `farthest`: `full` may be disconnected, its unreachable pairs count as its largest finite distance. Default `error`. */
  disconnected?: 'error' | 'farthest';
}

/** Searches for the diameter of a graph too large for all pairs; if they do not settle it, its upper bound counts. */
const SEARCHES = 100;

/** Draws of randomised rounding, of which the one with the best training loss is kept (released code). */
const DRAWS = 50;

/**
 * Facility location (section 5): choose K nodes so that the largest number of hops from any node to the nearest chosen
 * one is smallest. Training minimises an aggregate of expected distances; draws of the rounding, and looks of `fit`, are
 * compared by the same aggregate of the chosen nodes' true distances.
 *
 * Linear in the graph beyond 20,000 nodes: the loss then looks at some of the nodes, see `targets`.
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
    targets = defaultTargets(graph.n),
    seed = 0,
    confidence = 0.95,
  } = options;
  requireInteger('nodes of the graph', graph.n, 1, Number.POSITIVE_INFINITY);
  if (full.n !== graph.n) {
    throw new InputError({ what: 'full graph', expected: `n = ${graph.n} nodes, as the graph`, actual: `${full.n}` });
  }
  if (!(temperature >= 0 && temperature < Number.POSITIVE_INFINITY)) {
    throw new InputError({ what: 'temperature', expected: 'a number of at least 0', actual: String(temperature) });
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new InputError({ what: 'confidence', expected: 'a number between 0 and 1', actual: String(confidence) });
  }
  if (targets !== 'all') requireInteger('targets', targets, 1, graph.n, 'n');
  if (disconnected === 'error') requireConnected(full);
  const levels = once(() => levelsOf(allPairsHops(graph), farthestIn(full)));
  const some = once(() =>
    facilityTargets(graph, {
      count: targets as number,
      kind: aggregation === 'mean' ? 'sample' : 'landmarks',
      cap: farthestIn(full),
      seed,
      confidence,
      temperature: aggregation === 'maximum' ? Number.POSITIVE_INFINITY : temperature,
    }),
  );

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
        const marginals = x as tf.Tensor1D;
        const distances =
          targets === 'all' ? expectedDistance(levels(), marginals) : targetDistance(some().hops, marginals);
        if (aggregation === 'maximum') return maximum(distances);
        return softMaximum(distances, aggregation === 'mean' ? 0 : temperature);
      }),
    round(x, { k, seed }) {
      const filled = fillToBudget(x, k);
      let best = pipageFilled(filled, { k, rng: new Rng(mixSeed(seed, 0)) });
      let bestLoss = hardLoss(best);
      for (let draw = 1; draw < DRAWS; draw++) {
        const chosen = pipageFilled(filled, { k, rng: new Rng(mixSeed(seed, draw)) });
        const loss = hardLoss(chosen);
        if (loss < bestLoss) [best, bestLoss] = [chosen, loss];
      }
      return best;
    },
    hardLoss,
    distances: distanceMemory(graph.n, targets),
    evaluate: (chosen) => hardDistances(chosen).reduce((largest, d) => Math.max(largest, d), 0),
    get approximation() {
      return targets === 'all' ? undefined : some().approximation;
    },
  };
}

/**
 * One byte a pair, for diameters below 255. All pairs are grouped by distance, which takes another byte and a quarter at
 * most on the graphs we measured, and three on the way there.
 */
function distanceMemory(n: number, targets: 'all' | number): DistanceMemory {
  if (targets === 'all') return { processBytes: 4 * n ** 2, kernelBytes: 1.25 * n ** 2 };
  return { processBytes: targets * n, kernelBytes: targets * n };
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

/** Largest finite distance in a graph (of a large one perhaps a bound on it), at least 1; found once per graph. */
function farthestIn(graph: Graph): number {
  let farthest = diameters.get(graph);
  if (farthest === undefined) {
    farthest = Math.max(1, diameterBounds(graph, defaultTargets(graph.n) === 'all' ? graph.n : SEARCHES).upper);
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
