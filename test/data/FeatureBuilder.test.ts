import { describe, expect, it } from 'vitest';
import { FeatureBuilder } from '../../src/data/FeatureBuilder';
import type { SparseMatrix } from '../../src/graph/SparseMatrix';

describe('FeatureBuilder', () => {
  it('grows past its first block and turns dense at a density of 0.3', () => {
    const builder = new FeatureBuilder();
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 10; j += 3) builder.push(j, i + j);
      builder.endRow();
    }
    expect(builder.build(10)).toMatchObject({ kind: 'dense', rows: 1000, cols: 10 });
    const built = builder.build(20) as SparseMatrix;
    expect(built.kind).toBe('sparse');
    expect(built.values![4 * 999 + 3]).toBe(999 + 9);
  });
});
