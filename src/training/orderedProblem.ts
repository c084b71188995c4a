import { Graph } from '../graph/Graph';
import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import { inversePermutation } from '../graph/order/inversePermutation';
import { type NodeOrder, type NodeOrderName, nodeOrder } from '../graph/order/nodeOrder';
import { type Edges, reorderEdges } from '../graph/order/reorderEdges';
import { reorderRows } from '../graph/order/reorderRows';
import { currentDevice } from '../kernels/backend';
import type { GraphInput } from '../models/Model';
import { copyRows, permuteRows } from '../ops/permuteRows';
import { releasePropagated } from '../ops/propagatedFeatures';
import type { RelaxedProblem } from '../problems/Problem';
import type { FitProblem } from './gradientStep';

/** A problem with its nodes in a cache-friendly order inside, and the caller's order outside. */
export interface OrderedProblem {
  /** Its input, and the decisions its loss takes, are in the new order; the solutions it rounds to are in the caller's. */
  readonly problem: FitProblem;
  /** The order chosen, see `nodeOrder`. */
  readonly order: NodeOrder['name'];
  /** Frees what is kept in the kernels' memory for the problem in its order. */
  dispose(): void;
}

/**
 * The problem with its nodes in the order asked for. Dropout masks follow the places, and sums over neighbours are added in
 * the order of the places, so a training in another order is another training with as good a result, not the same bits.
 */
export function orderedProblem(problem: FitProblem, name: NodeOrderName): OrderedProblem {
  const { input } = problem;
  const { name: order, nodes } = nodeOrder(input.adjacency, name);
  if (nodes === null) return { problem, order, dispose: () => releasePropagated(currentDevice(), input.adjacency) };
  const edges = reorderEdges(input.adjacency, nodes);
  const adjacency: NormalizedAdjacency = {
    ...edges,
    inverseDegree: Float64Array.from(nodes, (node) => input.adjacency.inverseDegree[node]),
  };
  const ordered = orderedRelaxation(problem, nodes, edges);
  const features = reorderRows(input.features, nodes);
  return {
    problem: { input: { adjacency, features }, relaxed: ordered.relaxed },
    order,
    dispose() {
      const device = currentDevice();
      releasePropagated(device, adjacency);
      const { rowPtr, colIdx, weights, inverseDegree } = adjacency;
      const own = [rowPtr, colIdx, weights, inverseDegree, ...ordered.constants];
      for (const array of own) if (array !== null) device.release(array);
    },
  };
}

function orderedRelaxation({ input, relaxed }: FitProblem, nodes: Int32Array, edges: Edges) {
  const { n } = input.adjacency;
  const place = inversePermutation(nodes, n);
  const round: RelaxedProblem['round'] = (decision, options) => {
    const width = decision.length / n;
    const restored = new Float32Array(decision.length);
    copyRows(decision, place, width, restored);
    return relaxed.round(restored, options);
  };
  const withLoss = (loss: RelaxedProblem['loss']): RelaxedProblem => ({
    problem: relaxed.problem,
    instance: relaxed.instance,
    shape: relaxed.shape,
    loss,
    round,
    hardLoss: (solution) => relaxed.hardLoss(solution),
    lostParts: (solution) => relaxed.lostParts?.(solution) ?? false,
    // Asked for only when needed: finding the targets of a large graph takes long.
    get approximation() {
      return relaxed.approximation;
    },
    ...(relaxed.distances === undefined ? {} : { distances: relaxed.distances }),
  });
  if (relaxed.lossOn === undefined) {
    return { relaxed: withLoss((decision) => relaxed.loss(permuteRows(decision, place))), constants: [] };
  }
  const shared = sameEdges(relaxed.instance.graph, input);
  const graph = new Graph(shared ? edges : reorderEdges(relaxed.instance.graph, nodes));
  const constants = [graph.strengths(), ...(shared ? [] : [graph.rowPtr, graph.colIdx, graph.weights])];
  return { relaxed: withLoss(relaxed.lossOn(graph)), constants };
}

function sameEdges(graph: Graph, { adjacency }: GraphInput): boolean {
  return graph.colIdx === adjacency.colIdx && graph.weights === adjacency.weights;
}
