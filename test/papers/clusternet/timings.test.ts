import { describe, expect, it } from 'vitest';
import { planExperiment } from '../../../src/experiments/planExperiment';
import { timingExperiments, timingTables } from '../../../src/papers/clusternet/timings';

describe('timingExperiments', () => {
  it.each(timingExperiments)('$name: every cell is one measurement, beside the paper’s seconds', (experiment) => {
    const table = Object.values(timingTables).find(({ id }) => experiment.name.endsWith(String(id)))!;
    const cells = planExperiment(experiment);
    expect(cells).toHaveLength(table.rows.length * table.datasets.length);
    for (const { runs, printed, timed } of cells) {
      expect(runs).toHaveLength(1);
      expect(runs[0]).toMatchObject({ timed, seed: 0, data: { splits: 'released', task: 'learn' } });
      expect(printed).toBeGreaterThan(0);
    }
    for (const { paper } of table.rows) expect(paper).toHaveLength(table.datasets.length);
  });

  it('find their cells by method too', () => {
    const only = ['clusternet', 'cora'];
    expect(planExperiment(timingExperiments[0]!, { only }).map(({ row }) => row)).toEqual([
      'ClusterNet, training',
      'ClusterNet, forward pass',
    ]);
  });
});
