import { expect, it } from 'vitest';
import { selectRows } from '../../src/graph/selectRows';

const rowPtr = Int32Array.of(0, 2, 2, 3);

it('picks sparse rows in the order asked for, with their values where there are any', () => {
  const ones = { kind: 'sparse', rows: 3, cols: 5, rowPtr, colIdx: Int32Array.of(1, 4, 0), values: null } as const;
  const picked = { rows: 2, rowPtr: Int32Array.of(0, 1, 3), colIdx: Int32Array.of(0, 1, 4) };
  expect(selectRows(ones, Int32Array.of(2, 0))).toEqual({ ...ones, ...picked });
  const valued = { ...ones, values: Float32Array.of(1, 3, 2) };
  expect(selectRows(valued, Int32Array.of(2, 0))).toEqual({ ...valued, ...picked, values: Float32Array.of(2, 1, 3) });
});

it('picks dense rows', () => {
  const dense = { kind: 'dense', rows: 2, cols: 2, values: Float32Array.of(1, -3, 0, 0) } as const;
  expect([...selectRows(dense, Int32Array.of(1, 0)).values!]).toEqual([0, 0, 1, -3]);
});
