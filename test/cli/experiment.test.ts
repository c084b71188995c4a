import { type ExecFileException, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { resultsOf } from '../../src/experiments/ResultsStore';
import { experiments } from '../../src/papers';
import { NEEDS_DATA, NO_DATA } from '../data/temporary';
import { clusternet } from '../support/clusternet';
import { record } from '../support/record';
import { keptRuns } from '../support/results';

interface Row {
  row: string;
  column: string;
  metric: string;
  mean: number | null;
  deviation: number | null;
  runs: number;
  values: (number | null)[];
  printed: number | null;
}

const rowsOf = (out: string): Row[] => JSON.parse(out).rows;
afterEach(() => vi.restoreAllMocks());

describe('clusternet experiment list', () => {
  it('has a line for every experiment', async () => {
    const { out, code } = await clusternet('experiment', 'list');
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(Object.keys(experiments));
    expect(out).toMatch(/^clusternet\/table-1 +Table 1: Community detection, K = 5 \(160 cells\)$/m);
  });

  it('prints names, titles and sizes as JSON', async () => {
    const all = JSON.parse((await clusternet('experiment', 'list', '--json')).out);
    expect(all).toHaveLength(Object.keys(experiments).length);
    expect(all[0]).toMatchObject({ name: expect.any(String), title: expect.any(String), seeds: 10 });
  });
});

describe('clusternet experiment show', () => {
  it.each(Object.keys(experiments))('%s as JSON has one row for each row and column', async (name) => {
    const { out, err, code } = await clusternet('experiment', 'show', name, '--json');
    expect([err, code]).toEqual(['', 0]);
    const { experiment, wanted, missing } = JSON.parse(out);
    expect([experiment, wanted > 0]).toEqual([name, true]);
    // The first paper's are complete; of the others some rows take long, and show a dash until somebody runs them.
    if (name.startsWith('clusternet/')) expect(missing).toBe(0);
    const rows = rowsOf(out);
    const metrics = experiments[name]!.cells.map((cell) => cell.metric ?? experiments[name]!.metric);
    expect(new Set(rows.map(({ row, column }) => `${row}\n${column}`)).size).toBe(rows.length);
    for (const { metric, mean, deviation, runs, printed, values } of rows) {
      expect(metrics).toContain(metric);
      if (missing === 0 && name.startsWith('clusternet/')) expect(runs).toBeGreaterThan(0);
      // null also where some run never got to what is counted
      const counted = runs > 0 && values.every((value) => value !== null);
      expect([typeof mean, typeof deviation]).toEqual(counted ? ['number', 'number'] : ['object', 'object']);
      expect(printed === null || typeof printed === 'number').toBe(true);
    }
  });

  it('has null where the paper printed nothing and where nothing has been run', async () => {
    const results = keptRuns(1, [{ value: 0.5 }, { method: 'train-louvain', value: 0.4 }]);
    const { out } = await clusternet('experiment', 'show', 'clusternet/table-1', '--results', results, '--json');
    const of = (row: string) => rowsOf(out).find((one) => one.row === row && one.column === 'cora/learn');
    expect(of('clusternet')).toMatchObject({ mean: 0.5, deviation: 0, runs: 1, printed: 0.54 });
    expect(of('train-louvain')).toMatchObject({ mean: 0.4, printed: null });
    expect(of('gcn-e2e')).toMatchObject({ mean: null, deviation: null, runs: 0, printed: 0.16 });
  });

  it('shows only what is asked for: words of one kind are alternatives, of different kinds conditions', async () => {
    const only = async (words: string) =>
      rowsOf((await clusternet('experiment', 'show', 'clusternet/table-2', '--only', words, '--json')).out);
    const rows = await only('cora, fb, clusternet, learn, released');
    expect(rows.map(({ row, column }) => [row, column])).toEqual([
      ['clusternet', 'cora/learn'],
      ['clusternet', 'fb/learn'],
    ]);
    const sweep = await clusternet('experiment', 'show', 'clusternet/training-graphs', '--only', 'modularity');
    expect(sweep.out).toContain('\nmodularity\n');
    expect(sweep.out).not.toContain('\nfacility\n');
  });

  it('of fewer seeds, has the means of these', async () => {
    const line = 'experiment show clusternet/table-1 --only cora,clusternet,learn,released --seeds 2 --json';
    const [row] = rowsOf((await clusternet(...line.split(' '))).out);
    expect(row).toMatchObject({ runs: 2, values: [0.49422958821111196, 0.5145455493794729] });
  });

  it('keeps the points of a sweep apart, in a file beside the experiment', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sweep-'));
    const store = resultsOf('clusternet/table-1-set', directory);
    store.append(record({ set: { beta: 10 }, value: 0.3 }));
    store.append(record({ set: { beta: 30 }, value: 0.4 }));
    const line = `experiment show clusternet/table-1 --only clusternet,cora,learn,released --set beta=10,30,90 --seeds 1`;
    const { out } = await clusternet(...line.split(' '), '--results', directory, '--json');
    expect(rowsOf(out).map(({ column, mean }) => [column, mean])).toEqual([
      ['cora/learn/beta=10', 0.3],
      ['cora/learn/beta=30', 0.4],
      ['cora/learn/beta=90', null],
    ]);
  });

  it.each([
    ['nothing', /^clusternet: experiment: expected one of clusternet\/.*, but got "nothing"\n$/],
    [
      'clusternet/table-6 --only pubmed',
      /^clusternet: only, of clusternet\/table-6: expected some of .*cora.*, but got "pubmed"\n$/,
    ],
    ['clusternet/training-graphs --only maxcut', /expected some of .*modularity.*facility.*, but got "maxcut"\n$/],
    ['clusternet/table-1 --seeds 0', /expected an integer of at least 1, but got "0"\n$/],
    ['clusternet/table-1 --set gamma=1', /^clusternet: --set: expected one of .*beta.*, but got "gamma"\n$/],
    ['clusternet/table-1 --set beta=0', /^clusternet: beta: expected a number above 0, but got 0\n$/],
    [
      'clusternet/table-1 --only train-cnm --set beta=3',
      /^clusternet: setting of clusternet\/table-1: expected one of k, resolution, but got "beta"\n$/,
    ],
  ])('%s exits 2 with one line that says why', async (line, message) => {
    const { out, err, code } = await clusternet('experiment', 'show', ...line.split(' '));
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });
});

