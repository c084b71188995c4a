import { type GraphFilter, graphInput } from '../models/graphInput';
import type { GraphInput } from '../models/Model';
import type { Seen } from './Method';

const inputs = new WeakMap<object, Map<GraphFilter, GraphInput>>();

/** What a model sees of a graph; the same object every time, so that its copy beside the kernels is made once. */
export function inputOf(
  { graph, features }: Pick<Seen, 'graph' | 'features'>,
  filter: GraphFilter = 'low-pass',
): GraphInput {
  const known = inputs.get(graph) ?? new Map<GraphFilter, GraphInput>();
  inputs.set(graph, known);
  let input = known.get(filter);
  if (input === undefined || input.features !== features) {
    input = graphInput(graph, features, { filter });
    known.set(filter, input);
  }
  return input;
}
