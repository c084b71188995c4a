import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Follows docs/extending.md in a copy of the project: each block of code goes where the text says. */
const root = join(__dirname, '../..');
const built = existsSync(join(root, 'dist', 'kernels.wasm'));
const minutes = 60_000;

describe.skipIf(!built)('docs/extending.md, followed word for word (needs the built kernels)', () => {
  let copy: string;
  const blocks = [...readFileSync(join(root, 'docs/extending.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code]) => code!,
  );

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  };
  const edit = (path: string, from: RegExp, to: string): void => {
    const text = readFileSync(join(copy, path), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(
      join(copy, path),
      text.replace(from, () => to),
    );
  };
  /** Without holding the thread, which vitest wants to hear from. */
  const node = (...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, args, { cwd: copy }, (_, stdout, stderr) =>
        resolve({ status: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  const clusternet = (...args: string[]) => node(join(copy, 'bin/clusternet.js'), ...args);

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'extending-'));
    for (const part of ['src', 'bin', 'test/support', 'test/problems', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    cpSync(join(root, 'dist'), join(copy, 'dist'), {
      recursive: true,
      filter: (path) => !/\.(js|map|ts|tsbuildinfo)$/.test(path),
    });
    expect(blocks).toHaveLength(5);
    write('src/cell.ts', blocks[0]!.replace("'clusternet'", "'./index'"));
    write('src/problems/crews/crews.ts', blocks[1]!);
    edit('src/problems/index.ts', /\n\} satisfies/, `\n${blocks[2]!}} satisfies`);
    edit('src/problems/index.ts', /^/, "import { crews } from './crews/crews';\n");
    write('src/papers/demo/index.ts', blocks[3]!);
    edit('src/papers/index.ts', /^export const papers.*$/m, blocks[4]!.trim());
    edit('src/papers/index.ts', /^/, "import { demo } from './demo';\n");
    const { stdout, status } = await node(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 2 * minutes);
  afterAll(() => rmSync(copy, { recursive: true, force: true }), minutes);

  it(
    'the cell defines a problem in at most ten lines, and solves it',
    async () => {
      const definition = /defineProblem\(\{\n([\s\S]*?)\n\}\);/.exec(blocks[0]!)![1]!;
      expect(definition.split('\n').length).toBeLessThanOrEqual(10);
      const { stdout, stderr } = await node(join(copy, 'dist/cell.js'));
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^clusternet: 0\.[34]\d{3}\n$/);
    },
    minutes,
  );

  it(
    'run trains for it, and a method that does not fit is refused with the reason',
    async () => {
      const line = 'run --dataset karate --task optimize --objective crews --k 2 --steps 200 --json'.split(' ');
      const run = await clusternet(...line);
      expect(run.stderr).toBe('');
      const { objective, value } = JSON.parse(run.stdout);
      expect(objective).toBe('crews');
      expect(value).toBeGreaterThan(-1); // all edges kept, in parts of equal size
      expect(value).toBeLessThan(0); // one part
      const refused = await clusternet(...line, '--method', 'train-louvain');
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(
        /method: expected one for crews: clusternet, gcn-e2e, k-means-points, but got "train-louvain" \(Louvain to K solves modularity, normalized-cut, not crews\)\n$/,
      );
    },
    minutes,
  );

  it(
    'solve offers what fits and nothing else',
    async () => {
      write('square.csv', 'a,b\nb,c\nc,d\nd,a\n');
      const solved = await clusternet(
        'solve',
        'square.csv',
        '--objective',
        'crews',
        '--k',
        '2',
        '--features',
        'identity',
        '--json',
      );
      expect(solved.stderr).toMatch(/^square.csv: 4 nodes, 4 edges, unweighted[^\n]*\n$/);
      const { value, methods, solution } = JSON.parse(solved.stdout);
      expect(value).toBe(-0.5); // two neighbours each
      expect(methods.map(({ method }: { method: string }) => method)).toEqual(['clusternet']);
      expect(solution[0]).toHaveProperty('part');
    },
    minutes,
  );

  it(
    'its contract is tested by its being there',
    async () => {
      const run = await node(
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--root',
        copy,
        'test/problems/contract.test.ts',
        '-t',
        'crews',
        '--reporter=verbose',
      );
      expect(run.stdout).toContain('crews');
      expect(run.status).toBe(0);
    },
    minutes,
  );

  it('the shell completes it', async () => {
    expect((await clusternet('complete', '--', 'run', '--objective', 'cre')).stdout).toBe('crews\n');
    expect((await clusternet('complete', '--', 'experiment', 'run', 'demo')).stdout).toBe('demo/table-1\n');
  });

  it(
    'the experiment of the paper runs and is kept under its name',
    async () => {
      const run = await clusternet('experiment', 'run', 'demo/table-1', '--results', join(copy, 'kept'));
      expect(run.stderr).toBe('');
      expect(run.stdout).toMatch(
        /^Table 1: crews of the karate club.*\n\nAll edges observed\n[\s\S]*clusternet +-\d+\.\d+ ± \d+\.\d+ \(-0\.85, /,
      );
      expect(readFileSync(join(copy, 'kept/demo/table-1.jsonl'), 'utf8').trim().split('\n')).toHaveLength(6);
    },
    minutes,
  );
});
