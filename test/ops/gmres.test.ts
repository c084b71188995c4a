import { describe, expect, it } from 'vitest';
import { gmres } from '../../src/ops/gmres';
import { randomValues } from '../support/finiteDifference';

const times = (a: Float64Array, size: number) => (v: Float64Array, out: Float64Array) => {
  for (let i = 0; i < size; i++) {
    out[i] = 0;
    for (let j = 0; j < size; j++) out[i] += a[i * size + j] * v[j];
  }
};

describe('gmres', () => {
  it.each([1, 2, 7, 20])('solves a random system of %i unknowns', (size) => {
    const a = randomValues(size * size, size);
    for (let i = 0; i < size; i++) a[i * size + i] += 2;
    const b = randomValues(size, 77);
    const { solution } = gmres(times(a, size), b, { tolerance: 1e-12 });
    const product = new Float64Array(size);
    times(a, size)(solution, product);
    for (let i = 0; i < size; i++) expect(product[i]).toBeCloseTo(b[i], 9);
  });

  it('solves the identity in one step and zero in none', () => {
    const identity = (v: Float64Array, out: Float64Array) => out.set(v);
    expect(gmres(identity, Float64Array.of(1, 2)).iterations).toBe(1);
    expect(gmres(identity, new Float64Array(2))).toEqual({ solution: new Float64Array(2), residual: 0, iterations: 0 });
  });
});
