/** The paper's hyper-parameters for a single graph (appendix; dropout as in the README of the released code). */
export const singleGraph = {
  steps: 1000,
  learningRate: 0.01,
  weightDecay: 5e-4,
  hidden: 50,
  embedding: 50,
  dropout: 0.2,
  /** Inverse temperature of the assignment, for communities and for facilities. */
  beta: { partition: 50, selection: 30 },
} as const;

/**
 * The released code's settings of the two-stage method's link predictor on a single graph, but without weight decay: at
 * 5e-4 on bag-of-words features all scores shrink to the same number (AUC 0.50 on cora), without it the AUC is the paper's.
 */
export const linkPrediction = {
  steps: 300,
  learningRate: 0.01,
  weightDecay: 0,
  hidden: 50,
  embedding: 50,
  dropout: 0.2,
  edgeDropout: 0.2,
} as const;
