import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/data/loadDataset';
import { InputError } from '../../src/errors';
import { identityFeatures } from '../../src/features/identityFeatures';
import type { SparseMatrix } from '../../src/graph/SparseMatrix';
import { directoryWith, NEEDS_DATA, NO_DATA } from './temporary';
import '../../src/papers'; // registers the data sets

/** A set in cora's place: 5 nodes; the training file lists edge 2–1 of the test file too. */
const SMALL = {
  'cora/cora.cites': '10\t20\n20\t30\n30\t10\n40\t50\n',
  'cora/cora.content.gz': gzipSync(
    '10\t1\t1\t0\t0\tA\n20\t0\t0\t0\t0\tB\n30\t0\t0\t1\t0\tA\n40\t0\t0\t0\t1\tB\n50\t0\t0\t0\t1\tB\n',
  ),
  'cora/cora_train_0.40.cites': '1.0e+01 2.0e+01\n2.0e+01 1.0e+01\n30 20\n40 40\n',
  'cora/cora_valid_0.40.cites': '3.0e+01 1.0e+01\n',
  'cora/cora_test_0.40.cites': '20 30\n50 40\n',
};
const without = (path: string) => Object.fromEntries(Object.entries(SMALL).filter(([key]) => key !== path));

describe('loadDataset', () => {
  it('puts all graphs in one node order, scales words, and counts what is odd about a released split', () => {
    const data = loadDataset('cora', { dataDir: directoryWith(SMALL) });
    expect(data).toMatchObject({ name: 'cora', stem: 'cora', connected: false, part: 0, origin: 'files' });
    for (const graph of [data.full, data.train, data.valid!, data.test!]) {
      expect(graph.ids).toEqual(['10', '20', '30', '40', '50']);
    }
    expect([...data.train.colIdx]).toEqual([1, 0, 2, 1]);
    expect((data.features.full as SparseMatrix).values).toEqual(Float32Array.of(0.5, 0.5, 1, 1, 1));
    expect(data.features).toMatchObject({ shared: true, kind: 'bag-of-words' });
    expect(data.features.train).toBe(data.features.full);
    expect([...data.labels!]).toEqual([0, 1, 0, 1, 1]);
    expect(data.splitInfo).toEqual({
      kind: 'released',
      edges: { full: 4, train: 2, valid: 1, test: 2 },
      fileLines: { full: 4, train: 4, valid: 1, test: 2 },
      dropped: {
        full: { selfLoops: 0, duplicates: 0 },
        train: { selfLoops: 1, duplicates: 1 },
        valid: { selfLoops: 0, duplicates: 0 },
        test: { selfLoops: 0, duplicates: 0 },
      },
      shared: { trainValid: 0, trainTest: 1, validTest: 0 },
      trainOutsideFull: 0,
      trainFraction: 0.5,
    });
  });

  it('leaves features as they are when asked, and takes others', () => {
    const dataDir = directoryWith(SMALL);
    const asIs = loadDataset('cora', { dataDir, scaling: 'none' }).features.full as SparseMatrix;
    expect(asIs.values).toEqual(Float32Array.of(1, 1, 1, 1, 1));
    const made = loadDataset('cora', {
      dataDir,
      makeFeatures: (graph, role) => identityFeatures(role === 'full' ? graph.m : 1),
    });
    expect([made.features.train.rows, made.features.full.rows, made.features.kind]).toEqual([1, 4, 'custom']);
  });

  it('needs no feature file when features are made; nodes then come in the order of the edges', () => {
    const dataDir = directoryWith(without('cora/cora.content.gz'));
    const { full, train, features, labels } = loadDataset('cora', {
      dataDir,
      makeFeatures: (g) => identityFeatures(g.n),
    });
    expect([full.ids, train.ids]).toEqual([full.ids, full.ids]);
    expect(full.ids).toEqual(['10', '20', '30', '40', '50']);
    expect([features.kind, labels]).toEqual(['custom', undefined]);
    expect(() => loadDataset('cora', { dataDir })).toThrow('cora.content');
  });

  it('has karate built in, with a strict split and the factions', () => {
    const data = loadDataset('karate', { seed: 5 });
    expect(data).toMatchObject({ origin: 'generated', stem: 'karate' });
    expect([data.full.n, data.full.m, data.train.m, data.valid!.m, data.test!.m]).toEqual([34, 78, 31, 8, 39]);
    expect(data.splitInfo).toMatchObject({
      kind: 'strict',
      seed: 5,
      shared: { trainValid: 0, trainTest: 0, validTest: 0 },
    });
    expect(data.features).toMatchObject({ shared: true, kind: 'identity' });
    expect(data.labels).toHaveLength(34);
    expect(loadDataset('karate', { seed: 5 }).train.colIdx).toEqual(data.train.colIdx);
    expect(loadDataset('karate', { seed: 6 }).train.colIdx).not.toEqual(data.train.colIdx);
  });

  it('generates synthetic without its files, and says so', () => {
    const load = (part: number) => loadDataset('synthetic', { dataDir: directoryWith(), part });
    const data = load(2);
    expect(data).toMatchObject({ origin: 'generated', part: 2, features: { kind: 'structural', shared: false } });
    expect([data.full.n, data.splitInfo.kind]).toEqual([500, 'strict']);
    expect(data.full.colIdx).not.toEqual(load(3).full.colIdx);
    expect(data.full.colIdx).toEqual(load(2).full.colIdx);
  });

  it('does not read features made from other training edges for a strict split', () => {
    const rows = ['0 1 2 0', '1 3 4 0', '2 5 6 0', ''].join('\n');
    const dataDir = directoryWith({ 'moreno/moreno.cites': '0 1\n1 2\n0 2\n', 'moreno/moreno.content': rows });
    expect(loadDataset('adol', { dataDir, splits: 'strict' }).features).toMatchObject({
      kind: 'identity',
      shared: true,
    });
  });

  it('maps the rows of a training feature file by id', () => {
    const data = loadDataset('adol', {
      dataDir: directoryWith({
        'moreno/moreno.cites': '0 1\n',
        'moreno/moreno.content': '0 1 2 0\n1 -3 4 0\n',
        'moreno/moreno_train_0.40.content': '1 7 8 0\n0 5 -6 0\n',
        'moreno/moreno_train_0.40.cites': '0 1\n',
        'moreno/moreno_valid_0.40.cites': '0 1\n',
        'moreno/moreno_test_0.40.cites': '0 1\n',
      }),
    });
    expect([...data.features.train.values!]).toEqual([5, -6, 7, 8]);
    expect([...data.features.full.values!]).toEqual([1, 2, -3, 4]);
    expect(data.labels).toBeUndefined();
  });

  it.each([
    ['an unknown set', 'coral', {}, 'data set: expected one of karate, cora, citeseer, protein,'],
    ['a part that a set has not', 'cora', { part: 1 }, 'part of cora: expected an integer between 0 and 0, but got 1'],
    ['a synthetic part too high', 'synthetic', { part: 60 }, 'part of synthetic: expected an integer between 0 and 59'],
    [
      'files that are not there',
      'fb',
      { dataDir: '/nowhere' },
      'data set fb: expected /nowhere/fb_small/fb_small.content[.gz], but got no such file; "clusternet data fetch fb" downloads it, or CLUSTERNET_DATA',
    ],
  ])('throws for %s', (_what, name, options, message) => {
    expect(() => loadDataset(name, options)).toThrow(InputError);
    expect(() => loadDataset(name, options)).toThrow(message);
  });

  it.each([
    [
      'an edge to an unknown id',
      { 'cora/cora.cites': '10 20\n10 60\n' },
      'cora.cites:2: expected one of the 5 known node ids, but got "60"',
    ],
    [
      'a graph of self-loops',
      { 'cora/cora.cites': '10 10\n' },
      'cora.cites: expected an edge between two different nodes, but got self-loops only',
    ],
    [
      'a negative word count',
      { 'cora/cora.content': '10 -1 A\n20 1 A\n30 1 A\n40 1 B\n50 1 B\n' },
      'features of node 0: expected no negative entry',
    ],
  ])('throws for %s', (_what, files, message) => {
    const dataDir = directoryWith({ ...SMALL, ...files });
    expect(() => loadDataset('cora', { dataDir })).toThrow(message);
  });

  it('throws when only a split is missing, naming it', () => {
    const dataDir = directoryWith(without('cora/cora_valid_0.40.cites'));
    expect(() => loadDataset('cora', { dataDir })).toThrow('cora_valid_0.40.cites[.gz], but got no such file');
    expect(loadDataset('cora', { dataDir, splits: 'strict' }).splitInfo.kind).toBe('strict');
  });
});

