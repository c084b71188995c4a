import { expect, it } from 'vitest';
import { planExperiment } from '../../../src/experiments/planExperiment';
import { runKey } from '../../../src/experiments/RunSpec';
import { gdpgTwin } from '../../../src/papers/gdpg-twin';

const connecting = gdpgTwin.experiments.filter(({ name }) => /nwst|mwcds/.test(name));

it.each(connecting)('$name has its rows on four kinds of graph, each run once for all of them', (experiment) => {
  const cells = planExperiment(experiment);
  const rows = new Set(cells.map(({ row }) => row));
  for (const row of rows) {
    const own = cells.filter((cell) => cell.row === row);
    expect(new Set(own.map(({ label }) => label))).toEqual(new Set(['ba', 'er', 'grp', 'ws']));
    const keys = own.map(({ runs }) => runs.map(runKey).join());
    expect(new Set(keys).size).toBe(1);
  }
  expect(cells.filter(({ printed }) => printed !== undefined).map(({ row }) => row)).toContain('actor and twin');
  for (const { seeds, runs } of cells) expect(runs.length).toBe(seeds === 'each' ? 5 : 1);
});
