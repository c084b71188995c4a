import { describe, expect, it, vi } from 'vitest';
import { leadRows, leadTable } from '../../src/notebook/leadTable';
import type { Lead } from '../../src/papers/clusternet/leads';

const lead = (dataset: string, rival: string, value: number): Lead => ({ task: 'learn', dataset, rival, lead: value });
const series = [
  { name: 'ours', leads: [lead('cora', 'train-cnm', 0.1), lead('fb', 'gcn-e2e', -0.2)] },
  { name: 'paper', leads: [lead('fb', 'train-cnm', 0.3)] },
];

describe('leadRows', () => {
  it('has a line for each task and data set, and two columns a series', () => {
    expect(leadRows(series)).toEqual([
      {
        task: 'learn',
        dataset: 'cora',
        'best other, ours': 'train-cnm',
        'lead, ours': 0.1,
        'best other, paper': undefined,
        'lead, paper': undefined,
      },
      {
        task: 'learn',
        dataset: 'fb',
        'best other, ours': 'gcn-e2e',
        'lead, ours': -0.2,
        'best other, paper': 'train-cnm',
        'lead, paper': 0.3,
      },
    ]);
  });
});

describe('leadTable', () => {
  it('shows them under a title', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    leadTable(series, { title: 'Who comes closest' });
    const said = write.mock.calls.flat().join('\n');
    write.mockRestore();
    expect(said).toContain('Who comes closest');
    expect(said).toContain('−0.200');
  });
});
