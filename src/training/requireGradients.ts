import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { FLAT } from '../kernels/flatGradients';

/**
 * That each variable reaches the loss through operations with a gradient, read from tfjs's tape: a gradient that only happens to
 * be 0 (one part, weights of 0) is no mistake. To be called where the loss has just been computed under the tape: it takes some
 * microseconds.
 *
 * @param what the training, for the message
 * @throws InputError that names the variables, and the operations that let no gradient through
 */
export function requireGradients(
  what: string,
  variables: Readonly<Record<string, tf.Variable>>,
  loss: tf.Tensor,
): void {
  const tape = tf.engine().state.activeTape;
  const moved = new Set(Object.values(variables).map(({ id }) => id));
  for (const { inputs, outputs } of tape) {
    if (Object.values(inputs).some(({ id }) => moved.has(id))) for (const { id } of outputs) moved.add(id);
  }
  const reached = new Set([loss.id]);
  const flat = new Set<string>();
  for (const { kernelName, inputs, outputs, gradient } of [...tape].reverse()) {
    if (!outputs.some(({ id }) => reached.has(id))) continue;
    const learning = Object.entries(inputs).filter(
      ([name, { id }]) => moved.has(id) && !(kernelName === 'Select' && name === 'condition'),
    );
    if (learning.length === 0) continue;
    if (FLAT.has(kernelName)) flat.add(kernelName);
    else if (gradient === undefined) refuse(what, 'operations that have a gradient', `${kernelName}, which has none`);
    else for (const [, { id }] of learning) reached.add(id);
  }
  const without = Object.entries(variables).flatMap(([name, { id }]) => (reached.has(id) ? [] : [name]));
  if (without.length === 0) return;
  const why = flat.size === 0 ? 'the loss does not depend on it' : `none comes through ${[...flat].join(', ')}`;
  refuse(what, 'a gradient for every variable of the model', `none for ${without.join(', ')}: ${why}`);
}

function refuse(what: string, expected: string, actual: string): never {
  throw new InputError({ what, expected, actual });
}
