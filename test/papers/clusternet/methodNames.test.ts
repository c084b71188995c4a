import { describe, expect, it } from 'vitest';
import { expandName, rowNames } from '../../../src/papers/clusternet/methodNames';

describe('expandName', () => {
  it.each([
    ['clusternet', { method: 'clusternet' }],
    ['clusternet-softmax', { method: 'clusternet', set: { aggregation: 'softMaximum' } }],
    ['clusternet-1train', { method: 'clusternet', protocol: 'across-graphs', set: { trainingGraphs: 1 } }],
    ['gcn-e2e-ft', { method: 'gcn-e2e', protocol: 'fine-tuned' }],
    ['2stage-cnm-ft-only', { method: '2stage-cnm', protocol: 'only-tuned' }],
    ['2stage-newman-fine-tuned-ft', { method: '2stage-newman-fine-tuned', protocol: 'fine-tuned' }],
    ['train-newman-fine-tuned', { method: 'train-newman-fine-tuned' }],
    // An algorithm has nothing to tune: no method, so no row.
    ['train-cnm-ft', { method: 'train-cnm-ft' }],
    ['magic-ft', { method: 'magic-ft' }],
  ])('%s', (name, expanded) => {
    expect(expandName(name)).toEqual(expanded);
  });

  it('expands every name that is offered', () => {
    expect(new Set(rowNames).size).toBe(rowNames.length);
    for (const name of rowNames) expect(expandName(name).method, name).not.toBe(name);
  });
});
