import type { MessagePort } from 'node:worker_threads';
import { InputError, type InputErrorDetails } from '../errors';
import { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { clusternet } from '../methods/clusternet';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import type { Settings } from '../settings';
import type { AvailableMemory } from '../training/availableMemory';
import type { MemoryPlan } from '../training/memoryPlan';
import type { TrainingProgress } from '../training/progress';
import type { Learned } from './learnOnAllCores';

/** One start of a training, as a worker thread gets it. */
export interface StartJob {
  readonly problem: string;
  readonly k: number;
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

/** Milliseconds between two reports of progress. */
const EVERY = 50;

export default async function startWorker(job: StartJob): Promise<StartResult> {
  try {
    return await learnStart(job);
  } catch (error) {
    if (error instanceof InputError) return { refusal: error.details };
    throw error;
  } finally {
    job.port.close();
  }
}

async function learnStart(job: StartJob): Promise<Learned> {
  const { k, features, settings, seed, port } = job;
  const problem: Problem = pick('problem', problems, job.problem);
  const graph = new Graph(job.graph);
  const seen = { graph, features, instance: problem.pose(graph, { k }), part: 0 };
  const controller = new AbortController();
  port.on('message', () => controller.abort());
  let last = Number.NEGATIVE_INFINITY;
  const tell = (message: StartMessage) => port.postMessage(message);
  const hooks = {
    signal: controller.signal,
    onMemoryPlan: (plan: MemoryPlan, available: AvailableMemory) => tell({ kind: 'plan', plan, available }),
    onProgress(progress: TrainingProgress) {
      const now = performance.now();
      if (now - last < EVERY && progress.value === undefined && progress.step < progress.steps) return;
      last = now;
      tell({ kind: 'progress', progress });
    },
  };
  const solver = await clusternet.learn({ problem, k, columns: features.cols, graphs: [seen], settings, seed, hooks });
  try {
    return { answer: solver.solve(seen), report: solver.report };
  } finally {
    solver.dispose();
  }
}
