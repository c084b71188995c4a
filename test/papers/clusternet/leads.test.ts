import { describe, expect, it } from 'vitest';
import { gains } from '../../../src/papers/clusternet/gains';
import { leads } from '../../../src/papers/clusternet/leads';
import { tableResults } from '../../../src/papers/clusternet/tableResults';
import { keptRuns } from '../../support/results';

const runs = [
  { method: 'clusternet', value: 0.5 },
  { method: 'clusternet', seed: 1, value: 0.6 },
  { method: '2stage-newman', value: 0.45 },
  { method: 'train-cnm', value: 0.2 },
  { method: 'train-louvain', value: 0.7 },
];
const communities = tableResults('modularity', 5, { datasets: ['cora'], directory: keptRuns(1, runs) });

describe('leads', () => {
  it("is the difference to the best of the paper's other rows, and can count further ones", () => {
    const [lead, ...rest] = leads(communities);
    expect(rest).toEqual([]);
    expect(lead).toMatchObject({ task: 'learn', dataset: 'cora', rival: '2stage-newman' });
    expect(lead.lead).toBeCloseTo(0.1, 12);
    const [open] = leads(communities, { rivals: ['train-cnm', 'train-louvain'] });
    expect(open.rival).toBe('train-louvain');
    expect(open.lead).toBeCloseTo(-0.15, 12);
  });

  it('is read off the paper too', () => {
    const [learn, optimize] = leads(communities, { source: 'paper' });
    expect(learn).toMatchObject({ rival: 'train-cnm', task: 'learn' });
    expect(learn.lead).toBeCloseTo(0.54 - 0.2, 12);
    expect(optimize.lead).toBeCloseTo(0.72 - 0.2, 12);
  });

  it('is above 0 where less is better and the method has less', () => {
    const facility = { problem: 'facility', dataset: 'fb', value: 4 };
    const directory = keptRuns(2, [facility, { ...facility, method: 'train-greedy', value: 6 }]);
    expect(leads(tableResults('facility', 5, { directory }))).toEqual([
      { task: 'learn', dataset: 'fb', rival: 'train-greedy', lead: 2 },
    ]);
  });

  it('is empty without runs', () => {
    expect(leads(tableResults('modularity', 10, { directory: keptRuns(4, []) }))).toEqual([]);
  });
});

describe('gains', () => {
  const ten = tableResults('modularity', 10, { datasets: ['cora'], directory: keptRuns(4, [{ k: 10, value: 0.58 }]) });

  it('is the difference between two tables, by our means or the paper', () => {
    const [gain, ...rest] = gains(communities, ten);
    expect(rest).toEqual([]);
    expect(gain.lead).toBeCloseTo(0.03, 12);
    const [learn, optimize] = gains(communities, ten, { source: 'paper' });
    expect(learn.lead).toBeCloseTo(0.02, 12);
    expect(optimize.lead).toBeCloseTo(-0.01, 12);
  });

  it('has no gain for a method that one of the tables lacks', () => {
    expect(gains(communities, ten, { method: 'train-louvain' })).toEqual([]);
  });
});
