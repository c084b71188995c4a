import { describe, expect, it } from 'vitest';
import { smoothRows } from '../../../src/features/smoothRows';
import { tfIdf } from '../../../src/features/tfIdf';
import { cosineNeighbors } from '../../../src/graph/neighbors/cosineNeighbors';
import type { SparseMatrix } from '../../../src/graph/SparseMatrix';
import { Rng } from '../../../src/random/Rng';
import { randomGraph, toDense } from '../../support/randomGraph';

const [N, F] = [30, 12];

/** Counts of words; node 7 has none. */
function words(seed: number): SparseMatrix {
  const rng = new Rng(seed);
  const rows = Array.from({ length: N }, (_, i) =>
    Array.from({ length: F }, (_, j) => [j, 1 + rng.int(3)] as const).filter(() => rng.float() < 0.3 && i !== 7),
  );
  return {
    kind: 'sparse',
    rows: N,
    cols: F,
    rowPtr: Int32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]),
    colIdx: Int32Array.from(rows.flat(), ([j]) => j),
    values: Float32Array.from(rows.flat(), ([, count]) => count),
  };
}

function dense({ rows, cols, rowPtr, colIdx, values }: SparseMatrix): number[][] {
  return Array.from({ length: rows }, (_, i) => {
    const row = new Array<number>(cols).fill(0);
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) row[colIdx[e]!] = values === null ? 1 : values[e]!;
    return row;
  });
}

const unit = (row: number[]): number[] => {
  const length = Math.hypot(...row);
  return length === 0 ? row : row.map((x) => x / length);
};

function expectClose(a: number[][], b: number[][]): void {
  a.forEach((row, i) => {
    row.forEach((x, j) => {
      expect(x, `row ${i}, column ${j}`).toBeCloseTo(b[i]![j]!, 5);
    });
  });
}

describe('tfIdf', () => {
  it('weighs columns by how few rows have them, rows by length alone', () => {
    const x = words(1);
    const counts = dense(x);
    const idf = Array.from({ length: F }, (_, j) => {
      const having = counts.filter((row) => row[j]! > 0).length;
      return Math.log((1 + N) / (1 + having)) + 1;
    });
    const wanted = counts.map((row) => unit(row.map((count, j) => count * idf[j]!)));
    expectClose(dense(tfIdf(x)), wanted);
    const scaled = { ...x, values: x.values!.map((value) => value / 8) };
    expectClose(dense(tfIdf(scaled)), wanted);
  });
});

describe('smoothRows', () => {
  it('is the mean over a node and its neighbours, as often as asked, of unit length', () => {
    const graph = randomGraph(N, 0.1, 2);
    const a = toDense(graph).weights;
    let wanted = dense(words(3));
    for (const times of [1, 2, 3]) {
      wanted = wanted.map((row, i) =>
        unit(row.map((x, j) => x + wanted.reduce((sum, other, v) => sum + a[i * N + v]! * other[j]!, 0))),
      );
      expectClose(dense(smoothRows(graph, words(3), times)), wanted);
    }
    expect(smoothRows(graph, words(3), 0)).toEqual(words(3));
  });
});

describe('cosineNeighbors', () => {
  it('joins each to its k most similar, mutual pairs at 1, others at one half', () => {
    const z = tfIdf(words(4));
    const rows = dense(z);
    const k = 4;
    const cosine = (i: number, j: number) => rows[i]!.reduce((sum, x, f) => sum + x * rows[j]![f]!, 0);
    const points = rows.map((_, i) =>
      rows
        .flatMap((_, j) => (j !== i && cosine(i, j) > 1e-12 ? [j] : []))
        .sort((a, b) => (Math.abs(cosine(i, b) - cosine(i, a)) < 1e-9 ? a - b : cosine(i, b) - cosine(i, a)))
        .slice(0, k),
    );
    const graph = cosineNeighbors(z, { k });
    const s = toDense(graph).weights;
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < N; j++) {
        const wanted = 0.5 * (Number(points[i]!.includes(j)) + Number(points[j]!.includes(i)));
        expect(s[i * N + j], `${i}, ${j}`).toBe(wanted);
      }
    }
    expect(graph.degree(7)).toBe(0);
    expect(() => cosineNeighbors(z, { k: 0 })).toThrow('neighbours of each node');
  });
});
