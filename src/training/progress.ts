/** What a training run reports while it runs: the argument of `fit`'s `onProgress`. */
export interface TrainingProgress {
  /** Steps done, 1 … steps. */
  step: number;
  /** Steps planned. */
  steps: number;
  /** Training loss of this step. */
  loss: number;
  /** The objective on the training graph after rounding, when it was measured at this step. */
  value?: number;
  /** Seconds of training so far. */
  seconds: number;
}
