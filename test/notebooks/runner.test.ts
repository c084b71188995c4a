import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, venvPython } from '../../scripts/lib/paths.mjs';
import { outputsToText } from '../../scripts/lib/text-output.mjs';
import { code, makeNotebook, type Notebook, writeNotebook } from './makeNotebook';

// Inside the project, so that the notebooks find `clusternet` as those in notebooks/ do.
const folder = join(root, 'out', 'test-runner');

/** Runs `npm run notebook` on these cells; `text` is what the executed notebook printed. */
async function run(name: string, cells: Parameters<typeof makeNotebook>[0], ...args: string[]) {
  const path = join(folder, `${name}.ipynb`);
  const out = join(folder, `${name}.out.ipynb`);
  writeNotebook(path, makeNotebook(cells));
  const command = [join(root, 'scripts', 'notebook.mjs'), path, '-o', out, ...args];
  const { status, stderr } = await new Promise<{ status: number; stderr: string }>((resolve) => {
    execFile(process.execPath, command, (error, _stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), stderr }),
    );
  });
  const executed: Notebook = JSON.parse(readFileSync(existsSync(out) ? out : path, 'utf8'));
  return { status, stderr, text: executed.cells.map(outputsToText).join('\n').trim() };
}

const parameters = code("const K = 5; // clusters\nconst datasets = ['cora'];\nconst name = 'a';", 'parameters');

describe.skipIf(!existsSync(venvPython))('npm run notebook (needs .venv: npm start makes it)', () => {
  it('imports clusternet with its types', async () => {
    const cells = ["import * as cn from 'clusternet';", 'const make: new (...x: any[]) => Error = cn.InputError;'];
    expect(await run('imports', [...cells, 'console.log(make.name)'])).toMatchObject({ status: 0, text: 'InputError' });
  });

  it('imports the displays beside it, which are no part of it', async () => {
    const cells = ["import * as cn from 'clusternet';\nimport * as nb from 'clusternet/notebook';"];
    const use = "console.log(nb.show.name, 'show' in cn); nb.table([{ a: 1 }], { title: 'T' });";
    const { status, text } = await run('displays', [...cells, use]);
    expect(status).toBe(0);
    expect(text).toMatch(/^show false\n[\s\S]*T[\s\S]*1/);
  });

  it('keeps of controls their values and what the first call shows, the same each time', async () => {
    const cells = [
      "import * as nb from 'clusternet/notebook';",
      'await nb.controls({ k: nb.slider(2, 12) }, ({ k }) => { console.log("k is", k); nb.table([{ k }]); });',
    ];
    const outputs = async () => {
      await run('controls', cells);
      const { cells: kept, metadata }: Notebook = JSON.parse(readFileSync(join(folder, 'controls.out.ipynb'), 'utf8'));
      expect(metadata).not.toHaveProperty('widgets');
      return kept[1]!.outputs as { data: Record<string, string | string[]> }[];
    };
    const first = await outputs();
    const texts = first.map(({ data }) => [data['text/plain']].flat().join(''));
    expect(texts).toEqual(['k = 7', 'k is 7\n', expect.stringMatching(/7$/)]);
    expect(await outputs()).toEqual(first);
  });

  it('knows variables of earlier cells in shorthand properties', async () => {
    const cells = ['const seed = 3;', 'const inner = () => { const seed = 9; return { seed }; };'];
    const ran = await run('shorthand', [...cells, 'console.log(JSON.stringify([{ seed }, inner()]))']);
    expect(ran).toMatchObject({ status: 0, text: '[{"seed":3},{"seed":9}]' });
  });

  it('takes values of earlier cells apart under other names', async () => {
    const cells = ['const pairs = [1, 2].map((low) => ({ low, high: 2 * low }));'];
    const ran = await run('destructuring', [...cells, 'console.log(pairs.map(({ high: top }) => top).join());']);
    expect(ran).toMatchObject({ status: 0, text: '2,4' });
  });

  it('shows a mistake in a cell as its sentence alone, thrown at once or later', async () => {
    const load = "import * as cn from 'clusternet';\nconst { graph } = cn.karateClub();";
    const sentence = 'K: expected an integer between 1 and n = 34, but got 99';
    for (const cell of ['cn.problems.modularity.pose(graph, { k: 99 });', 'await cn.solve(graph, { k: 99 });']) {
      const { status, text } = await run('mistake', [load, cell]);
      expect([status, text]).toEqual([1, `InputError: ${sentence}`]);
    }
    const { text } = await run('bug', [load, "throw new Error('mine');"]);
    expect(text).toMatch(/Error: mine\nCell \[2\], line 1\n> 1 \| throw/);
  });

  it('injects parameters as the type of their defaults', async () => {
    const args = ['-p', 'K=10', '-p', 'datasets=cora,fb', '-p', 'name=7'];
    const ran = await run(
      'parameters',
      [parameters, 'console.log(JSON.stringify([K, datasets, name]), K === 3)'],
      ...args,
    );
    expect(ran).toMatchObject({ status: 0, stderr: '', text: '[10,["cora","fb"],"7"] false' });
  });

  it.each([
    ['a thrown error', ["throw new Error('boom');", "console.log('never');"], 'Error: boom'],
    ['a type error', ["const x: number = 'a';"], "Type 'string' is not assignable"],
    ['text on stderr', ["console.error('careful');"], 'cell 1: careful'],
    ['a rejection nobody awaits', ["Promise.reject(new Error('alone'));", 'console.log(2)'], 'Error: alone'],
    [
      'one that comes after the last cell',
      ["setTimeout(() => Promise.reject(new Error('late')), 300);"],
      'Error: late',
    ],
  ])('fails on %s', async (what, cells, message) => {
    const ran = await run(what.replaceAll(' ', '-'), cells);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain(message);
    expect(ran.text).not.toContain('never');
  });

  it('stops a cell that takes too long', async () => {
    const ran = await run('hangs', ['for (;;);'], '--timeout', '2');
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('a cell took longer than 2');
  });

  it.each([
    ['an unknown parameter', ['-p', 'k=1'], 'expected a parameter out of K, datasets, name, but got "k"'],
    ['text for a number', ['-p', 'K=many'], 'parameter K: expected a number, but got "many"'],
    ['a parameter without value', ['-p', 'K'], 'expected -p name=value, but got "K"'],
  ])('ends with 2 on %s', async (_what, args, message) => {
    const ran = await run('usage', [parameters], ...args);
    expect(ran.status).toBe(2);
    expect(ran.stderr.trim()).toBe(message);
  });
});
