import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ResultsStore, resultsOf } from '../../src/experiments/ResultsStore';
import { madeUpSpec, record } from '../support/record';

describe('ResultsStore', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'results-'));
    file = join(directory, 'nested', 'table-1.jsonl');
  });

  it('is empty where there is no file, and makes none before there is a run', () => {
    const store = new ResultsStore(file);
    expect(store.all()).toEqual([]);
    expect(store.get(madeUpSpec())).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  it('finds what was appended, also when opened again, and nothing else', () => {
    const store = new ResultsStore(file);
    store.append(record({ seed: 3, value: 0.51 }));
    for (const one of [store, new ResultsStore(file)]) {
      expect(one.get(madeUpSpec({ seed: 3 }))?.metrics.value).toBe(0.51);
      expect(one.get(madeUpSpec({ seed: 4 }))).toBeUndefined();
      expect(one.get(madeUpSpec({ seed: 3, splits: 'strict' }))).toBeUndefined();
      expect(one.get(madeUpSpec({ seed: 3, set: { steps: 50 } }))).toBeUndefined();
    }
  });

  it('has a line on disk when append returns, before the file is closed by anyone', () => {
    const store = new ResultsStore(file);
    for (const seed of [0, 1, 2]) {
      store.append(record({ seed }));
      const text = readFileSync(file, 'utf8');
      expect(text.endsWith('\n')).toBe(true);
      expect(text.trimEnd().split('\n')).toHaveLength(seed + 1);
    }
  });

  it('cuts off half a line that a kill left, and goes on after it', () => {
    new ResultsStore(file).append(record({ seed: 1 }));
    const whole = readFileSync(file, 'utf8');
    const half = JSON.stringify(record({ seed: 2 })).slice(0, 100);
    appendFileSync(file, half);
    const store = new ResultsStore(file);
    expect(store.all()).toHaveLength(1);
    store.append(record({ seed: 2 }));
    expect(readFileSync(file, 'utf8').startsWith(`${whole}{"spec"`)).toBe(true);
    expect(new ResultsStore(file).all().map(({ spec }) => spec.seed)).toEqual([1, 2]);
  });

  it('passes over lines that are JSON and no run, and names them', () => {
    new ResultsStore(file).append(record({ seed: 1 }));
    const lines = ['null', '7', '[]', '{}', '{"spec":null}', '{"spec":{}}', '"spec"', '{"__proto__":{"spec":{}}}'];
    appendFileSync(file, `${lines.join('\n')}\n`);
    new ResultsStore(file).append(record({ seed: 2 }));
    const store = new ResultsStore(file);
    expect(store.all().map(({ spec }) => spec.seed)).toEqual([1, 2]);
    expect(store.damaged).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('cuts off half a line that is the only one, and half a letter', () => {
    new ResultsStore(file).append(record());
    writeFileSync(file, '{"spec":');
    expect(new ResultsStore(file).all()).toEqual([]);
    new ResultsStore(file).append({ ...record(), version: 'β' });
    appendFileSync(file, Buffer.from([0x7b, 0xce])); // the first byte of β
    const store = new ResultsStore(file);
    expect(store.all()[0]?.version).toBe('β');
    store.append(record({ seed: 1 }));
    expect(new ResultsStore(file).all()).toHaveLength(2);
  });

  it('lets a later line of the same run count', () => {
    const store = new ResultsStore(file);
    store.append(record({ value: 0.1 }));
    store.append(record({ seed: 1, value: 0.3 }));
    store.append(record({ value: 0.2 }));
    for (const one of [store, new ResultsStore(file)]) {
      expect(one.all()).toHaveLength(2);
      expect(one.get(madeUpSpec())?.metrics.value).toBe(0.2);
    }
  });

  it('keeps a measurement of time beside the run itself', () => {
    const store = new ResultsStore(file);
    store.append(record({ value: 0.5 }));
    store.append(record({ timed: 'train', seconds: 7 }));
    expect(store.get(madeUpSpec())?.metrics.seconds).toBeUndefined();
    expect(store.get(madeUpSpec({ timed: 'train' }))?.metrics.seconds).toBe(7);
    expect(store.get(madeUpSpec({ timed: 'forward' }))).toBeUndefined();
  });

  it('keeps each experiment in a file of its own', () => {
    const [one, two] = [resultsOf('clusternet/table-1', directory), resultsOf('clusternet/table-2', directory)];
    one.append(record({ value: 0.5 }));
    expect(two.all()).toEqual([]);
    expect(resultsOf('clusternet/table-2', directory).get(madeUpSpec())).toBeUndefined();
    expect(resultsOf('clusternet/table-1', directory).get(madeUpSpec())?.metrics.value).toBe(0.5);
    expect(one.file).toBe(join(directory, 'clusternet', 'table-1.jsonl'));
  });
});
