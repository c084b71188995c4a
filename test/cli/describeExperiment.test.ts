import { describe, expect, it } from 'vitest';
import { noteOf } from '../../src/cli/bestOn';
import { describeExperiment } from '../../src/cli/describeExperiment';
import type { PlanOptions } from '../../src/experiments/planExperiment';
import { resultsOf } from '../../src/experiments/ResultsStore';
import { tabulate } from '../../src/experiments/tabulate';
import { experiments } from '../../src/papers';
import type { MadeUp } from '../support/record';
import { keptRuns } from '../support/results';

/** The lines of a table of the paper, as far as these runs are there. */
function linesOf(id: number, runs: readonly MadeUp[], options: PlanOptions = { seeds: 2 }): string[] {
  const experiment = experiments[`clusternet/table-${id}`]!;
  const found = tabulate(experiment, resultsOf(experiment.name, keptRuns(id, runs)), options);
  return describeExperiment(found, noteOf(found)).split('\n');
}
const lineOf = (lines: readonly string[], row: string) => lines.find((line) => line.startsWith(`${row} `));

describe('describeExperiment', () => {
  it('prints mean, deviation, paper and difference, a dash for what is missing, and says how much that is', () => {
    const lines = linesOf(1, [{ value: 0.49 }, { seed: 1, value: 0.51 }], { seeds: 2, only: ['learn', 'released'] });
    expect(lines[0]).toMatch(/^Table 1: Community detection, K = 5\. Each cell: ours, mean ± deviation/);
    expect(lines).toContain('Learning + optimization, released splits');
    expect(lineOf(lines, 'clusternet')).toMatch(/^clusternet +0\.500 ± 0\.014 \(0\.54, −0\.04\) +–( +–)*$/);
    expect(lineOf(lines, 'gcn-e2e')).toMatch(/^gcn-e2e( +–){5}$/);
    expect(lines.at(-2)).toMatch(/^\d+ of \d+ runs are not there yet: experiment run clusternet\/table-1$/);
  });

  it('writes hops with their own digits', () => {
    const run: MadeUp = { problem: 'facility', dataset: 'fb', method: 'train-greedy', value: 6 };
    expect(lineOf(linesOf(2, [run]), 'train-greedy')).toMatch(/ 6\.00 \(6, \+0\.00\)$/);
  });

  it('across graphs, counts best graphs, marks features, and separates fine-tuned methods', () => {
    const lines = linesOf(3, [
      { dataset: 'pubmed', perInstance: [0.5, 0.6] },
      { dataset: 'pubmed', method: 'train-newman', perInstance: [0.51, 0.3] },
      { dataset: 'pubmed', method: 'train-louvain', perInstance: [0.7, 0.7] },
    ]);
    expect(lines.filter((line) => /^ +synthetic +pubmed \(features: structural\)$/.test(line))).not.toEqual([]);
    expect(lineOf(lines, 'clusternet')).toMatch(/ 0\.550 \(0\.3, \+0\.25\), best on 1\.0\/2 \(7\)$/);
    expect(lineOf(lines, 'train-louvain')).toMatch(/ 0\.700, best on 2\.0\/2$/);
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(at('no fine-tuning')).toBeLessThan(at('clusternet '));
    expect(at('fine-tuned on the test graph')).toBe(at('clusternet-ft') - 2);
    expect(lines[at('clusternet-ft')]).toMatch(/–$/);
  });

  it('of times, prints how many times as long the paper took, and the machines', () => {
    const lines = linesOf(6, [{ method: 'train-cnm', timed: 'solve', seconds: 0.0131 }]);
    expect(lines[0]).toBe('Table 6: Seconds, community detection, K = 5. Each cell: ours (paper, paper / ours)');
    expect(lineOf(lines, 'Train-CNM')).toMatch(/^Train-CNM +13\.1 ms \(1\.31 s, 100x\) +–/);
    expect(lines.at(-2)).toMatch(/^Ours: medians, not measured\. Paper: Intel i9 7940X/);
  });

  it('has a column for each point of a sweep', () => {
    const at = (beta: number, value: number): MadeUp => ({ value, set: { beta } });
    const lines = linesOf(1, [at(10, 0.3), at(30, 0.4)], {
      seeds: 1,
      only: ['clusternet', 'cora', 'learn', 'released'],
      set: { beta: [10, 30] },
    });
    expect(lines[3]).toMatch(/^ +cora, beta = 10 +cora, beta = 30$/);
    expect(lines[4]).toMatch(/^clusternet +0\.300 \(0\.54, −0\.24\) +0\.400 \(0\.54, −0\.14\)$/);
  });
});
