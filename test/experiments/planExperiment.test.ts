import { describe, expect, it } from 'vitest';
import { allRuns, type PlanOptions, planExperiment } from '../../src/experiments/planExperiment';
import { runKey } from '../../src/experiments/RunSpec';
import { karateExperiment } from '../support/karateExperiment';

const plan = (options?: PlanOptions) => planExperiment(karateExperiment, options);
const rows = (options?: PlanOptions) => plan(options).map(({ row, section }) => `${row} ${section}`);

describe('planExperiment', () => {
  it('has a run a seed for every cell, one where nothing is random', () => {
    expect(plan().map(({ runs }) => runs.map(({ seed }) => seed))).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
      [0],
      [0, 1, 2],
    ]);
    expect(plan({ seeds: 5 }).map(({ runs }) => runs.length)).toEqual([5, 5, 5, 1, 5]);
    const [first] = plan();
    expect(first).toMatchObject({ printed: 0.4, at: {} });
    expect(first?.runs[1]).toEqual(karateExperiment.resolve({ ...karateExperiment.cells[0]!.request, seed: 1 }));
    expect(() => plan({ seeds: 0 })).toThrow('seeds: expected an integer of at least 1, but got 0');
  });

  it('measures time once, apart from the run itself', () => {
    const [cell] = karateExperiment.cells;
    const timed = { ...karateExperiment, cells: [cell!, { ...cell!, timed: 'train' as const }] };
    const [plain, measured] = planExperiment(timed);
    expect(measured?.runs.map(({ seed, timed }) => [seed, timed])).toEqual([[0, 'train']]);
    expect(allRuns([plain!, measured!])).toHaveLength(4);
  });

  it('takes words of one kind for alternatives, of different kinds for conditions', () => {
    expect(rows({ only: ['learn'] })).toEqual(['clusternet learn', 'train-louvain learn']);
    expect(rows({ only: ['learn', 'clusternet'] })).toEqual(['clusternet learn']);
    expect(rows({ only: ['clusternet', 'train-cnm'] })).toEqual([
      'clusternet learn',
      'clusternet optimize',
      'train-cnm optimize',
    ]);
    expect(rows({ only: ['optimize', 'clusternet', 'train-louvain'] })).toEqual(['clusternet optimize']);
    expect(rows({ only: ['facility'] })).toEqual(['train-gonzalez optimize']);
    expect(rows({ only: ['learn', 'facility'] })).toEqual([]);
    expect(rows({ only: ['learn', 'optimize'] })).toEqual(rows());
    expect(rows({ only: [] })).toEqual(rows());
  });

  it('lets a cell say its own words', () => {
    expect(rows({ only: ['own'] })).toEqual(['train-gonzalez optimize']);
    expect(rows({ only: ['strict'] })).toHaveLength(4);
  });

  it('finds a cell by its method too where its row is a heading', () => {
    const [cell] = karateExperiment.cells;
    const headed = { ...karateExperiment, cells: [{ ...cell!, row: 'ClusterNet, training' }] };
    expect(planExperiment(headed, { only: ['clusternet'] })).toHaveLength(1);
    expect(planExperiment(headed, { only: ['ClusterNet, training'] })).toHaveLength(1);
  });

  it('refuses a word that describes no cell, naming those that do', () => {
    expect(() => plan({ only: ['cora'] })).toThrow(
      /only, of small\/karate: expected some of clusternet, karate, modularity, learn, strict, .*, but got "cora"/,
    );
  });

  it('sweeps what a cell has; a cell that has none of it comes once, as it is', () => {
    const cells = plan({ set: { steps: [10, 20], beta: [30] } });
    expect(cells.map(({ row, section, at }) => [`${row} ${section}`, at])).toEqual([
      ['clusternet learn', { steps: 10, beta: 30 }],
      ['clusternet learn', { steps: 20, beta: 30 }],
      ['train-louvain learn', {}],
      ['clusternet optimize', { steps: 10, beta: 30 }],
      ['clusternet optimize', { steps: 20, beta: 30 }],
      ['train-cnm optimize', {}],
      ['train-gonzalez optimize', {}],
    ]);
    expect(cells[1]?.runs[0]?.settings).toMatchObject({ steps: 20, beta: 30 });
    expect(cells[2]?.runs).toEqual(plan()[1]?.runs);
  });

  it('sweeps K and features too', () => {
    const [three, four] = plan({ only: ['train-cnm'], set: { k: [3, 4] } });
    expect([three?.runs[0]?.problem.k, four?.runs[0]?.problem.k]).toEqual([3, 4]);
    const [learn] = plan({ only: ['clusternet'], set: { features: ['structural'] } });
    expect(learn?.runs[0]?.data.features).toBe('structural');
  });

  it('refuses a setting that no cell has, and a value that is not allowed', () => {
    expect(() => plan({ set: { betta: [1] } })).toThrow(
      /setting of small\/karate: expected one of k, .*beta.*, but got "betta"/,
    );
    expect(() => plan({ only: ['train-cnm'], set: { beta: [1] } })).toThrow('but got "beta"');
    expect(() => plan({ set: { beta: [0] } })).toThrow('beta: expected a number above 0, but got 0');
  });

  it('lists the runs of all cells once each', () => {
    const twice = { ...karateExperiment, cells: [...karateExperiment.cells, ...karateExperiment.cells] };
    const runs = allRuns(planExperiment(twice));
    expect(runs).toHaveLength(13);
    expect(new Set(runs.map(runKey)).size).toBe(13);
    // A value that is the default is the same run.
    expect(allRuns(plan({ set: { beta: [50, 60] } }))).toHaveLength(13 + 6);
    expect(allRuns([...plan(), ...plan({ set: { beta: [50] } })])).toHaveLength(13);
  });
});
