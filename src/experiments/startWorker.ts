import { InputError } from '../errors';
import { Graph } from '../graph/Graph';
import { clusternet } from '../methods/clusternet';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import type { AvailableMemory } from '../training/availableMemory';
import type { MemoryPlan } from '../training/memoryPlan';
import type { TrainingProgress } from '../training/progress';
import type { Learned, StartJob, StartMessage, StartResult } from './StartJob';

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
  const { pose, features, settings, seed, port } = job;
  const problem: Problem = pick('problem', problems, job.problem);
  const graph = new Graph(job.graph);
  const seen = { graph, features, instance: problem.pose(graph, pose), part: 0 };
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
  const { k } = seen.instance;
  const solver = await clusternet.learn({ problem, k, columns: features.cols, graphs: [seen], settings, seed, hooks });
  try {
    return { answer: solver.solve(seen), report: solver.report };
  } finally {
    solver.dispose();
  }
}
