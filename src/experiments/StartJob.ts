import type { MessagePort } from 'node:worker_threads';
import type { InputErrorDetails } from '../errors';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import type { Answer, LearningReport } from '../methods/Method';
import type { PoseOptions } from '../problems/Problem';
import type { Settings } from '../settings';
import type { AvailableMemory } from '../training/availableMemory';
import type { MemoryPlan } from '../training/memoryPlan';
import type { TrainingProgress } from '../training/progress';

/** What a training found for its graph. */
export interface Learned {
  readonly answer: Answer;
  readonly report: LearningReport;
}

/** One start of a training, as a worker thread gets it. */
export interface StartJob {
  readonly problem: string;
  readonly pose: PoseOptions;
  readonly graph: Pick<Graph, 'n' | 'rowPtr' | 'colIdx' | 'weights'>;
  readonly features: Features;
  readonly settings: Settings;
  readonly seed: number;
  /** Reports go out; any message that comes in stops the training after its step. */
  readonly port: MessagePort;
}

export type StartMessage =
  | { readonly kind: 'plan'; readonly plan: MemoryPlan; readonly available: AvailableMemory }
  | { readonly kind: 'progress'; readonly progress: TrainingProgress };

/** What came out, or why the start was refused. */
export type StartResult = Learned | { readonly refusal: InputErrorDetails };
