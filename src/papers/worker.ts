import type { RunJob } from '../experiments/RunPool';
import type { RunRecord } from '../experiments/RunRecord';
import { type RunOptions, run } from '../experiments/run';
import './index'; // the papers' data sets

/** One run in a worker thread of `localPool`. */
export default function worker({ spec, dataDir }: RunJob): Promise<RunRecord> {
  const options: RunOptions = dataDir === undefined ? {} : { dataDir };
  return run(spec, options);
}
