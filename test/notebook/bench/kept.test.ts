import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BenchEntry, keptBench, measuredOn, profilesOf } from '../../../src/notebook/bench/kept';

const entry = (name: string, parts: Partial<BenchEntry> = {}): BenchEntry => ({
  name,
  title: `title of ${name}`,
  section: 'model',
  nodes: 10,
  machine: { cpu: 'Abacus', cores: 2, memoryGiB: 8, platform: 'linux x64', node: '20.0.0' },
  versions: {},
  notes: [],
  result: { name, msMedian: 2, msP10: 1, rounds: 5, peers: {} },
  ...parts,
});

it('keptBench: a later line of the same name counts, half a line does not; no file is no case', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-'));
  const file = join(folder, 'bench.jsonl');
  expect(keptBench(file)).toEqual([]);
  for (const one of [entry('a'), entry('b'), entry('a', { nodes: 99 })]) {
    appendFileSync(file, `${JSON.stringify(one)}\n`);
  }
  appendFileSync(file, '{"name":"c","ti');
  const kept = keptBench(file).map(({ name, nodes }) => [name, nodes]);
  rmSync(folder, { recursive: true });
  expect(kept).toEqual([
    ['a', 99],
    ['b', 10],
  ]);
});

it('profilesOf renames the profiles there are', () => {
  const profile = { msStep: 2, msKernels: 1, kernels: { spmm: 1 } };
  const entries = [entry('a', { profile }), entry('b')];
  expect(profilesOf(entries, { a: 'first', b: 'second', c: 'third' })).toEqual({ first: profile });
});

it('measuredOn names each machine once, and all programs', () => {
  const entries = [entry('a', { versions: { numpy: '2.0' } }), entry('b', { versions: { torch: '2.1' } })];
  expect(measuredOn(entries)).toBe(
    'Measured on 2 cores of an Abacus, 8 GiB, linux x64, Node 20.0.0; numpy 2.0, torch 2.1.',
  );
});
