import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clusternet } from '../support/clusternet';

describe('clusternet', () => {
  beforeEach(() => vi.stubEnv('CLUSTERNET_DATA', mkdtempSync(join(tmpdir(), 'no-data-'))));
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('run --json prints one object with what was run and measured', async () => {
    const { out, err, code } = await clusternet(
      ...'run --dataset karate --task optimize --k 4 --seed 3 --steps 50 --json'.split(' '),
    );
    expect([err, code]).toEqual(['', 0]);
    const record = JSON.parse(out);
    expect(record).toMatchObject({
      method: 'clusternet',
      dataset: 'karate',
      task: 'optimize',
      objective: 'modularity',
      k: 4,
      seed: 3,
      steps: 50,
      nodes: 34,
      edges: 78,
      simd: 'fixed',
    });
    expect(record.value).toBe(record.trainValue);
    expect(Object.keys(record.seconds).sort()).toEqual(['features', 'forward', 'load', 'round', 'train']);
  });

  it('run prints the same value for the same seed', async () => {
    const run = async () =>
      JSON.parse((await clusternet(...'run --dataset karate --steps 30 --json'.split(' '))).out).value;
    expect(await run()).toBe(await run());
  });

  it.each([
    ['run --dataset nope', /^clusternet: data set: expected one of karate, cora, .*, but got "nope"\n$/],
    ['run --dataset karate --k 0', /expected an integer of at least 1, but got "0"\n$/],
    ['run --dataset karate --k 35', /^clusternet: K: expected an integer between 1 and n = 34, but got 35\n$/],
    ['run --dataset karate --method magic', /^clusternet: .*magic.*\n$/],
    ['run --dataset cora', /^clusternet: .*clusternet data fetch cora.*CLUSTERNET_DATA.*\n$/],
    ['run', /^clusternet: required option '--dataset <name>' not specified\n$/],
    ['data fetch nope', /^clusternet: data set: expected one of .*, but got "nope"\n$/],
    ['frob', /^clusternet: unknown command 'frob'\n$/],
  ])('%s exits 2 with one line that says why', async (line, message) => {
    const { out, err, code } = await clusternet(...line.split(' '));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });

  it('data list names every set, data verify counts what is absent', async () => {
    expect((await clusternet('data', 'list')).out).toMatch(/karate +built in[\s\S]*cora +0 of 10 files/);
    expect((await clusternet('data', 'verify')).out).toMatch(/: 0 right, \d+ absent\n$/);
  });
});
