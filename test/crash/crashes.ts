import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import { Rng } from '../../src/random/Rng';
import { checkpointFile } from '../../src/training/checkpoint';
import { makeNotebook } from '../notebooks/makeNotebook';
import { NO_REDIS } from '../support/redisServer';
import { fail, killedAfter } from './killedAfter';
import { endNotebook, killNotebook, NO_JUPYTER } from './notebookCrash';
import { localPoolCrash, queueCrash } from './poolCrash';

/** Nothing lost, doubled or half-written: what stands after each kill, and at last. */
interface Crash {
  /** Kills once, and looks. */
  kill(folder: string, rng: Rng): Promise<void>;
  /** After the last kill. */
  end?(folder: string): Promise<void>;
  /** Ends what serves all kills, whatever came. */
  close?(): Promise<void>;
  /** What it needs that is not here; default nothing. */
  lacks?: string;
}

const bytes = Buffer.from(Float64Array.from({ length: 40_000 }, (_, i) => Math.sin(i)).buffer);
const sha256 = createHash('sha256').update(bytes).digest('hex');
let server: Server | undefined;

/** A server that sends the file in pieces, from where it is asked to. */
async function slowServer(): Promise<string> {
  server ??= createServer((request, response) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': bytes.length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    let at = from;
    const send = () => {
      if (response.destroyed) return;
      response.write(bytes.subarray(at, at + 8000));
      at += 8000;
      if (at >= bytes.length) response.end();
      else setTimeout(send, 2);
    };
    send();
  }).listen(0, '127.0.0.1');
  if (server.address() === null) await new Promise((resolve) => server!.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.bin`;
}

/** Executed in Node alone, over and over: it saves a table. */
const plainNotebook = JSON.stringify(
  makeNotebook([
    "import * as cn from 'clusternet';\nimport * as nb from 'clusternet/notebook';",
    'const { graph } = cn.karateClub();\nconst instance = cn.problems.modularity.pose(graph, { k: 2 });',
    "for (let i = 0; i < 100000; i++) nb.saveSolution('saved/club.csv', { problem: cn.problems.modularity, instance, solution: new Int32Array(34).fill(i % 2) });",
  ]),
);
let trained: Promise<string> | undefined;
let most = 0;

export const crashes: Readonly<Record<string, Crash>> = {
  results: {
    async kill(folder, rng) {
      const before = new ResultsStore(join(folder, 'runs.jsonl')).all().length;
      await killedAfter('results', folder, rng.int(300));
      const store = new ResultsStore(join(folder, 'runs.jsonl'));
      const seeds = store.all().map(({ spec }) => spec.seed);
      if (seeds.length < before) fail(`the ${before} runs of before`, seeds.length);
      if (store.damaged.length > 0) fail('whole lines', store.damaged);
      const lines = existsSync(store.file) ? readFileSync(store.file, 'utf8').split('\n').slice(0, -1) : [];
      if (lines.length !== seeds.length) fail(`${seeds.length} lines, each run once`, lines.length);
      seeds.forEach((seed, i) => void (seed === i || fail(`seed ${i}, as nothing is passed over`, seed)));
    },
  },
  checkpoints: {
    async kill(folder, rng) {
      await killedAfter('checkpoints', folder, rng.int(300));
      const file = checkpointFile<{ step: number; weights: Float32Array }>(
        { path: join(folder, 'state.json') },
        () => ({ of: 'crash' }),
      )!;
      const state = file.load();
      const step = state?.step ?? 0;
      if (step < most) fail(`step ${most} or later`, step);
      most = step;
      if (state !== undefined && !state.weights.every((value) => value === Math.fround(step))) fail('one state', step);
    },
  },
  files: {
    async kill(folder, rng) {
      await killedAfter('files', folder, rng.int(200));
      const file = join(folder, 'out.txt');
      if (!existsSync(file)) return;
      const text = readFileSync(file, 'utf8');
      if (text !== `${text[0]!.repeat(200000)}\n`) fail('one file as it was written', text.length);
    },
  },
  training: {
    async kill(folder, rng) {
      trained ??= killedAfter('training', mkdtempSync(join(tmpdir(), 'whole-')), 120_000) as Promise<string>;
      const whole = await trained;
      const said = await killedAfter('training', folder, rng.int(1500));
      if (said !== undefined && said !== whole) fail('the bits of a training that nobody killed', [said, whole]);
    },
    async end(folder) {
      const said = await killedAfter('training', folder, 120_000);
      if (said !== (await trained)) fail('the bits of a training that nobody killed', said);
    },
  },
  downloads: {
    async kill(folder, rng) {
      await killedAfter('download', folder, rng.int(120), await slowServer(), { CRASH_SHA256: sha256 });
      const file = join(folder, 'file.bin');
      if (existsSync(file) && !readFileSync(file).equals(bytes))
        fail('the whole file or none', readFileSync(file).length);
      rmSync(file, { force: true });
    },
    async end(folder) {
      await killedAfter('download', folder, 60_000, await slowServer(), { CRASH_SHA256: sha256 });
      if (!readFileSync(join(folder, 'file.bin')).equals(bytes)) fail('the file', 'another');
    },
    async close() {
      server?.close();
      server?.closeAllConnections();
      server = undefined;
    },
  },
  pool: localPoolCrash,
  queue: { ...queueCrash, ...(NO_REDIS ? { lacks: 'redis-server' } : {}) },
  notebooks: { kill: killNotebook, end: endNotebook, ...(NO_JUPYTER ? { lacks: '.venv: npm start makes it' } : {}) },
  plain: {
    async kill(folder, rng) {
      writeFileSync(join(folder, 'plain.ipynb'), plainNotebook);
      await killedAfter('plain', folder, rng.int(2500));
      if (readFileSync(join(folder, 'plain.ipynb'), 'utf8') !== plainNotebook)
        fail('the notebook as it was', 'another');
      const saved = join(folder, 'saved', 'club.csv');
      if (existsSync(saved) && readFileSync(saved, 'utf8').split('\n').length !== 36) fail('a whole table', saved);
    },
  },
};

/** Kills so often, at times by chance, and looks after each; throws at what is lost, doubled or half-written. */
export async function crash(kind: string, kills: number, seed = 0): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const rng = new Rng(seed);
  most = 0;
  try {
    const one = crashes[kind]!;
    for (let i = 0; i < kills; i++) await one.kill(folder, rng);
    await one.end?.(folder);
    // What a kill left of a file that was not yet in its place is small litter, never what is read.
    const rest = readdirSync(folder).filter((name) => !/(\.part|\.lock(\..*)?)$/.test(name));
    if (rest.length > (kind === 'plain' ? 2 : 1)) fail('one file', rest);
  } finally {
    await crashes[kind]!.close?.();
    rmSync(folder, { recursive: true, force: true });
  }
}