describe.skipIf(NO_DATA)(`loadDataset on the released files ${NEEDS_DATA}`, () => {
  it.each([
    ['cora', false, 2708, 5278, 1433],
    ['cora', true, 2485, 5069, 1433],
    ['citeseer', false, 3312, 4536, 3703],
    ['citeseer', true, 2110, 3668, 3703],
    ['protein', false, 3133, 6149, 128],
    ['protein', true, 2783, 6007, 128],
    ['adol', true, 2539, 10455, 128],
    ['fb', false, 2888, 2981, 128],
    ['synthetic', false, 500, 848, 128],
  ] as const)('%s (connected: %s) has n = %i, m = %i, F = %i', (name, connected, n, m, columns) => {
    const data = loadDataset(name, { connected });
    expect([data.full.n, data.full.m, data.features.full.cols, data.features.train.cols]).toEqual([
      n,
      m,
      columns,
      columns,
    ]);
    expect(data.features.train.rows).toBe(n);
    expect(data.splitInfo.trainOutsideFull).toBe(0);
  });

  it('cora: 49,216 words, rows that add up to 1, 7 classes, 40 % of the edges', () => {
    const { features, labelNames, splitInfo } = loadDataset('cora');
    const words = features.full as SparseMatrix;
    expect(words.colIdx).toHaveLength(49_216);
    for (let i = 0; i < words.rows; i++) {
      const sum = words.values!.subarray(words.rowPtr[i], words.rowPtr[i + 1]).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
    }
    expect(labelNames).toHaveLength(7);
    expect(splitInfo.edges).toEqual({ full: 5278, train: 2150, valid: 539, test: 2683 });
  });

  it('cora_connected: the released training file holds 3209 of 5069 edges, 2004 of them also in the test file', () => {
    const { splitInfo } = loadDataset('cora', { connected: true });
    expect(splitInfo.edges).toMatchObject({ full: 5069, train: 3209 });
    expect(splitInfo.shared.trainTest).toBe(2004);
    expect(splitInfo.fileLines).toEqual({ full: 12_623, train: 5049, valid: 1262, test: 6312 });
  });

  it('adol: duplicates make the training edges 46 %; protein and fb are 40 % and do not overlap', () => {
    expect(loadDataset('adol').splitInfo.trainFraction).toBeCloseTo(0.459, 3);
    for (const name of ['protein', 'fb'] as const) {
      const { trainFraction, shared } = loadDataset(name).splitInfo;
      expect(trainFraction).toBeCloseTo(0.4, 2);
      expect(shared).toEqual({ trainValid: 0, trainTest: 0, validTest: 0 });
    }
  });

  it('node2vec sets have features of their own for the training graph', () => {
    const { features } = loadDataset('fb');
    expect(features).toMatchObject({ shared: false, kind: 'node2vec' });
    expect(features.train.values![0]).toBeCloseTo(0.107257, 6);
    expect(features.full.values![0]).toBeCloseTo(0.370625, 6);
  });

  it('pubmed parts share tf-idf features between graphs and have a training split only', () => {
    const data = loadDataset('pubmed', { part: 5, connected: true });
    expect([data.full.n, data.features.full.cols]).toEqual([926, 500]);
    expect(data.features).toMatchObject({ shared: true, kind: 'tf-idf' });
    expect([data.valid, data.test]).toEqual([undefined, undefined]);
  });

  it('loads cora in 0.3 s', () => {
    loadDataset('cora');
    const seconds = Array.from({ length: 5 }, () => loadDataset('cora').seconds);
    expect(Math.min(...seconds)).toBeLessThan(0.3);
  });
});
