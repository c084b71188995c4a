import { normalizedAdjacency } from '../../graph/normalizedAdjacency';
import type { GraphInput } from '../../models/Model';
import type { BoundObjective, Objective } from '../../problems/Problem';
import type { InductiveExample } from '../../training/fitInductive';
import type { KnownGraph, ObservedGraph } from './InductiveMethod';

/** What a model sees of a graph; the same object every time, so that its copy beside the kernels is made once. */
export function inputOf(graph: ObservedGraph): GraphInput {
  let input = inputs.get(graph.graph);
  if (input === undefined || input.features !== graph.features) {
    input = { adjacency: normalizedAdjacency(graph.graph), features: graph.features };
    inputs.set(graph.graph, input);
  }
  return input;
}

const inputs = new WeakMap<object, GraphInput>();

/**
 * The problem on observed edges of a graph of which nothing else is known, not even its diameter: for facilities, nodes
 * that no observed path joins count as the farthest observed ones, and the mean distance is what a loss can tell.
 */
export function observedProblem(objective: Objective, { graph }: ObservedGraph): BoundObjective {
  return objective.bind(graph, { disconnected: 'farthest', aggregation: 'mean' });
}

/** With the loss on all edges; for facilities the mean distance, as released. */
export function exampleOf(objective: Objective, graph: KnownGraph): InductiveExample {
  return {
    input: inputOf(graph),
    observed: observedProblem(objective, graph),
    full: objective.bind(graph.full, { aggregation: 'mean' }),
  };
}
