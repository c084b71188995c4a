import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { peerProblem, writePeerData } from '../../bench/peerData';
import { Graph } from '../../src/graph/Graph';

it('a header line that names every array, then their bytes without gaps', () => {
  const features = {
    kind: 'sparse' as const,
    rows: 3,
    cols: 4,
    rowPtr: Int32Array.of(0, 1, 1, 2),
    colIdx: Int32Array.of(3, 0),
    values: null,
  };
  const problem = peerProblem(Graph.fromEdges(3, [0], [2]), features);
  const distances = Uint8Array.of(0, 1, 2);
  const folder = mkdtempSync(join(tmpdir(), 'peer-data-'));
  const path = join(folder, 'p.bin');
  writePeerData(path, { arrays: { ...problem.arrays, distances }, numbers: { ...problem.numbers, cap: 2 } });
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true });
  const end = bytes.indexOf('\n') + 1;
  expect(JSON.parse(bytes.subarray(0, end).toString())).toEqual({
    arrays: [
      { name: 'rowPtr', dtype: 'int32', length: 4 },
      { name: 'colIdx', dtype: 'int32', length: 2 },
      { name: 'featureRowPtr', dtype: 'int32', length: 4 },
      { name: 'featureColIdx', dtype: 'int32', length: 2 },
      { name: 'featureValues', dtype: 'float32', length: 2 },
      { name: 'distances', dtype: 'uint8', length: 3 },
    ],
    n: 3,
    F: 4,
    cap: 2,
  });
  const data = bytes.subarray(end);
  expect(data.length).toBe(16 + 8 + 16 + 8 + 8 + 3);
  expect([0, 4, 8, 12].map((at) => data.readInt32LE(at))).toEqual([0, 1, 1, 2]);
  expect([48, 52].map((at) => data.readFloatLE(at))).toEqual([1, 1]);
  expect([...data.subarray(56)]).toEqual([0, 1, 2]);
});

it('dense features go as one array', () => {
  const values = Float32Array.of(1, 2, 3, 4);
  const { arrays, numbers } = peerProblem(Graph.fromEdges(2, [0], [1]), { kind: 'dense', rows: 2, cols: 2, values });
  expect(Object.keys(arrays)).toEqual(['rowPtr', 'colIdx', 'features']);
  expect(numbers).toEqual({ n: 2, F: 2 });
});
