import { type ExecFileException, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/lib/paths.mjs';

const TWO_MINUTES = 120_000;
const built = existsSync(join(root, 'dist', 'index.js'));
const heavy = process.env.CI !== undefined || process.env.CLUSTERNET_PACKAGE_TEST !== undefined;

interface Run {
  code: number;
  out: string;
  err: string;
}

function run(folder: string, program: string, ...args: string[]): Promise<Run> {
  const options = { cwd: folder, shell: process.platform === 'win32', maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(program, args, options, (error: ExecFileException | null, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
    });
  });
}

/** What `npm pack` puts into the tarball that it writes to `folder`; without one it only lists. */
async function pack(folder?: string): Promise<{ filename: string; files: string[] }> {
  const where = folder === undefined ? ['--dry-run'] : ['--pack-destination', folder];
  const { code, out, err } = await run(root, 'npm', 'pack', '--json', '--ignore-scripts', ...where);
  if (code !== 0) throw new Error(err);
  const [{ filename, files }] = JSON.parse(out) as [{ filename: string; files: { path: string }[] }];
  return { filename, files: files.map(({ path }) => path) };
}

describe.skipIf(!built && !heavy)('the packed files (needs a build)', () => {
  it('are the library, the command line and the kept results, without bench, tests, notebooks and marks of the build', async () => {
    const { files } = await pack();
    const tops = new Set(files.map((path) => path.split('/', 1)[0]));
    expect(tops).toEqual(new Set(['LICENSE', 'README.md', 'bin', 'data', 'dist', 'package.json', 'src']));
    for (const path of [
      'bin/clusternet.js',
      'data/digits/images-idx3-ubyte.gz',
      'data/manifest.json',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/kernels.wasm',
      'dist/notebook/index.js',
      'dist/notebook/index.d.ts',
    ]) {
      expect(files).toContain(path);
    }
    expect(files.some((path) => /^data\/results\/.+\.jsonl$/.test(path))).toBe(true);
    expect(files.filter((path) => /^data\/cache\/|\/\.|\.ipynb$|\.test\./.test(path))).toEqual([]);
  });

  it('hold every file that package.json names', () => {
    const { main, types, bin, exports, typesVersions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const entries = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry!),
    );
    const named = [main, types, ...Object.values(bin), ...entries, ...Object.values(typesVersions['*']).flat()];
    expect(named.filter((path) => !existsSync(join(root, path as string)))).toEqual([]);
  });
});

const TRAIN = `
const cn = require('clusternet');
const { full, features } = cn.loadDataset('karate');
const task = cn.trainingProblem(cn.problems.modularity, full, features.full, { k: 4 });
const model = new cn.ClusterNet({ features: features.full.cols, k: 4, seed: 0 });
cn.fit(model, task, { steps: 20, seed: 0 }).then(({ trainValue, solution }) => {
  console.log(JSON.stringify({ trainValue, nodes: solution.length, loaded: Object.keys(require.cache) }));
});`;

const DRAW = `
const nb = require('clusternet/notebook');
const figure = nb.lineFigure({ title: 'a line', curves: [{ name: 'y', x: [0, 1], y: [0, 1] }], xLabel: 'x', yLabel: 'y' });
const before = Object.keys(require.cache);
console.log(JSON.stringify({ before, bytes: nb.figureToPng(figure).length }));`;

const TYPES = `
import * as cn from 'clusternet';
import * as nb from 'clusternet/notebook';
export const versions: nb.Versions = nb.versions();
export const graph: cn.Graph = cn.loadDataset('karate').full;
// @ts-expect-error the types are found, so a wrong one is an error
export const wrong: number = nb.versions();`;

/** What only a picture or a Jupyter kernel needs. */
const DISPLAY = /node_modules[\\/](tslab|plotly[^\\/]*|@resvg|upng-js|dejavu-fonts-ttf)[\\/]/;
const NO_NETWORK = /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED/;

describe.skipIf(!heavy)('the package installed elsewhere (in CI, or with CLUSTERNET_PACKAGE_TEST=1)', () => {
  let folder: string;
  let offline = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'installed-'));
    const { filename } = await pack(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
    const { code, err } = await run(folder, 'npm', 'install', ...quiet, `./${filename}`);
    if (code === 0) return;
    if (!NO_NETWORK.test(err)) throw new Error(`npm install of the tarball failed:\n${err}`);
    offline = 'npm cannot reach its registry, and what it keeps is not enough';
  }, TWO_MINUTES);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const online = (name: string, work: () => Promise<void>) =>
    it(
      name,
      async (context) => {
        if (offline !== '') context.skip(offline);
        await work();
      },
      TWO_MINUTES,
    );

  online('brings nothing that only notebooks need, and no optional peer', async () => {
    const there = readdirSync(join(folder, 'node_modules'));
    expect(there).toContain('clusternet');
    expect(there.filter((name) => /^(tslab|plotly|danfojs-node|xlsx|tsx|tinybench|typescript)/.test(name))).toEqual([]);
  });

  online('trains on karate, and loads nothing that draws', async () => {
    const { code, out, err } = await run(folder, process.execPath, '-e', TRAIN);
    expect(err).toBe('');
    expect(code).toBe(0);
    const { trainValue, nodes, loaded } = JSON.parse(out) as { trainValue: number; nodes: number; loaded: string[] };
    expect(nodes).toBe(34);
    expect(trainValue).toBeGreaterThan(0.2);
    expect(loaded.length).toBeGreaterThan(50);
    expect(loaded.filter((path) => DISPLAY.test(path) || /dist[\\/]notebook/.test(path))).toEqual([]);
  });

  online('draws a picture from clusternet/notebook, whose needs are loaded with the first picture', async () => {
    const { code, out, err } = await run(folder, process.execPath, '-e', DRAW);
    expect(err).toBe('');
    expect(code).toBe(0);
    const { before, bytes } = JSON.parse(out) as { before: string[]; bytes: number };
    expect(before.filter((path) => DISPLAY.test(path))).toEqual([]);
    expect(bytes).toBeGreaterThan(1000);
  });

  online('runs as npx clusternet', async () => {
    const flags = '--dataset karate --task optimize --k 4 --steps 5 --json'.split(' ');
    const { code, out, err } = await run(folder, 'npx', '--no', 'clusternet', 'run', ...flags);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ dataset: 'karate', steps: 5, nodes: 34 });
  });

  online('says where the bench is to be had', async () => {
    const { code, err } = await run(folder, 'npx', '--no', 'clusternet', 'bench');
    expect(err).toMatch(/^clusternet: bench: expected a checkout of the repository/);
    expect(code).toBe(2);
  });

  // Node10 is what tslab's TypeScript uses, Node16 what a new project does.
  for (const resolution of [
    ['--module', 'commonjs', '--moduleResolution', 'node10'],
    ['--module', 'node16', '--moduleResolution', 'node16'],
  ]) {
    online(`has types for both entries under ${resolution.at(-1)}`, async () => {
      writeFileSync(join(folder, 'types.ts'), TYPES);
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const flags = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', ...resolution];
      const { code, out } = await run(folder, process.execPath, tsc, ...flags, 'types.ts');
      expect(out).toBe('');
      expect(code).toBe(0);
    });
  }
});
