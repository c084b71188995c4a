import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import { run } from '../../src/experiments/run';
import type { Rng } from '../../src/random/Rng';
import { karateRun } from '../support/karateRun';
import { RedisServer } from '../support/redisServer';
import { CliProcess } from '../support/workerProcess';
import { fail, killedAfter } from './killedAfter';

/** As many as the child makes: of two steps each, told by their seeds. */
const RUNS = 300;

/** Runs are kept whole, each once, and none of those that were there is gone. */
function look(folder: string, before: number): ResultsStore {
  const store = new ResultsStore(join(folder, 'runs.jsonl'));
  const seeds = store.all().map(({ spec }) => spec.seed);
  if (seeds.length < before) fail(`the ${before} runs of before`, seeds.length);
  if (store.damaged.length > 0) fail('whole lines', store.damaged);
  const lines = existsSync(store.file) ? readFileSync(store.file, 'utf8').split('\n').slice(0, -1) : [];
  if (new Set(seeds).size !== lines.length) fail(`${seeds.length} lines, each run once`, lines.length);
  return store;
}

const kept = (folder: string): number => new ResultsStore(join(folder, 'runs.jsonl')).all().length;

/** All of them, and some looked at: what nobody killed comes to. */
async function lookAtAll(folder: string): Promise<void> {
  const store = look(folder, RUNS);
  if (store.all().length !== RUNS) fail(`${RUNS} runs`, store.all().length);
  for (const seed of [0, 123, RUNS - 1]) {
    const [found, wanted] = [store.get(karateRun(seed))?.metrics, (await run(karateRun(seed))).metrics];
    if (JSON.stringify(found) !== JSON.stringify(wanted)) fail(JSON.stringify(wanted), found);
  }
}

/** The pool of this machine: a process with its worker threads, which die with it. */
export const localPoolCrash = {
  async kill(folder: string, rng: Rng): Promise<void> {
    const before = kept(folder);
    await killedAfter('pool', folder, rng.int(2500));
    look(folder, before);
  },
  async end(folder: string): Promise<void> {
    await killedAfter('pool', folder, 120_000);
    await lookAtAll(folder);
  },
};

let redis: RedisServer | undefined;
const workers: CliProcess[] = [];
const work = async (): Promise<string> => {
  redis ??= await RedisServer.start();
  workers.push(new CliProcess('worker', '--queue', redis.url, '--concurrency', '1', '--lost-after', '1'));
  return redis.url;
};

/** The queue: two workers in processes of their own, and who awaits them; one of the three is killed, or two. */
export const queueCrash = {
  async kill(folder: string, rng: Rng): Promise<void> {
    while (workers.length < 2) await work();
    const before = kept(folder);
    const which = rng.int(3);
    // Later than a worker needs to begin, at times.
    const ended = killedAfter('queue', folder, 500 + rng.int(2500), redis!.url);
    if (which > 0) {
      const [victim] = workers.splice(rng.int(workers.length), 1) as [CliProcess];
      await new Promise((resolve) => setTimeout(resolve, rng.int(3000)));
      victim.child.kill('SIGKILL');
      await victim.end();
      await work();
    }
    await ended;
    look(folder, before);
  },
  /** A run that two workers died of is an error, once; asked for again it is made. */
  async end(folder: string): Promise<void> {
    const url = await work();
    for (let tries = 0; tries < 3 && kept(folder) < RUNS; tries++) await killedAfter('queue', folder, 120_000, url);
    await lookAtAll(folder);
  },
  async close(): Promise<void> {
    for (const { child } of workers.splice(0)) child.kill('SIGKILL');
    await redis?.stop();
    redis = undefined;
  },
};
