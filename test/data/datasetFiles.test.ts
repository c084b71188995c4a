import { expect, it } from 'vitest';
import { datasetEntries, datasetEntry } from '../../src/data/datasetEntry';
import '../../src/papers';
import { allDatasetFiles, datasetFiles } from '../../src/data/datasetFiles';
import { readManifest } from '../../src/data/readManifest';

it('names the files of a part, of a connected variant and of shared features', () => {
  expect(datasetFiles(datasetEntry('pubmed'), true, 3)).toEqual({
    stem: 'pubmed_connected_3',
    full: 'pubmed_connected/pubmed_connected_3.cites',
    splits: { train: 'pubmed_connected/pubmed_connected_3_train_0.40.cites' },
    fullContent: 'pubmed_connected/pubmed_connected_3.content',
    trainContent: 'pubmed_connected/pubmed_connected_3.content',
  });
  const fb = datasetFiles(datasetEntry('fb'), true, 0);
  expect([fb.stem, fb.trainContent]).toEqual(['fb_small', 'fb_small/fb_small_train_0.40.content']);
});

it('throws for an unknown name, also one that objects inherit, and for the files of a built-in set', () => {
  expect(() => datasetEntry('toString')).toThrow('data set: expected one of karate, cora, citeseer');
  expect(() => datasetFiles(datasetEntry('karate'), false, 0)).toThrow(
    'expected one that comes in files, but got karate',
  );
});

it('asks for no file that the manifest does not have, but of sets that come from elsewhere', () => {
  const { files } = readManifest();
  const counts = datasetEntries()
    .filter(({ source }) => source === undefined)
    .map((entry) => {
      const wanted = allDatasetFiles(entry);
      expect(wanted.filter((path) => !(path in files))).toEqual([]);
      return [entry.name, wanted.length];
    });
  expect(Object.fromEntries(counts)).toMatchObject({
    karate: 0,
    cora: 10,
    citeseer: 10,
    protein: 12,
    adol: 6,
    fb: 6,
    pubmed: 120,
    synthetic: 240,
    digits: 0,
    mnist: 2,
    'mnist-all': 4,
  });
});
