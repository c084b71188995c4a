/** The paper's hyper-parameters for a single graph (appendix; dropout as in the README of the released code). */
export const singleGraph = {
  steps: 1000,
  learningRate: 0.01,
  weightDecay: 5e-4,
  hidden: 50,
  embedding: 50,
  dropout: 0.2,
  /** Inverse temperature of the assignment, by objective. */
  beta: { modularity: 50, facility: 30 },
} as const;