describe('clusternet experiment run', () => {
  it('with nothing missing, prints the table and writes the figure of the sweep', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sweep-'));
    const store = resultsOf('clusternet/table-1-set', directory);
    for (const [beta, value] of [[10, 0.3], [30, 0.4]] as const) store.append(record({ set: { beta }, value })); // biome-ignore format: short
    const figure = join(directory, 'deep', 'beta.png');
    const line = 'experiment run clusternet/table-1 --only clusternet,cora,learn,released --set beta=10,30 --seeds 1';
    const { out, err, code } = await clusternet(...line.split(' '), '--results', directory, '--figure', figure);
    expect(code).toBe(0);
    expect(out).toMatch(/cora, beta = 10 +cora, beta = 30\nclusternet +0\.300 .* 0\.400 /);
    expect(err).toBe(`figure: ${figure}\n`);
    expect([...readFileSync(figure).subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
    const silent = await clusternet(...line.split(' '), '--results', directory, '--no-figure');
    expect([silent.out, silent.err]).toEqual([out, '']);
  });

  const worker = join(__dirname, '../../dist/papers/worker.js');
  const built = existsSync(worker) && existsSync(join(__dirname, '../../dist/kernels.wasm'));
  const needs = [NEEDS_DATA, built ? '' : '(skipped: needs npm run build)'].filter((text) => text !== '').join(' ');

  describe.skipIf(NO_DATA || !built)(`in worker threads ${needs}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'experiment-run-'));
    const line = 'experiment run clusternet/table-1 --only adol,clusternet,learn,released --seeds 1 --set steps=5,10';
    const start = (...more: string[]): Promise<{ code: number; out: string; err: string }> => {
      const program = join(__dirname, '../../bin/clusternet.js');
      const args = [program, ...line.split(' '), '--threads', '1', '--results', join(folder, 'results'), ...more];
      return new Promise((resolve) => {
        execFile(process.execPath, args, { cwd: folder }, (error: ExecFileException | null, out, err) =>
          resolve({ code: error === null ? 0 : Number(error.code), out, err }),
        );
      });
    };
    let first: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      first = await start();
    }, 60_000);

    it('makes the runs of a sweep, a column a value, and draws them', () => {
      expect(first.code).toBe(0);
      expect(first.out).toMatch(/^ +adol, steps = 5 +adol, steps = 10$/m);
      expect(first.out).toMatch(/^clusternet +0\.\d{3} \(0\.49, .*\) +0\.\d{3} \(0\.49, .*\)$/m);
      expect(first.err).toMatch(/figure: out.clusternet-table-1-steps\.png\n$/);
      expect(existsSync(join(folder, 'out', 'clusternet-table-1-steps.png'))).toBe(true);
    });

    it('keeps them beside the experiment, whose own file stays as it is', () => {
      expect(readdirSync(join(folder, 'results', 'clusternet'))).toEqual(['table-1-set.jsonl']);
      const kept = resultsOf('clusternet/table-1-set', join(folder, 'results')).all();
      expect(kept.map(({ spec }) => spec.settings.steps).sort()).toEqual([10, 5]);
    });

    it('runs nothing twice', async () => {
      const file = join(folder, 'results', 'clusternet', 'table-1-set.jsonl');
      const before = readFileSync(file, 'utf8');
      const again = await start('--no-figure');
      expect([again.code, again.out, again.err]).toEqual([0, first.out, '']);
      expect(readFileSync(file, 'utf8')).toBe(before);
    }, 60_000);
  });
});
