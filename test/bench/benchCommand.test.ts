import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BenchItem } from '../../bench/BenchItem';
import { benchCommand, benchSteps } from '../../bench/benchCommand';
import { describeBench } from '../../bench/describeBench';
import { trainingSteps } from '../../bench/trainingSteps';

const script = join(__dirname, 'stubs', 'peer.js');
const peerOptions = { programs: [process.execPath] };

const step = (overrides: Partial<BenchItem> = {}): BenchItem => ({
  name: 'toy/step/T5',
  iterations: 5,
  nodes: 10,
  time: async (T, steps) => T + steps / 100,
  peers: [{ name: 'stub', script, setup: { ms: 3 }, steps: 2 }],
  setup: {},
  problem: () => ({ arrays: {}, numbers: { n: 10 } }),
  ...overrides,
});

describe('benchSteps', () => {
  it('returns medians, ratios and versions in the shape of the contract', async () => {
    const report = await benchSteps([step()], { peer: true, rounds: 3, stepsPerRound: 100, peerOptions });
    expect(report.results).toEqual([
      { name: 'toy/step/T5', msMedian: 6, msP10: 6, rounds: 3, peers: { stub: { msMedian: 15, ratio: 2.5 } } },
    ]);
    expect(report.versions).toEqual({ stub: '1.0' });
    expect(report).not.toHaveProperty('notes');
    expect(report.machine).toMatchObject({ cores: cpus().length, node: process.versions.node });
    expect(describeBench(report)).toMatch(/^ {2}stub +15\.00 +2\.50x$/m);
  });

  it('leaves peers out unless asked', async () => {
    const report = await benchSteps([step()], { rounds: 1 });
    expect(report.results[0]!.peers).toEqual({});
    expect(report).not.toHaveProperty('versions');
  });

  it('says once why a peer is absent, and measures the rest', async () => {
    const gone = { script, setup: { behave: 'absent' } };
    const peers = [{ name: 'gone', ...gone }, { name: 'lost', ...gone }, ...step().peers];
    const report = await benchSteps([step({ peers }), step({ peers })], { peer: true, rounds: 1, peerOptions });
    expect(report.notes).toEqual(['gone, lost left out: PyTorch is not installed: pip install torch']);
    expect(Object.keys(report.results[1]!.peers)).toEqual(['stub']);
  });

  it('leaves out a peer with n x n matrices on a large graph', async () => {
    const peers = [{ ...step().peers[0]!, dense: true }];
    const report = await benchSteps([step({ nodes: 100_000, peers })], { peer: true, rounds: 1, peerOptions });
    expect(report.notes).toEqual(['stub left out: expected at most 8000 nodes, but got 100000']);
  });
});

it('benchCommand times steps of karate through fit', async () => {
  const { results } = await benchCommand({ dataset: 'karate', rounds: 1, stepsPerRound: 5 });
  expect(results.map(({ name }) => name)).toEqual(['karate/step/T1', 'karate/step/T5', 'karate/facility/T1']);
  for (const { msMedian } of results) expect(msMedian).toBeGreaterThan(0);
});

it('benchCommand refuses a name that nothing has', async () => {
  await expect(benchCommand({ dataset: 'karate', only: 'nothing' })).rejects.toThrow(/expected part of a result name/);
});

it('every peer of the paper data sets has its script, the tuned ones beside the plain ones', () => {
  const peers = trainingSteps('karate').flatMap((one) => one.peers);
  const names = ['sparse-pytorch', 'dense-facility-pytorch'].flatMap((name) => [name, `${name}-tuned`]);
  expect(new Set(peers.map(({ name }) => name))).toEqual(new Set([...names, 'dense-pytorch']));
  for (const { name, script } of peers) {
    expect(script).toBe(`${name.replaceAll('-', '_')}.py`);
    expect(existsSync(join(__dirname, '..', '..', 'bench', 'peers', script))).toBe(true);
  }
});
