import '../../src/papers/clusternet/datasets';
import { describe, expect, it, vi } from 'vitest';
import { agreementRows, agreementTable } from '../../src/notebook/agreementTable';
import { agreement } from '../../src/papers/clusternet/agreement';
import { tableResults } from '../../src/papers/clusternet/tableResults';

const communities = tableResults('modularity', 5, { datasets: ['cora'] });

describe('agreementRows', () => {
  it('says yes or NO of each cell, beside the numbers', () => {
    const [cell] = agreement(communities);
    expect(agreementRows([communities])[0]).toEqual({
      table: 1,
      task: 'learn',
      dataset: 'cora',
      ours: cell!.ours,
      '±': cell!.deviation,
      seeds: cell!.runs,
      paper: 0.54,
      'as in the paper': 'yes',
      rerun: cell!.rerun,
      'as rerun': 'yes',
    });
  });

  it('has no columns of the rerun where nothing was run again', () => {
    const more = tableResults('modularity', 10, { datasets: ['cora'] });
    expect(Object.keys(agreementRows([more])[0]!)).not.toContain('rerun');
    expect(agreementRows([communities, more]).map((row) => Object.keys(row).length)).toEqual([10, 10, 10, 10]);
  });

  it('is empty without runs', () => {
    expect(agreementRows([tableResults('modularity', 7)])).toEqual([]);
  });
});

describe('agreementTable', () => {
  it('counts the cells over the table', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    agreementTable([communities]);
    const said = write.mock.calls.flat().join('\n');
    write.mockRestore();
    expect(said).toContain('ClusterNet, released splits: as in the paper in 2 of 2, as rerun in 2 of 2');
  });
});
