import type { RunRecord, RunSpec } from './RunRecord';
import { type RunOptions, run } from './run';

/** One run in a worker thread of `runAll`. */
export default function worker({ spec, dataDir }: { spec: RunSpec; dataDir?: string }): Promise<RunRecord> {
  const options: RunOptions = dataDir === undefined ? {} : { dataDir };
  return run(spec, options);
}
