import { describe, expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';
import { Rng } from '../../../src/random/Rng';
import { finiteDifference } from '../finiteDifference';
import { relativeError, uniform } from '../random';

const rng = new Rng(5);
const softplus = (x: number): number => Math.log1p(Math.exp(x));

describe('skipGram', () => {
  const p = 3;
  const run = (v: Float64Array, w: Float64Array, sequence: number[], negatives: number, table: number[], rate = 1) => {
    const [ids, draws] = [Int32Array.from(sequence), Int32Array.from(table)];
    const scratch = new Float64Array(5 * p);
    twin.skipGram(v, w, ids, 1, sequence.length, p, 1, negatives, draws, draws.length, rate, 9, scratch);
  };

  it('moves two tokens by hand: the positive pair only', () => {
    const v = Float64Array.of(1, 0, 0, 0, 1, 0);
    const w = Float64Array.of(0, 0, 0, 0, 0, 2);
    // Position 0: target w0 = 0 with neighbour v1, score 0, g = 1/2. Position 1: target w1 with neighbour v0, score 0.
    run(v, w, [0, 1], 0, [0]);
    expect([...w]).toEqual([0, 0.5, 0, 0.5, 0, 2]);
    expect([...v]).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it('descends the exact gradient of the negative-sampling loss', () => {
    // Both positions of the walk 0 1 have one neighbour, so with a negative 2 everywhere the first step is known.
    const v = uniform(rng, 3 * p);
    const w = uniform(rng, 3 * p);
    const score = (u: number, target: number): number => {
      let s = 0;
      for (let c = 0; c < p; c++) s += v[u * p + c] * w[target * p + c];
      return s;
    };
    const loss = (target: number, u: number) => () => softplus(-score(u, target)) + softplus(score(u, 2));
    const rate = 1e-6;
    // The rate is so small that the second step sees the weights of the first to six digits.
    const both = () => loss(0, 1)() + loss(1, 0)();
    const [gradientV, gradientW] = [finiteDifference(both, v), finiteDifference(both, w)];
    const [v1, w1] = [v.slice(), w.slice()];
    run(v1, w1, [0, 1], 1, [2], rate);
    const stepOf = (after: Float64Array, before: Float64Array) => after.map((x, i) => (before[i] - x) / rate);
    expect(relativeError(stepOf(v1, v), gradientV)).toBeLessThan(1e-5);
    expect(relativeError(stepOf(w1, w), gradientW)).toBeLessThan(1e-5);
  });

  it('skips a negative that is the target itself, and ends a sequence at -1', () => {
    const start = [uniform(rng, 3 * p), uniform(rng, 3 * p)];
    const positive = start.map((a) => a.slice());
    const skipped = start.map((a) => a.slice());
    run(positive[0], positive[1], [1, 1], 0, [1]);
    run(skipped[0], skipped[1], [1, 1, -1, 2], 4, [1]);
    expect(skipped).toEqual(positive);
  });

  it('leaves a token alone in its sequence as it was', () => {
    const [v, w] = [uniform(rng, 3 * p), uniform(rng, 3 * p)];
    const before = [v.slice(), w.slice()];
    run(v, w, [1, -1], 2, [0, 2]);
    expect([v, w]).toEqual(before);
  });
});
