import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweepRuns, sweepStore, sweeps } from '../../src/experiments/inductive/sweeps';
import { clusternet } from '../support/clusternet';
import { record } from '../support/record';

describe('clusternet sweep', () => {
  let results: string;
  beforeEach(() => {
    results = mkdtempSync(join(tmpdir(), 'sweep-'));
    const sweep = sweeps['training-graphs'];
    const [untrained, one] = sweepRuns(sweep, { seeds: 1 });
    const store = sweepStore(sweep, results);
    store.append(record({ ...untrained, steps: 0, value: 0.5 }));
    store.append(record({ ...one, steps: 70, value: 0.55 }));
    store.append(record({ ...one, seed: 1, steps: 70, value: 0.57 }));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(results, { recursive: true, force: true });
  });

  it('prints the finished points, and a dash for the others', async () => {
    const { out, code } = await clusternet('sweep', 'training-graphs', '--no-run', '--results', results);
    expect(code).toBe(0);
    expect(out).toMatch(/^modularity, clusternet +0\.500 ± 0\.000 +0\.560 ± 0\.014 +– +– +– +–$/m);
    expect(out).toMatch(/^facility, clusternet +– +– +– +– +– +–$/m);
  });

  it('prints curves as JSON, of one objective when asked', async () => {
    const args = ['--no-run', '--results', results, '--objectives', 'modularity', '--seeds', '1', '--json'];
    const [curve, ...others] = JSON.parse((await clusternet('sweep', 'training-graphs', ...args)).out);
    expect(others).toEqual([]);
    expect(curve.points.map((point: { at: number; value: { mean: number } }) => [point.at, point.value.mean])).toEqual([
      [0, 0.5],
      [1, 0.55],
    ]);
  });

  it('refuses a name that it does not know', async () => {
    expect(await clusternet('sweep', 'graphs', '--no-run')).toMatchObject({ code: 2 });
    const { code, err } = await clusternet('sweep', 'training-graphs', '--no-run', '--objectives', 'maxcut');
    expect(code).toBe(2);
    expect(err).toContain('objectives: expected some of modularity, facility, but got "maxcut"');
  });
});
