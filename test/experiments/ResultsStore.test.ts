import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ResultsStore } from '../../src/experiments/resultsStore';
import { record } from '../support/record';

describe('ResultsStore', () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'results-')), 'nested', 'table-1.jsonl');
  });

  it('finds what was appended, also when opened again', () => {
    new ResultsStore(file).append(record({ seed: 3, value: 0.51 }));
    const again = new ResultsStore(file);
    expect(again.get(record({ seed: 3 }))?.value).toBe(0.51);
    expect(again.get(record({ seed: 4 }))).toBeUndefined();
    expect(again.get(record({ seed: 3, splits: 'strict' }))).toBeUndefined();
  });

  it('cuts off half a line that a kill left, and goes on after it', () => {
    new ResultsStore(file).append(record({ seed: 1 }));
    appendFileSync(file, '{"dataset":"cora","seed":2,"val');
    const store = new ResultsStore(file);
    expect(store.all()).toHaveLength(1);
    store.append(record({ seed: 2 }));
    expect(new ResultsStore(file).all().map((r) => r.seed)).toEqual([1, 2]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('takes a run with other steps for another run, unless nothing was trained', () => {
    const store = new ResultsStore(file);
    store.append(record({ steps: 1000 }));
    store.append(record({ method: 'train-cnm', steps: 0 }));
    expect(store.get(record({ steps: 50 }))).toBeUndefined();
    expect(store.get({ ...record({ method: 'train-cnm' }), steps: 50 })).toBeDefined();
  });
});
