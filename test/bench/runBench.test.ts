import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BenchStore } from '../../bench/BenchStore';
import { benchPage } from '../../bench/benchPage';
import { benchPlan } from '../../bench/benchPlan';
import { benchTargets } from '../../bench/benchTargets';
import { runBench } from '../../bench/runBench';
import { machine } from '../../src/machine';
import type { BenchEntry } from '../../src/notebook/bench/kept';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'bench.jsonl');
const quick = { dataset: 'karate', quick: true, peer: false } as const;

const entry = (name: string, overrides: Partial<BenchEntry> = {}): BenchEntry => ({
  name,
  title: `title of ${name}`,
  section: 'model',
  nodes: 10,
  machine: machine(),
  versions: {},
  notes: [],
  result: { name, msMedian: 2, msP10: 1, rounds: 5, peers: {} },
  ...overrides,
});

describe('runBench', () => {
  it('measures what is missing, keeps it, and does nothing the second time', async () => {
    const only = 'karate/cnm/full';
    const [first] = await runBench({ ...quick, store: new BenchStore(file()), only });
    expect(first).toMatchObject({ name: only, section: 'full', nodes: 34, result: { rounds: 1, peers: {} } });
    const [second] = await runBench({ ...quick, store: new BenchStore(file()), only });
    expect(second).toEqual(JSON.parse(JSON.stringify(first)));
    await runBench({ ...quick, store: new BenchStore(file()), only, fresh: true });
    expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('measures again what another machine measured', async () => {
    const store = new BenchStore(file());
    store.append(entry('karate/cnm/full', { machine: { ...machine(), cpu: 'another' } }));
    const [own] = await runBench({ ...quick, store, only: 'karate/cnm/full' });
    expect(own!.machine.cpu).toBe(machine().cpu);
  });

  it('profiles training steps', async () => {
    const [step] = await runBench({ ...quick, store: new BenchStore(file()), only: 'karate/step/T1' });
    const { msStep, msKernels, kernels } = step!.profile!;
    expect(msStep).toBeGreaterThan(msKernels);
    expect(kernels).toHaveProperty('adam');
  });

  it('goes on after a case that fails, if told what to do with it', async () => {
    const failed: string[] = [];
    const onError = (name: string, { message }: Error) => failed.push(`${name}: ${message}`);
    const missing = { dataset: 'cora', dataDir: folder, peer: false, store: new BenchStore(file()) };
    expect(await runBench({ ...missing, only: 'cora/cnm/full', onError })).toEqual([]);
    expect(failed[0]).toMatch(/^cora\/cnm\/full: .*expected/);
    await expect(runBench({ ...missing, only: 'cora/cnm/full' })).rejects.toThrow(/expected/);
  });

  it('refuses a name that no case has', async () => {
    await expect(runBench({ ...quick, store: new BenchStore(file()), only: 'nothing' })).rejects.toThrow(
      /part of a case/,
    );
  });

  it('leaves what takes minutes to the end', () => {
    const last = benchPlan({ dataset: 'karate' }).filter((item) => item.last);
    expect(last.map(({ name }) => name)).toEqual([
      'points/neighbors/100k',
      'planted/read/1M',
      'planted/louvain/1M',
      'planted/leiden/1M',
      'karate/cnm/predicted-once',
    ]);
  });
});

describe('benchTargets', () => {
  const step = entry('cora/step/T1', {
    result: { name: '', msMedian: 2, msP10: 2, rounds: 7, peers: { 'sparse-pytorch': { msMedian: 5.2, ratio: 2.6 } } },
    profile: { msStep: 2, msKernels: 1.5, kernels: { spmm: 1.5 } },
  });
  const find = (entries: BenchEntry[], title: string) => benchTargets(entries).find((one) => one.title === title)!;

  it('says what is met, what is not, and what was not measured', () => {
    expect(find([step], 'training step, T = 1, against sparse-pytorch')).toMatchObject({
      measured: '2.60x',
      met: true,
    });
    const kernels = find([step], 'training step, T = 1, against the sum of its kernels');
    expect(kernels).toMatchObject({ measured: '1.33x', met: false });
    expect(find([step], 'loading cora')).toMatchObject({ measured: undefined, met: undefined });
  });

  it('asks the largest graph for time, memory and growth', () => {
    const rows = [{ nodes: 1e6, edges: 1e7, msPerStep: 2500, peakRssBytes: 2.4e9 }];
    const targets = benchTargets([], { rows, exponent: 1.03 }).slice(-3);
    expect(targets.map(({ measured, met }) => [measured, met])).toEqual([
      ['2.50 s', true],
      ['2.40 GB', false],
      ['1.03', true],
    ]);
  });
});

describe('benchPage', () => {
  it('shows every figure with its case, the machine and the command', () => {
    const peers = { networkx: { msMedian: 400, ratio: 200, value: 0.41 }, igraph: { msMedian: 0.5, ratio: 0.25 } };
    const cnm = entry('cora/cnm/full', {
      section: 'full',
      versions: { networkx: '3.6.1' },
      notes: ['torch left out: it is not there'],
      result: { name: '', msMedian: 2, msP10: 2, rounds: 5, value: 0.4, peers },
    });
    const page = benchPage([cnm, entry('cora/load', { section: 'other' })]);
    expect(page).toContain(
      '| title of cora/cnm/full | `cora/cnm/full` | 10 | 5 | 2.00 ms (0.400) | networkx | 400 ms (0.410) | 200x |',
    );
    expect(page).toContain('|  |  |  |  |  | igraph | 500 µs | 0.250x |');
    expect(page).toContain('| title of cora/load | `cora/load` | 10 | 5 | 2.00 ms |');
    expect(page).toContain(machine().node);
    expect(page).toContain('networkx 3.6.1');
    expect(page).toContain('npm run bench -- --fresh --only CASE');
    expect(page).toContain('- torch left out: it is not there');
  });

  it('says when there is nothing', () => {
    expect(benchPage([])).toContain('Nothing measured yet');
  });
});
