import { expect, it } from 'vitest';
import { planExperiment } from '../../../src/experiments/planExperiment';
import { cutsAndCovers } from '../../../src/papers/beyond/cutsAndCovers';

it.each(cutsAndCovers)(
  '$name has its rows on the five graphs, ten seeds where a seed changes anything',
  (experiment) => {
    const cells = planExperiment(experiment);
    for (const { label, runs, seeds } of cells) {
      expect(['cora', 'citeseer', 'protein', 'adol', 'fb']).toContain(label);
      expect(runs.length).toBe(seeds === 'each' ? 10 : 1);
    }
    const byRow = new Map<string, number>();
    for (const { section, row } of cells) byRow.set(`${section} ${row}`, (byRow.get(`${section} ${row}`) ?? 0) + 1);
    expect(new Set(byRow.values())).toEqual(new Set([5]));
  },
);
