import type * as tf from '@tensorflow/tfjs-core';
import type { Adam } from './Adam';
import type { BestLook, CheckpointOptions, TrainingState, Weighted } from './checkpoint';
import type { TrainingProgress } from './progress';

/** What every training can be told by who waits for it. */
export interface TrainingHooks {
  onProgress?: (progress: TrainingProgress) => void;
  /** Stops after the current step; the result is then the best so far. Default: in a notebook the running cell's, which ■ aborts. */
  signal?: AbortSignal;
  /**
   * Writes the whole state to `path` every `every` steps (default 100), at the end and when stopped. An existing file is
   * resumed, and the same bits follow; `steps` may have grown meanwhile, any other option must be the same.
   */
  checkpoint?: CheckpointOptions;
}

/** Why a training ended: all steps, `patience` looks without a better result, or the caller's signal. */
export type Stopped = 'completed' | 'early' | 'aborted';

/** A place in a training: which attempt (0, then 1 more for each restart), and how many steps of it are done. */
export interface Place {
  readonly attempt: number;
  readonly step: number;
}

/** What a look at the model found. */
export interface Look<Kept> {
  /** The look of smallest loss is kept, the first of equals. */
  readonly loss: number;
  /** For the reader of `onProgress`. */
  readonly value: number;
  /** Whether everything was put into one cluster, see `isCollapsed`. */
  readonly collapsed: boolean;
  /** What to keep, asked for when it is the best so far. */
  keep(): Kept;
}

/** What is particular to one kind of training; the rest is the loop's. */
export interface Training<Kept = never> {
  readonly model: Weighted;
  /** Takes the step that follows `place`, and returns its loss. */
  step(place: Place, adam: Adam): number;
  /** Rounds what the model decides; absent: there is nothing to look at. */
  look?(place: Place): Look<Kept>;
  /** Asked after each step and, with why it ended, at the end; true: start again, if a start is left. */
  hasCollapsed?(state: Progressed<Kept>, stopped: Stopped | undefined): boolean;
  /** Draws the weights of an attempt, from 1 on. */
  restart?(attempt: number): void;
  /** Whether the best look of a collapsed attempt still counts in the next. */
  readonly keepsBest?: boolean;
}

/** The state without what the loop reads from tensors. */
export type Progressed<Kept> = Omit<TrainingState<Kept>, 'weights' | 'adam' | 'losses'> & { losses: number[] };

export interface LoopOptions<Kept = never> {
  steps: number;
  learningRate: number;
  /** The learning rate after so many steps; default always `learningRate`. */
  learningRateAt?: ((step: number) => number) | undefined;
  weightDecay: number;
  /** Variables without L2 term; default none. */
  undecayed?: readonly tf.Variable[] | undefined;
  /** Of Adam; default 1e-8. */
  epsilon?: number | undefined;
  /** Steps between two looks; there is one at the last step too. Default: only that. */
  selectEvery?: number;
  /** Looks in a row without a better one, after which to stop; default never. */
  patience?: number;
  /** Default 0. */
  restarts?: number;
  onProgress?: ((progress: TrainingProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Where the state is kept, and that from which to go on. */
  checkpoint?: StateStore<Kept> | undefined;
}

export interface StateStore<Kept> {
  /** Steps between two saves. */
  readonly every: number;
  load(): TrainingState<Kept> | undefined;
  save(state: TrainingState<Kept>): void;
}

export interface LoopResult<Kept> {
  /** Of the last attempt, as `step`, `losses` and `looks` are. */
  readonly state: Progressed<Kept>;
  readonly best: BestLook<Kept> | null;
  readonly stopped: Stopped;
  /** Whether it ended collapsed. */
  readonly collapsed: boolean;
}
