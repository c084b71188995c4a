import { type ExecFileException, execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/lib/paths.mjs';
import { slim } from '../scripts/lib/slim.mjs';

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

/** A folder with what `npm pack` makes of this one, once `prepack` has seen to dist/, which stays as it is here. */
function prepared(): string {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  for (const path of ['bin', 'data', 'dist', 'LICENSE', 'package.json', 'README.md', 'src', 'THIRD_PARTY.md'])
    if (existsSync(join(root, path))) cpSync(join(root, path), join(folder, path), { recursive: true });
  slim(join(folder, 'dist'));
  return folder;
}

interface Packed {
  filename: string;
  unpackedSize: number;
  files: string[];
}

/** The tarball of that folder, written to `to`; without it only its list. */
async function pack(from: string, to?: string): Promise<Packed> {
  const where = to === undefined ? ['--dry-run'] : ['--pack-destination', to];
  const { code, out, err } = await run(from, 'npm', 'pack', '--json', '--ignore-scripts', ...where);
  if (code !== 0) throw new Error(err);
  const [packed] = JSON.parse(out) as [{ filename: string; unpackedSize: number; files: { path: string }[] }];
  return { ...packed, files: packed.files.map(({ path }) => path).sort() };
}

/** All that is shipped, but for what is built of src/. */
const SHIPPED = [
  'LICENSE',
  'README.md',
  'THIRD_PARTY.md',
  'bin/clusternet.js',
  'data/digits/README.md',
  'data/digits/images-idx3-ubyte.gz',
  'data/digits/labels-idx1-ubyte.gz',
  'data/manifest.json',
  'dist/browser.mjs',
  'dist/kernels.relaxed.wasm',
  'dist/kernels.wasm',
  'package.json',
  'src/notebook/lab/handle.js',
  'src/notebook/lab/install.cjs',
  'src/notebook/lab/labExtension.js',
  'src/notebook/lab/themed.js',
];

describe.skipIf(!built && !heavy)('the packed files (needs a build)', () => {
  let folder: string;
  let packed: Packed;
  beforeAll(async () => {
    folder = prepared();
    packed = await pack(folder);
  }, TWO_MINUTES);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sources = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('kernels/assembly/'))
    .map((path) => `dist/${path.slice(0, -'.ts'.length)}`);

  it('are the list, a program for each source, and types of what can be imported', () => {
    const { files } = packed;
    const ofSources = (end: string) => files.filter((path) => path.startsWith('dist/') && path.endsWith(end));
    const [programs, types] = [ofSources('.js'), ofSources('.d.ts')];
    const rest = files.filter((path) => !programs.includes(path) && !types.includes(path));
    expect(rest).toEqual(SHIPPED);
    // The browser's are one file; what TypeScript would write into each module has two.
    const own = sources.filter((path) => !path.startsWith('dist/browser/'));
    const shared = ['dist/importDefault', 'dist/importStar'];
    expect(programs.sort()).toEqual([...own, ...shared].map((path) => `${path}.js`).sort());
    expect(types.filter((path) => !sources.includes(path.slice(0, -'.d.ts'.length)))).toEqual([]);
    for (const entry of ['dist/index.d.ts', 'dist/notebook/index.d.ts']) expect(types).toContain(entry);
    expect(types.filter((path) => /^dist\/(cli|kernel)\//.test(path))).toEqual([]);
  });

  it('are 3 MB at most once unpacked', () => {
    // A third of it is clusternet/browser.
    expect(packed.unpackedSize).toBeLessThanOrEqual(3_000_000);
  });

  it('name no map, and no optional package without leave', () => {
    const { peerDependenciesMeta } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const path of packed.files.filter((one) => /\.(d\.ts|js)$/.test(one))) {
      const text = readFileSync(join(folder, path), 'utf8');
      expect(/^\/\/# sourceMappingURL=/m.test(text), path).toBe(false);
      if (!path.endsWith('.d.ts')) continue;
      for (const name of Object.keys(peerDependenciesMeta)) {
        expect(text, path).not.toMatch(new RegExp(`(?<!// @ts-ignore: ${name} is optional\n)^import .*'${name}'`, 'm'));
      }
    }
  });

  it('hold every file that package.json names', () => {
    const { main, types, bin, exports, typesVersions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const entries = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry!),
    );
    const named = [main, types, ...Object.values(bin), ...entries, ...Object.values(typesVersions['*']).flat()];
    expect(named.filter((path) => !packed.files.includes((path as string).replace(/^\.\//, '')))).toEqual([]);
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

const IMPORT = `
import { createRequire } from 'node:module';
import { Graph, karateClub } from 'clusternet';
import { graphFigure } from 'clusternet/notebook';
const require = createRequire(process.cwd() + '/x.js');
const same = require('clusternet').Graph === Graph && require('clusternet/notebook').graphFigure === graphFigure;
console.log(JSON.stringify({ nodes: karateClub().graph.n, same }));`;

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
    const from = prepared();
    const { filename } = await pack(from, folder);
    rmSync(from, { recursive: true });
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

  online('is imported by a module as it is required', async () => {
    const { code, out, err } = await run(folder, process.execPath, '--input-type=module', '-e', IMPORT);
    expect(err).toBe('');
    expect([code, JSON.parse(out)]).toEqual([0, { nodes: 34, same: true }]);
  });

  online('says where the kept results are, which are not with it', async () => {
    const { code, out, err } = await run(
      folder,
      'npx',
      '--no',
      'clusternet',
      'experiment',
      'show',
      'clusternet/table-1',
    );
    expect(err).toMatch(/table-1\.jsonl: no finished run; experiment run clusternet\/table-1 makes them/);
    expect(err).toContain("the papers' runs are kept in the repository's data/results");
    expect([code, out.split('\n', 1)[0]]).toEqual([0, expect.stringMatching(/^Table 1/)]);
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

  // Node10 is what tslab's TypeScript uses, the others what new projects do.
  it.each([
    ['node10', 'commonjs', 'ts'],
    ['node16', 'node16', 'ts'],
    ['node16', 'node16', 'mts'],
    ['nodenext', 'nodenext', 'ts'],
    ['nodenext', 'nodenext', 'mts'],
    ['bundler', 'esnext', 'ts'],
  ])(
    'has types for both entries under %s, module %s, in a .%s, and ours without skipLibCheck',
    async (resolution, module, ending) => {
      const file = `types.${ending}`;
      writeFileSync(join(folder, file), TYPES);
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const flags = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        module,
        '--moduleResolution',
        resolution,
      ];
      const { out } = await run(folder, process.execPath, tsc, ...flags, file);
      // TensorFlow.js has faults in types of its own.
      const ours = out.split('\n').filter((line) => line !== '' && !/^( |node_modules\/@tensorflow\/)/.test(line));
      expect(ours).toEqual([]);
    },
    TWO_MINUTES,
  );
});
