import * as tf from '@tensorflow/tfjs-core';
import type { ForwardMode, GraphInput, Model } from '../models/Model';
import type { RelaxedProblem } from '../problems/Problem';

/** What to train on: the graph as the model sees it and the problem whose loss is minimised. */
export interface FitProblem {
  input: GraphInput;
  relaxed: RelaxedProblem;
}

/** One decision-focused step: the relaxed decision, its loss, and an update of all variables. Returns the loss. */
export function gradientStep(model: Model, problem: FitProblem, optimizer: tf.Optimizer, mode: ForwardMode): number {
  const { input, relaxed } = problem;
  return tf.tidy(() => {
    const { value, grads } = optimizer.computeGradients(
      () => relaxed.loss(model.decide(input, relaxed.shape, mode)),
      Object.values(model.variables),
    );
    optimizer.applyGradients(grads);
    return value.dataSync()[0];
  });
}
