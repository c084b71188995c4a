import { InputError, type InputErrorDetails } from '../errors';
import { Graph } from '../graph/Graph';
import { methods } from '../methods';
import type { Answer, Seen } from '../methods/Method';
import { pick } from '../pick';
import { problems } from '../problems';
import type { PoseOptions, Problem } from '../problems/Problem';
import type { Settings } from '../settings';
import { noFeatures } from './ownFeatures';

/** One algorithm on one graph, as a worker thread gets it. */
export interface BaselineJob {
  /** The same for all that are asked about one instance, which a thread poses once. */
  readonly instance: string;
  readonly problem: string;
  readonly pose: PoseOptions;
  readonly graph: Pick<Graph, 'n' | 'rowPtr' | 'colIdx' | 'weights'>;
  readonly method: string;
  readonly settings: Settings;
  readonly seed: number;
}

/** What came out, or why the algorithm refused. */
export type BaselineResult = Answer | { readonly refusal: InputErrorDetails };

let last: { readonly instance: string; readonly seen: Seen } | undefined;

export default async function baselineWorker(job: BaselineJob): Promise<BaselineResult> {
  try {
    const problem: Problem = pick('problem', problems, job.problem);
    if (last?.instance !== job.instance) last = { instance: job.instance, seen: seenBy(problem, job) };
    const { seen } = last;
    const { k } = seen.instance;
    const { settings, seed } = job;
    const method = pick('method', methods, job.method);
    const solver = await method.learn({ problem, k, columns: seen.features.cols, graphs: [], settings, seed });
    try {
      return solver.solve(seen);
    } finally {
      solver.dispose();
    }
  } catch (error) {
    if (error instanceof InputError) return { refusal: error.details };
    throw error;
  }
}

function seenBy(problem: Problem, { graph: arrays, pose }: BaselineJob): Seen {
  const graph = new Graph(arrays);
  return { graph, features: noFeatures(graph).matrix, instance: problem.pose(graph, pose), part: 0 };
}
