import * as tf from '@tensorflow/tfjs-core';
import type { ForwardMode, GraphInput, Model } from '../models/Model';
import type { RelaxedProblem } from '../problems/Problem';
import { requireGradients } from './requireGradients';

/** What to train on: the graph as the model sees it and the problem whose loss is minimised. */
export interface FitProblem {
  input: GraphInput;
  relaxed: RelaxedProblem;
}

/**
 * One decision-focused step: the relaxed decision, its loss, and an update of all variables. Returns the loss.
 * @throws InputError for a loss through which a variable gets no gradient
 */
export function gradientStep(model: Model, problem: FitProblem, optimizer: tf.Optimizer, mode: ForwardMode): number {
  const { input, relaxed } = problem;
  const training = `training of ${model.name} on "${relaxed.problem.name}"`;
  return tf.tidy(() => {
    const { value, grads } = optimizer.computeGradients(() => {
      const loss = relaxed.loss(model.decide(input, relaxed.shape, mode));
      requireGradients(training, model.variables, loss);
      return loss;
    }, Object.values(model.variables));
    optimizer.applyGradients(grads);
    return value.dataSync()[0];
  });
}
