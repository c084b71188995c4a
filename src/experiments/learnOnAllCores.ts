import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { ambientSignal } from '../ambientSignal';
import { InputError } from '../errors';
import type { LearningReport, Seen } from '../methods/Method';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import { startSeed } from '../training/startSeed';
import { type LearnOptions, learnInTurn } from './learnInTurn';
import type { Learned, StartJob, StartMessage, StartResult } from './StartJob';

/** Seconds that one thread may take for the rest before a second one is worth its start: 2.5e8 is about half a second. */
const WORTH_A_THREAD = 2.5e8;

const WORKER = join(__dirname, 'startWorker.js');

/**
 * ClusterNet trained on one graph from several starts, spread over worker threads where that is worth their start; the same
 * bits as one start after another, which is what it does for a problem that is not in the registry (a worker could not know
 * it), and, without a pool, for one start and for small work.
 * @param options.pool threads that are there already, which others may use too; default new ones
 */
export async function learnOnAllCores(
  problem: Problem,
  seen: Seen,
  options: LearnOptions & { pool?: Piscina },
): Promise<Learned> {
  if (options.pool !== undefined) return sideBySide(problem, seen, options, options.pool);
  const starts = options.settings.starts as number;
  const threads = Math.min(starts, options.threads ?? availableParallelism());
  const { graph, features } = seen;
  const entries = features.kind === 'sparse' ? features.colIdx.length : features.rows * features.cols;
  const work = starts * (options.settings.steps as number) * (entries + 50 * (graph.n + graph.m));
  const registered = Object.values(problems).includes(problem as never);
  if (threads < 2 || work < WORTH_A_THREAD || !registered || !existsSync(WORKER))
    return learnInTurn(problem, seen, options);
  const { Piscina: Pool } = await import('piscina'); // only when it is used: it costs start-up time
  const pool = new Pool({ minThreads: threads, maxThreads: threads, concurrentTasksPerWorker: 1 });
  let over = false;
  pool.on('error', (error) => {
    if (!over) throw error; // else it is an answer to nobody: a start that goes on after another was refused
  });
  try {
    return await sideBySide(problem, seen, options, pool);
  } finally {
    over = true;
    await pool.destroy();
  }
}

async function sideBySide(problem: Problem, seen: Seen, options: LearnOptions, pool: Piscina): Promise<Learned> {
  const { seed, signal = ambientSignal(), onMemoryPlan, onProgress } = options;
  const starts = options.settings.starts as number;
  const { graph, features } = seen;
  const { n, rowPtr, colIdx, weights } = graph;
  const done = new Array<number>(starts).fill(0);
  const begun = performance.now();
  const run = async (start: number): Promise<Learned> => {
    const { port1, port2 } = new MessageChannel();
    const take = (message: StartMessage): void => {
      if (message.kind === 'plan') {
        if (start === 0) onMemoryPlan?.(message.plan, message.available);
        return;
      }
      const { step, steps, ...rest } = message.progress;
      done[start] = step;
      const all = done.reduce((sum, one) => sum + one, 0);
      onProgress?.({ ...rest, step: all, steps: starts * steps, seconds: (performance.now() - begun) / 1000 });
    };
    port1.on('message', take);
    const stop = () => port1.postMessage('stop');
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop);
    const job: StartJob = {
      problem: problem.name,
      pose: options.pose ?? { k: seen.instance.k },
      graph: { n, rowPtr, colIdx, weights },
      features,
      settings: { ...options.settings, starts: 1 },
      seed: startSeed(seed, start),
      port: port2 as MessagePort,
    };
    try {
      const result: StartResult = await pool.run(job, { filename: WORKER, transferList: [port2] });
      // Its last messages may come after what it returned.
      for (let rest = receiveMessageOnPort(port1); rest; rest = receiveMessageOnPort(port1)) take(rest.message);
      if ('refusal' in result) throw new InputError(result.refusal);
      return result;
    } finally {
      signal?.removeEventListener('abort', stop);
      port1.close();
    }
  };
  const results = await Promise.all(Array.from({ length: starts }, (_, start) => run(start)));
  // The first of equals, and restarts and seconds of all, as `fit` has it.
  const best = results.reduce((first, next) => (next.answer.loss! < first.answer.loss! ? next : first));
  return { answer: best.answer, report: { ...best.report, ...inAllStarts(results.map(({ report }) => report)) } };
}

function inAllStarts(reports: readonly LearningReport[]): Pick<LearningReport, 'restarts' | 'seconds'> {
  const sum = (of: (report: LearningReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    restarts: sum(({ restarts }) => restarts),
    seconds: { train: sum(({ seconds }) => seconds.train), select: sum(({ seconds }) => seconds.select) },
  };
}
