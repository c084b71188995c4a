import { expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';

it('identityFeatures is the identity, also of size 0', () => {
  expect(identityFeatures(2)).toMatchObject({ rows: 2, cols: 2, rowPtr: Int32Array.of(0, 1, 2), values: null });
  expect(identityFeatures(0).rowPtr).toHaveLength(1);
});
