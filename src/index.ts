/**
 * The public surface of `clusternet`, from data to decision:
 * graphs and data → models → objectives → training → rounding → experiments.
 * What a notebook shows has an entry of its own, `clusternet/notebook`.
 */
export * from './baselines';
export * from './data';
export { InputError } from './errors';
export * from './experiments';
export * from './features';
export * from './graph';
export { BACKEND, kernelSettings, REFERENCE_BACKEND } from './kernels/backend';
export { type Clustering, ClusterNet, type ClusterNetOptions } from './models/ClusterNet';
export { Gcn, type GcnOptions } from './models/Gcn';
export { GcnE2e, type GcnE2eOptions } from './models/GcnE2e';
export { graphInput } from './models/graphInput';
export type { DecisionKind, ForwardMode, GraphInput, Model } from './models/Model';
export * as ops from './ops';
export * from './problems';
export { argmax } from './problems/rounding/argmax';
export { fillToBudget, type PipageOptions, pipage } from './problems/rounding/pipage';
export { mixSeed, Rng } from './random/Rng';
export { Adam, type AdamOptions } from './training/Adam';
export { type ApplyModelOptions, applyModel } from './training/applyModel';
export type { AvailableMemory } from './training/availableMemory';
export { type FitOptions, type FitProblem, type FitResult, fit, paperIterations } from './training/fit';
export {
  type FitInductiveOptions,
  type FitInductiveResult,
  fitInductive,
  type InductiveExample,
} from './training/fitInductive';
export { type MemoryPart, type MemoryPlan, memoryPlan, type ProblemSize } from './training/memoryPlan';
export type { TrainingProgress } from './training/progress';
