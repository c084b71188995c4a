import { describe, expect, it } from 'vitest';
import { datasetEntry } from '../../../src/data/datasetEntry';
import { isOnDisk } from '../../../src/data/isOnDisk';
import { loadRunData } from '../../../src/experiments/loadRunData';
import { run } from '../../../src/experiments/run';
import { nearestNeighbors } from '../../../src/graph/neighbors/nearestNeighbors';
import { neighborPurity } from '../../../src/graph/neighbors/neighborPurity';
import type { DenseMatrix } from '../../../src/graph/SparseMatrix';
import { resolve } from '../../../src/papers';
import { directoryWith, NEEDS_DATA } from '../../data/temporary';

const request = { problem: 'normalized-cut', method: 'k-means-points', k: 10 } as const;
const load = (dataset: string, set = {}, options = {}) => loadRunData(resolve({ ...request, dataset, set }), options);

describe('digits', () => {
  it('comes with the package, as histograms in 60 dimensions and their Jaccard graph', async () => {
    expect(isOnDisk('digits', { dataDir: directoryWith() })).toBe(true);
    const { train, test } = await load('digits');
    expect(train).toEqual([]);
    const [{ graph, features, labels }] = test;
    expect([graph.n, features.rows, features.cols]).toEqual([1797, 1797, 60]);
    expect([...labels!.subarray(0, 10)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const { values } = features as DenseMatrix;
    expect(values.reduce((sum, value) => sum + value * value, 0) / values.length).toBeCloseTo(1, 4);
    const purity = neighborPurity(nearestNeighbors(features as DenseMatrix, { k: 10 }), labels!);
    expect(purity).toBeGreaterThan(0.98);
    expect(purity).toBeLessThan(0.985);
  });

  it('is made once for all seeds and methods, and anew for other settings', async () => {
    const [first, again] = [await load('digits'), await load('digits')];
    expect(again.test[0].graph).toBe(first.test[0].graph);
    expect(again.test[0].features).toBe(first.test[0].features);
    const binary = await load('digits', { affinity: 'binary', neighbors: 5 });
    expect(binary.test[0].graph).not.toBe(first.test[0].graph);
    expect(binary.test[0].features).toBe(first.test[0].features);
    const pixels = await load('digits', { input: 'pixels', pca: 0 });
    expect(pixels.test[0].features.cols).toBe(64);
  });

  it('says in its run what its points are', () => {
    expect(resolve({ ...request, dataset: 'digits', set: { pca: 20 } }).data.settings).toEqual({
      input: 'hog',
      pca: 20,
      affinity: 'jaccard',
      neighbors: 10,
    });
    expect(() => resolve({ ...request, dataset: 'digits', set: { input: 'sift' } })).toThrow(/^input: expected one of/);
  });

  it('falls to k-means in part, the edges unseen', async () => {
    const { metrics } = await run(resolve({ ...request, dataset: 'digits', set: { restarts: 2 } }));
    expect(metrics.acc).toBeGreaterThan(0.7);
    expect(metrics.nodes).toBe(1797);
  });
});

describe('sets of files', () => {
  it('mnist-all learns on one part and is measured on another', () => {
    expect(datasetEntry('mnist-all').roles).toEqual({ train: [0], valid: [], test: [1] });
  });

  it.each([
    ['mnist', /t10k-images-idx3-ubyte\[\.gz\], but got no such file; "clusternet data fetch mnist" downloads it/],
    ['mnist-all', /"clusternet data fetch mnist-all" downloads it, or CLUSTERNET_DATA names/],
    [
      'reuters',
      /reuters\/features\.npy\[\.gz\], but got no such file; it does not come with this package: put .* n x F/,
    ],
    ['cifar-10', /put ResNet features of each image, n x F, in cifar-10\/features\.npy \(or \.csv\)/],
  ])('%s that is not there says where it can be had', async (name, message) => {
    await expect(load(name, {}, { dataDir: directoryWith() })).rejects.toThrow(message);
  });

  it('reads ready-made points', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 2},${Math.floor(i / 4)}.5`);
    const dataDir = directoryWith({
      'reuters/features.csv': rows.join('\n'),
      'reuters/labels.csv': rows.map((_, i) => i % 2).join('\n'),
    });
    const { test } = await load('reuters', { neighbors: 3 }, { dataDir });
    expect([test[0].graph.n, test[0].features.cols, test[0].labels!.length]).toEqual([40, 2, 40]);
    const short = directoryWith({ 'reuters/features.csv': rows.join('\n'), 'reuters/labels.csv': '1\n2\n' });
    await expect(load('reuters', {}, { dataDir: short })).rejects.toThrow('expected 40 labels, one a point, but got 2');
  });
});

describe.skipIf(!isOnDisk('mnist'))(`mnist ${NEEDS_DATA}`, () => {
  it('has neighbours of its own digit, as upright histograms', async () => {
    const { test } = await load('mnist');
    const [{ graph, features, labels }] = test;
    expect([graph.n, features.cols]).toEqual([10_000, 60]);
    const purity = neighborPurity(nearestNeighbors(features as DenseMatrix, { k: 10 }), labels!);
    expect(purity).toBeCloseTo(0.98, 3);
  }, 120_000);
});
