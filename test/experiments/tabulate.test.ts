import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { planExperiment } from '../../src/experiments/planExperiment';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import { tabulate } from '../../src/experiments/tabulate';
import { karateExperiment } from '../support/karateExperiment';
import { recordOf } from '../support/record';

describe('tabulate', () => {
  let store: ResultsStore;
  const cells = planExperiment(karateExperiment);
  beforeEach(() => {
    store = new ResultsStore(join(mkdtempSync(join(tmpdir(), 'tabulate-')), 'karate.jsonl'));
  });

  it('has nothing for an empty store, and says how much is missing', () => {
    const { wanted, missing, cells: found } = tabulate(karateExperiment, store);
    expect([wanted, missing]).toEqual([13, 13]);
    for (const { ours, records } of found) expect([ours, records]).toEqual([undefined, []]);
  });

  it('puts means of the finished runs beside what is printed', () => {
    for (const [seed, value] of [0.3, 0.5].entries()) store.append(recordOf(cells[0]!.runs[seed]!, { value }));
    store.append(recordOf(cells[3]!.runs[0]!, { value: 0.38 }));
    const { wanted, missing, cells: found } = tabulate(karateExperiment, store);
    expect([wanted, missing]).toEqual([13, 10]);
    expect(found[0]).toMatchObject({ printed: 0.4, ours: { runs: 2, mean: 0.4, values: [0.3, 0.5] } });
    expect(found[2]?.ours).toBeUndefined();
    expect(found[3]).toMatchObject({ printed: 0.38, ours: { runs: 1, mean: 0.38, deviation: 0 } });
    const fewer = tabulate(karateExperiment, store, { seeds: 1, only: ['learn', 'clusternet'] });
    expect(fewer).toMatchObject({ wanted: 1, missing: 0 });
    expect(fewer.cells[0]?.ours?.mean).toBe(0.3);
  });

  it('counts a run that two cells need once', () => {
    const twice = { ...karateExperiment, cells: [...karateExperiment.cells, ...karateExperiment.cells] };
    store.append(recordOf(cells[3]!.runs[0]!));
    expect(tabulate(twice, store)).toMatchObject({ wanted: 13, missing: 12 });
  });

  it('takes seconds where times are what it is about', () => {
    const [cell] = karateExperiment.cells;
    const timing = { ...karateExperiment, metric: 'seconds', cells: [{ ...cell!, timed: 'train' }] } as const;
    const [spec] = planExperiment(timing)[0]!.runs;
    store.append(recordOf(spec!, { seconds: 3 }));
    expect(tabulate(timing, store).cells[0]?.ours?.mean).toBe(3);
  });
});
