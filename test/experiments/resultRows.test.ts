import { DataFrame } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { resultsOf } from '../../src/experiments/ResultsStore';
import { resultRows } from '../../src/experiments/resultRows';
import { results } from '../../src/experiments/results';

describe('resultRows', () => {
  it('has a row for every kept run, with what was run, what was measured and how long it took', () => {
    const records = resultsOf('clusternet/table-1').all();
    const rows = resultRows('clusternet/table-1');
    expect(rows).toHaveLength(records.length);
    const { spec, metrics, seconds } = records[7]!;
    const total = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    const { method, k, dataset, seed } = rows[7]!;
    expect({ method, k, dataset, seed }).toEqual({
      method: spec.method,
      k: spec.problem.k,
      dataset: spec.data.name,
      seed: spec.seed,
    });
    expect(rows[7]).toMatchObject({ value: metrics.value, seconds: total, 'seconds.train': seconds.train });
  });

  it('gives every row the same columns, NaN or nothing where a run has none', () => {
    const rows = resultRows('clusternet/table-1');
    expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
    const noAuc = rows.find(({ method }) => method === 'train-cnm');
    expect(noAuc?.auc).toBeNaN();
    expect(rows.every((row) => Object.values(row).every((value) => value !== undefined))).toBe(true);
  });

  it('has a column for a setting that varies, and none for one that is the same throughout', () => {
    const columns = Object.keys(resultRows('gdpg-twin/scheduling-scan')[0]!);
    expect(columns).toContain('settings.beta');
    expect(Object.keys(resultRows('clusternet/table-1')[0]!).filter((one) => one.startsWith('settings.'))).toEqual([]);
  });

  it('lists the experiments there are for a name that has no results', () => {
    expect(() => resultRows('clusternet/table-11')).toThrow(InputError);
    expect(() => resultRows('../package')).toThrow(
      /results: expected one of .*cnc\/figure-2.*, but got "\.\.\/package"/,
    );
  });
});

it('results is a danfojs frame of the same rows, that groups', () => {
  const frame = results('gdpg-twin/mwis');
  expect(frame).toBeInstanceOf(DataFrame);
  const rows = resultRows('gdpg-twin/mwis');
  expect(frame.shape).toEqual([rows.length, Object.keys(rows[0]!).length]);
  const means = frame.groupby(['method']).col(['ratio']).mean();
  const own = rows.filter(({ method }) => method === 'actor-twin').map(({ ratio }) => Number(ratio));
  const found = (means.values as [string, number][]).find(([method]) => method === 'actor-twin');
  expect(found?.[1]).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 10);
});
