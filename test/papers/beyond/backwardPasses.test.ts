import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/experiments/ResultsStore';
import { runKey } from '../../../src/experiments/RunSpec';
import { tabulate } from '../../../src/experiments/tabulate';
import { backwardPasses } from '../../../src/papers/beyond/backwardPasses';

const { cells, resolve } = backwardPasses;
const specs = cells.map(({ request }) => resolve({ ...request, seed: 0 }));

describe('beyond/backward-passes', () => {
  it('differs in nothing but how the clustering layer is passed, from cell to cell of a column', () => {
    expect(new Set(specs.map(runKey)).size).toBe(cells.length);
    const rest = specs.map((spec) => {
      const { backward, tolerance, ...settings } = spec.settings;
      return runKey({ ...spec, settings });
    });
    expect(new Set(rest).size).toBe(new Set(cells.map(({ column }) => column)).size);
  });

  it('has the runs of table 1 as its first row, to the digit', () => {
    const kept = resultsOf('clusternet/table-1');
    const own = tabulate(backwardPasses, resultsOf(backwardPasses.name));
    for (const { row, runs, records } of own.cells) {
      if (row !== 'approximate, T updates') continue;
      expect(runs).toHaveLength(10);
      for (const run of runs) expect(kept.get(run)?.metrics.value).toBeDefined();
      for (const { spec, metrics } of records) expect(metrics.value).toBe(kept.get(spec)!.metrics.value);
    }
  });
});
