import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Piscina } from 'piscina';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import type { Answer, Method } from '../methods/Method';
import { problems } from '../problems';
import type { PoseOptions, Problem } from '../problems/Problem';
import type { Settings } from '../settings';
import type { BaselineJob, BaselineResult } from './baselineWorker';

/** Worker threads that all methods of one `solve` share. */
export interface SideThreads {
  /** For the starts of a training. */
  readonly pool: Piscina;
  /** True for an algorithm that learns nothing and looks at no features. */
  takes(method: Method): boolean;
  /** @throws InputError where the algorithm does */
  answer(method: Method, settings: Settings, seed: number): Promise<Answer>;
  close(): Promise<void>;
}

export interface SideThreadsOptions {
  pose: PoseOptions;
  /** At most; default one per core. */
  threads?: number;
}

/** Nodes and edges together from which several algorithms take longer than a thread takes to start. */
const WORTH_THREADS = 5000;

/** Nodes and edges together, and nodes of a problem about distances between all pairs, up to which every thread can hold them. */
const MOST = 4_000_000;
const MOST_WITH_DISTANCES = 10_000;

const WORKER = join(__dirname, 'baselineWorker.js');

/**
 * Threads for the algorithms of a graph; undefined where one core, a graph too small to be worth them or so large that copies of it
 * would not fit, or a problem that is not in the registry (a worker could not know it) leaves them all to this thread.
 */
export async function sideThreads(
  problem: Problem,
  graph: Graph,
  { pose, threads = availableParallelism() }: SideThreadsOptions,
): Promise<SideThreads | undefined> {
  const size = graph.n + graph.m;
  const most = problem.lengths === true ? MOST_WITH_DISTANCES : Number.POSITIVE_INFINITY;
  const registered = Object.values(problems).includes(problem as never);
  if (threads < 2 || size < WORTH_THREADS || size > MOST || graph.n > most || !registered || !existsSync(WORKER))
    return;
  const { Piscina: Pool } = await import('piscina'); // only when it is used: it costs start-up time
  const pool = new Pool({ minThreads: 0, maxThreads: threads, concurrentTasksPerWorker: 1, idleTimeout: 1000 });
  let over = false;
  pool.on('error', (error) => {
    if (!over) throw error; // else it is an answer to nobody
  });
  const instance = randomUUID();
  const { n, rowPtr, colIdx, weights } = graph;
  return {
    pool,
    takes: ({ learns, usesFeatures }) => !usesFeatures && learns !== true,
    async answer(method, settings, seed) {
      const asked = { instance, problem: problem.name, pose, graph: { n, rowPtr, colIdx, weights } };
      const job: BaselineJob = { ...asked, method: method.name, settings, seed };
      const result: BaselineResult = await pool.run(job, { filename: WORKER });
      if ('refusal' in result) throw new InputError(result.refusal);
      return result;
    },
    close() {
      over = true;
      return pool.destroy();
    },
  };
}
