import { describe, expect, it } from 'vitest';
import { resultsHtml, resultsText } from '../../src/notebook/resultsTable';
import { tableResults } from '../../src/papers/clusternet/tableResults';
import { keptRuns } from '../support/results';

const run = { dataset: 'cora', value: 0.5 };
const directory = keptRuns(1, [
  run,
  { ...run, seed: 1, value: 0.6 },
  { ...run, method: 'train-cnm', value: 0.21 },
  { ...run, method: 'train-louvain', value: 0.551 },
]);
const results = tableResults('modularity', 5, { datasets: ['cora', 'fb'], seeds: 2, directory });
const cells = (html: string, method: string): string[] => {
  const row = html.split('\n').find((line) => line.includes(`>${method}<`)) ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text]) => text).slice(1);
};

describe('resultsHtml', () => {
  const html = resultsHtml(results);

  it('puts paper, released and strict side by side; the best of a column, as printed, is bold', () => {
    expect(cells(html, 'clusternet').slice(0, 3)).toEqual([
      '<b>0.54</b>',
      '<b>0.55</b><small> ±0.07</small>',
      '<small>not run yet</small>',
    ]);
    expect(cells(html, 'train-louvain').slice(0, 2)).toEqual(['–', '<b>0.55</b><small> (1 of 2)</small>']);
    expect(cells(html, 'train-cnm').slice(0, 2)).toEqual(['0.20', '0.21']);
  });

  it('has an equals sign where the split changes nothing', () => {
    const optimize = html.slice(html.indexOf('optimize:'));
    expect(cells(optimize, 'clusternet')[2]).toBe('=');
    expect(cells(optimize, 'clusternet')[5]).toBe('<small>not run yet</small>'); // fb's features are made from edges
  });

  it('says what is missing, and has no markup but its own', () => {
    expect(html).toContain('npx clusternet table 1 adds them.');
    expect(html).not.toMatch(/<script|<style|onerror/);
  });
});

describe('resultsText', () => {
  it('has a line for each method and column', () => {
    const lines = resultsText(results).split('\n');
    expect(lines.find((line) => /^clusternet +released/.test(line))).toMatch(/0\.55 ±0\.07 +not run yet$/);
    expect(lines.find((line) => /^train-cnm +paper/.test(line))).toMatch(/0\.20 +0\.14$/);
  });

  it('marks the fewest hops, and prints the paper as it does', () => {
    const facility = { problem: 'facility', dataset: 'fb' };
    const hops = keptRuns(2, [
      { ...facility, value: 4 },
      { ...facility, method: 'train-greedy', value: 6 },
    ]);
    const html = resultsHtml(tableResults('facility', 5, { datasets: ['fb'], seeds: 1, directory: hops }));
    expect(cells(html, 'clusternet').slice(0, 2)).toEqual(['<b>4</b>', '<b>4.0</b>']);
    expect(cells(html, 'train-greedy').slice(0, 2)).toEqual(['6', '6.0']);
  });
});
