import { graphInput } from '../models/graphInput';
import type { GraphInput } from '../models/Model';
import type { Seen } from './Method';

const inputs = new WeakMap<object, GraphInput>();

/** What a model sees of a graph; the same object every time, so that its copy beside the kernels is made once. */
export function inputOf({ graph, features }: Pick<Seen, 'graph' | 'features'>): GraphInput {
  let input = inputs.get(graph);
  if (input === undefined || input.features !== features) {
    input = graphInput(graph, features);
    inputs.set(graph, input);
  }
  return input;
}
