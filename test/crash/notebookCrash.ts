import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, venvPython } from '../../scripts/lib/paths.mjs';
import type { Rng } from '../../src/random/Rng';
import { code, makeNotebook, type Notebook, writeNotebook } from '../notebooks/makeNotebook';
import { fail, familyOf, isAlive } from './killedAfter';

/** Needs `.venv`, which `npm start` makes. */
export const NO_JUPYTER = !existsSync(venvPython);

/** Cells that print megabytes, each with what the first has thought of: outputs of two executions cannot be mixed unseen. */
const CELLS = [
  'const token = String(Math.random());',
  ...[1, 2, 3].map((n) => `console.log(token, 'x'.repeat(${n}e6));`),
];
/** Seconds that our kernel takes to see that its Jupyter is gone, and a little more. */
const KERNEL_SEES = 12;

/** How long an execution takes here, milliseconds. */
let whole: number | undefined;

/** `npm run notebook -- X -o X`, of whose processes one, or all, are killed within the time that it takes. */
export async function killNotebook(folder: string, rng: Rng): Promise<void> {
  const path = join(folder, 'kept.ipynb');
  if (!existsSync(path)) writeNotebook(path, makeNotebook(CELLS.map((cell) => code(cell))));
  if (whole === undefined) {
    const begun = performance.now();
    await execute(path);
    whole = performance.now() - begun;
  }
  const before = tokenOf(path);
  await execute(path, rng.uniform(0, whole), rng);
  const after = tokenOf(path);
  if (before !== undefined && after === undefined) fail('outputs that were kept, or new ones', 'none');
}

/** The last execution is whole, and the notebook's. */
export async function endNotebook(folder: string): Promise<void> {
  const path = join(folder, 'kept.ipynb');
  const before = tokenOf(path);
  await execute(path);
  const after = tokenOf(path);
  if (after === undefined || after === before) fail('the outputs of another execution', after);
}

async function execute(path: string, ms?: number, rng?: Rng): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'notebook.mjs'), path, '-o', path], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let wrong = '';
  child.stderr.on('data', (chunk) => {
    wrong += String(chunk);
  });
  let family: number[] = [];
  const timer = setTimeout(
    () => {
      family = familyOf(child.pid!);
      // The runner, its Python, the kernel, or all of them at once.
      const victims = rng!.int(2) === 0 ? family : [family[rng!.int(family.length)]!];
      for (const victim of victims) if (isAlive(victim)) process.kill(victim, 'SIGKILL');
    },
    ms ?? 2 ** 31 - 1,
  );
  const status = await new Promise<number | null>((resolve) => child.once('exit', (ended) => resolve(ended)));
  clearTimeout(timer);
  if (ms === undefined) {
    if (status !== 0) fail('an execution that ends well', wrong.slice(-500));
    return;
  }
  // Whoever was not killed goes on to the end, or sees that it is alone.
  const until = Date.now() + 1000 * KERNEL_SEES + 2 * (whole ?? 0);
  while (family.some(isAlive)) {
    if (Date.now() > until) {
      for (const one of family.filter(isAlive)) process.kill(one, 'SIGKILL');
      fail('no process that goes on alone', family);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Of the execution that all outputs are of; undefined for a notebook without outputs. Anything between is a fault. */
function tokenOf(path: string): string | undefined {
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as Notebook;
  if (cells.length !== CELLS.length) fail(`${CELLS.length} cells`, cells.length);
  const texts = cells.slice(1).map(({ outputs }) => {
    if ((outputs ?? []).length === 0) return undefined;
    return [(outputs as { text: string | string[] }[])[0]!.text].flat().join('');
  });
  const tokens = new Set(texts.map((text) => text?.split(' ')[0]));
  if (tokens.size !== 1) fail('outputs of one execution', [...tokens]);
  texts.forEach((text, i) => {
    if (text !== undefined && !text.endsWith(`${'x'.repeat((i + 1) * 1e6)}\n`)) fail('whole outputs', text.length);
  });
  return [...tokens][0];
}
