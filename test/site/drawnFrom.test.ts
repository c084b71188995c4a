import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cellsHash, keptPath, pathHash, staleReasons } from '../../scripts/lib/drawnFrom.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { type DrawnFrom, makeNotebook, writeNotebook } from '../notebooks/makeNotebook';

const folder = join(root, 'out', 'test-drawn-from');
const file = 'out/test-drawn-from/results.jsonl';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(notebook: ReturnType<typeof makeNotebook>, drawnFrom?: DrawnFrom): string {
  const path = join(folder, 'a.ipynb');
  const metadata = { ...notebook.metadata, clusternet: drawnFrom ? { drawnFrom } : {} };
  writeNotebook(path, { ...notebook, metadata });
  return path;
}

describe('staleReasons', () => {
  const notebook = makeNotebook(['const a = 1;', { cell_type: 'markdown', source: 'text', metadata: {} }]);
  const cells = cellsHash(notebook);

  it('is silent while code and files are as they were, whatever the text says', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(root, file), '{}\n');
    const edited = makeNotebook([
      ['const a =', ' 1;'].join(''),
      { cell_type: 'markdown', source: 'new', metadata: {} },
    ]);
    expect(staleReasons(write(edited, { cells, files: { [file]: pathHash(file) } }))).toEqual([]);
  });

  it('names each thing that has changed', () => {
    const other = makeNotebook(['const a = 2;']);
    const files = { [file]: pathHash(file), 'out/test-drawn-from/gone': 'abc', [`${file}x`]: null };
    writeFileSync(join(root, file), '{}\n{}\n');
    writeFileSync(join(root, `${file}x`), '');
    expect(staleReasons(write(other, { cells, files }))).toEqual([
      'its code has changed since it was run',
      `${file} has changed since it was run`,
      'out/test-drawn-from/gone has gone since it was run',
      `${file}x is new since it was run`,
    ]);
  });

  it('does not trust a notebook that says nothing', () => {
    expect(staleReasons(write(notebook))).toEqual(['does not say what its outputs were drawn from']);
  });
});

describe('keptPath', () => {
  it.each([
    ['data/results/table-1.jsonl', true],
    ['notebooks/data/town.graphml', true],
    ['data/cache/cora/cora.cites', false],
    ['data', false],
    ['src/index.ts', false],
    ['../data/cora.cites', false],
  ])('%s: %s', (path, isKept) => {
    expect(keptPath(join(root, path))).toBe(isKept ? path : undefined);
  });
});
