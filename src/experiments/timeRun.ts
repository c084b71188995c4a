import { ambientSignal } from '../ambientSignal';
import { median } from './means';
import type { RunRecord } from './RunRecord';
import type { RunSpec, TimedPart } from './RunSpec';
import { type RunOptions, run } from './run';

export interface TimeRunOptions extends RunOptions {
  /** A short measurement is repeated until it has taken this many seconds in all; default 1. */
  budget?: number;
}

/** Repetitions at most. */
const ROUNDS = 5;

/** Where a run keeps the seconds of a part; what an algorithm takes counts from the model to the solution. */
const SECONDS_OF: Readonly<Record<TimedPart, string>> = { train: 'train', forward: 'forward', solve: 'round' };

/**
 * A run made for its time: repeated under the seeds from its own on, of which the median counts. Loading and making features
 * count for nothing, nor do looks at the rounded solution while training. To be called with nothing else running.
 * @throws as `run`, and the signal's reason when aborted: a training that was cut short says nothing of its time
 */
export async function timeRun(spec: RunSpec, options: TimeRunOptions = {}): Promise<RunRecord> {
  const { budget = 1, ...rest } = options;
  const { signal = ambientSignal() } = options;
  const { timed, ...untimed } = spec;
  const part = SECONDS_OF[timed ?? 'train'];
  const all: number[] = [];
  const begun = performance.now();
  let last: RunRecord;
  do {
    last = await run({ ...untimed, seed: spec.seed + all.length }, rest);
    signal?.throwIfAborted();
    all.push(last.seconds[part]!);
  } while (all.length < ROUNDS && performance.now() - begun < 1000 * budget);
  return { ...last, spec, metrics: { seconds: median(all), rounds: all.length }, seconds: last.seconds };
}
