import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimingStore } from '../../src/bench/timings/TimingStore';
import { clusternet } from '../support/clusternet';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timing-table-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it('table 6 prints what was measured beside the paper', async () => {
  new TimingStore(6, folder).append('cora', 'Train-CNM', { seconds: 0.0131, rounds: 5 });
  const { out, code } = await clusternet('table', '6', '--no-run', '--results', folder);
  expect(code).toBe(0);
  expect(out).toContain('Table 6: Seconds, community detection');
  expect(out).toMatch(/^Train-CNM +13\.1 ms \(1\.31 s, 100x\)/m);
});

it('table 9 as JSON has the paper’s seconds where nothing was measured', async () => {
  const { out } = await clusternet('table', '9', '--no-run', '--json', '--results', folder, '--datasets', 'pubmed');
  expect(JSON.parse(out)[0]).toEqual({
    title: 'ClusterNet, training',
    cells: [{ dataset: 'pubmed', rounds: 0, paper: 43.06 }],
  });
});

it('table 6 refuses a data set of another table', async () => {
  const { err, code } = await clusternet('table', '6', '--no-run', '--results', folder, '--datasets', 'pubmed');
  expect(code).toBe(2);
  expect(err).toContain('expected some of cora, citeseer, protein, adol, fb, but got "pubmed"');
});
