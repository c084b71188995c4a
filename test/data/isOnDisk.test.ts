import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetEntry } from '../../src/data/datasetEntry';
import { allDatasetFiles } from '../../src/data/datasetFiles';
import { isOnDisk } from '../../src/data/isOnDisk';
import '../../src/papers'; // registers the data sets

describe('isOnDisk', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'data-'));

  it('is true of a set that is built in, and false of one without files', () => {
    expect(isOnDisk('karate', { dataDir })).toBe(true);
    expect(isOnDisk('adol', { dataDir })).toBe(false);
    expect(isOnDisk('no such set', { dataDir })).toBe(false);
  });

  it('is true once the last file is there', () => {
    const files = allDatasetFiles(datasetEntry('adol')).map((path) => join(dataDir, path));
    for (const [i, file] of files.entries()) {
      expect(isOnDisk('adol', { dataDir })).toBe(false);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${i}`);
    }
    expect(isOnDisk('adol', { dataDir })).toBe(true);
  });
});
