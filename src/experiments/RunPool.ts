import type { RunRecord } from './RunRecord';
import type { RunSpec } from './RunSpec';

/** Where runs are made: worker threads of this process, or a queue that workers on any machine empty. */
export interface RunPool {
  /** Makes one run. @throws what the run threw; an error when the signal aborts, wherever the run is by then */
  run(spec: RunSpec, signal: AbortSignal): Promise<RunRecord>;
  /** Those at work, where that is known. */
  readonly workers?: number | undefined;
  /** Gives up what is still to be run, and frees what the pool holds. */
  close(): Promise<void>;
}

/** What a worker thread is handed. */
export interface RunJob {
  readonly spec: RunSpec;
  readonly dataDir?: string | undefined;
}
