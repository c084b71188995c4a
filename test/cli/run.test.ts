import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clusternet } from '../support/clusternet';

const karate = (...args: string[]) => clusternet('run', '--dataset', 'karate', '--k', '4', ...args);

describe('clusternet run', () => {
  beforeEach(() => vi.stubEnv('CLUSTERNET_DATA', mkdtempSync(join(tmpdir(), 'no-data-'))));
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('--json has every field that programs may rely on', async () => {
    const { out, err, code } = await karate('--task', 'optimize', '--steps', '5', '--json');
    expect([err, code]).toEqual(['', 0]);
    const record = JSON.parse(out);
    const names =
      'method dataset task objective k seed splits value trainValue steps seconds msPerStep nodes edges version';
    expect(Object.keys(record)).toEqual(expect.arrayContaining(names.split(' ')));
    expect(Object.keys(record.seconds)).toEqual(
      expect.arrayContaining(['load', 'features', 'train', 'round', 'forward']),
    );
    expect(record.msPerStep).toBeCloseTo((1000 * record.seconds.train) / 5, 9);
  });

  it('--set reaches the run, and the JSON has every setting as it was', async () => {
    const { out, code } = await karate('--set', 'beta=30', '--set', 'lr=0.003', '--set', 'steps=5', '--json');
    expect(code).toBe(0);
    const { settings, steps } = JSON.parse(out);
    expect(settings).toMatchObject({ beta: 30, lr: 0.003, steps: 5, hidden: 50 });
    expect(steps).toBe(5);
    const plain = JSON.parse((await karate('--steps', '5', '--json')).out);
    expect(Object.keys(plain.settings)).toEqual(Object.keys(settings));
    expect(plain.settings).not.toMatchObject({ beta: 30 });
  });

  it('--set goes before the flag of the same name', async () => {
    const { out } = await karate('--steps', '7', '--set', 'steps=5', '--set', 'k=3', '--json');
    expect(JSON.parse(out)).toMatchObject({ steps: 5, k: 3 });
  });

  it('a method that does not train takes no notice of --steps, but refuses it as a setting', async () => {
    const { out, code } = await karate('--method', 'train-cnm', '--steps', '9', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ method: 'train-cnm', steps: 0, msPerStep: 0 });
    expect(JSON.parse(out).settings).not.toHaveProperty('steps');
    const refused = await karate('--method', 'train-cnm', '--set', 'steps=9');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^clusternet: --set: expected one of k, resolution, but got "steps"\n$/);
  });

  it.each([
    ['--set gamma=1', /^clusternet: --set: expected one of k, features, .*beta.*, but got "gamma"\n$/],
    ['--set beta=-1', /^clusternet: beta: expected a number above 0, but got -1\n$/],
    ['--set beta=1,2', /^clusternet: --set beta: expected one value .*, but got 1,2\n$/],
    ['--set k=35', /^clusternet: K: expected an integer between 1 and n = 34, but got 35\n$/],
    [
      '--set trainingGraphs=2',
      /^clusternet: trainingGraphs: expected a method that learns, under protocol across-graphs or fine-tuned, but got clusternet under same-graph\n$/,
    ],
    [
      '--set tuneSteps=2',
      /^clusternet: tuneSteps: expected .* under protocol fine-tuned or only-tuned, but got clusternet under same-graph\n$/,
    ],
    ['--training-graphs 2', /^clusternet: trainingGraphs: expected .*, but got clusternet under same-graph\n$/],
    ['--method train-cnm --set features=structural', /^clusternet: --set: expected one of .*, but got "features"\n$/],
    ['--protocol sometimes', /^clusternet: .*sometimes.*\n$/],
    ['--method train-gonzalez', /^clusternet: method: expected one for modularity: .*, but got "train-gonzalez" .*\n$/],
  ])('%s exits 2 with one line that says why', async (line, message) => {
    const { out, err, code } = await karate(...line.split(' '));
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(message);
  });
});
