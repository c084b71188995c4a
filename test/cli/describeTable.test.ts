import { describe, expect, it } from 'vitest';
import { describeTable } from '../../src/cli/describeTable';
import type { TableRow } from '../../src/experiments/tableRows';
import { inductiveTables, tables } from '../../src/experiments/tables';

const ours = { runs: 2, mean: 0.5, deviation: 0.01, values: [0.49, 0.51], collapsed: 0 };
const row = (method: string, cell: Partial<TableRow['cells'][0]>): TableRow => ({
  method,
  task: 'learn',
  splits: 'released',
  cells: [{ dataset: 'synthetic', ours, paper: undefined, ...cell }],
});

describe('describeTable', () => {
  it('prints mean, deviation, paper and difference', () => {
    const text = describeTable(tables[1], [row('clusternet', { dataset: 'cora', paper: 0.54 })]);
    expect(text).toMatch(/^clusternet +0\.500 ± 0\.010 \(0\.54, −0\.04\)$/m);
    expect(text).toContain('Learning + optimization, released splits\n');
  });

  it('across graphs, counts best graphs, marks features, and separates fine-tuned methods', () => {
    const best = { ours: { best: 19.5, of: 30 }, paper: 26 };
    const lines = describeTable(inductiveTables[0], [
      row('clusternet', { paper: 0.57, best, features: 'structural' }),
      row('train-louvain', { best: { ours: { best: 30, of: 30 }, paper: undefined } }),
      row('clusternet-ft', { ours: undefined }),
    ]).split('\n');
    expect(lines).toContain(`${' '.repeat(24)}synthetic (features: structural)`);
    expect(lines.find((line) => line.startsWith('clusternet '))).toMatch(/\(0\.57, −0\.07\) +19\.5\/30 \(26\)$/);
    expect(lines.find((line) => line.startsWith('train-louvain'))).toMatch(/0\.500 ± 0\.010 +30\.0\/30$/);
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(at('no fine-tuning')).toBeLessThan(at('clusternet '));
    expect(at('fine-tuned on the test graph')).toBe(at('clusternet-ft') - 2);
    expect(lines[at('clusternet-ft')]).toMatch(/–$/);
  });
});
