import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { FixedPointError, InputError } from '../../src/errors';
import {
  type BackwardPass,
  centroidJacobian,
  centroidUpdate,
  convergedCentroids,
  type ForwardPass,
  heuristicCentroids,
  implicitCentroids,
  rowNormalize,
  softAssign,
  softKMeans,
} from '../../src/ops';
import { Rng } from '../../src/random/Rng';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const n = 12;
const p = 4;
const k = 3;
const nodes = () => tf.tidy(() => rowNormalize(exact(randomValues(n * p, 1), [n, p])));
const start = () => exact<tf.Tensor2D>(randomValues(k * p, 2, 0, 1), [k, p]);

/** Rows near K axes of p dimensions, of norm ‖x‖₁ = 1, the noise shared out among all coordinates. */
function planted(noise: number, count = 30): { x: tf.Tensor2D; mu0: tf.Tensor2D } {
  const rng = new Rng(4);
  const x = new Float64Array(count * p);
  for (let j = 0; j < count; j++) {
    for (let c = 0; c < p; c++) x[j * p + c] = (c === j % k ? 1 : 0) + noise * rng.float();
    const sum = x.subarray(j * p, (j + 1) * p).reduce((a, b) => a + b, 0);
    for (let c = 0; c < p; c++) x[j * p + c] /= sum;
  }
  const mu0 = Float64Array.from({ length: k * p }, (_, i) => (i % p === Math.floor(i / p) ? 1 : 0));
  return { x: exact(x, [count, p]), mu0: exact(mu0, [k, p]) };
}

/** Largest sum of absolute values in a column: the operator 1-norm. */
function norm1(matrix: Float64Array, size: number): number {
  let most = 0;
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += Math.abs(matrix[i * size + j]);
    most = Math.max(most, sum);
  }
  return most;
}

/** δ and α of proposition 1: the smallest lead of a row's centre over another, and the smallest share of a cluster. */
function separation(x: tf.Tensor2D, mu: tf.Tensor2D, beta: number): { delta: number; alpha: number } {
  const [xs, centres] = [x.dataSync(), mu.dataSync()];
  const r = softAssign(x, mu, beta).dataSync();
  const rows = x.shape[0];
  const mass = new Float64Array(k);
  let delta = Number.POSITIVE_INFINITY;
  for (let j = 0; j < rows; j++) {
    const s = Array.from({ length: k }, (_, a) => {
      mass[a] += r[j * k + a];
      let dot = 0;
      for (let c = 0; c < p; c++) dot += xs[j * p + c] * centres[a * p + c];
      return dot;
    }).sort((a, b) => b - a);
    delta = Math.min(delta, s[0] - s[1]);
  }
  return { delta, alpha: Math.min(...mass) / rows };
}

describe('a fixed point', () => {
  it('is one to the tolerance, with its residual and steps', async () => {
    await inFloat64(() => {
      const { mu, residual, steps } = convergedCentroids(nodes(), start(), 3, { tolerance: 1e-10 });
      const moved = centroidUpdate(nodes(), mu, 3).dataSync();
      expect(residual).toBeLessThanOrEqual(1e-10);
      for (const [i, value] of mu.dataSync().entries()) expect(Math.abs(value - moved[i])).toBeLessThanOrEqual(1e-10);
      const before = convergedCentroids(nodes(), start(), 3, { tolerance: 1e-3 });
      expect(before.steps).toBeLessThan(steps);
      expect(before.residual).toBeGreaterThan(1e-10);
    });
  });

  it('is reached in one step where nothing moves', async () => {
    await inFloat64(() => {
      const { mu } = convergedCentroids(nodes(), start(), 3, { tolerance: 1e-12 });
      expect(convergedCentroids(nodes(), mu, 3, { tolerance: 1e-11 }).steps).toBe(1);
    });
  });

  it('that is not reached is an error which says how far it came', async () => {
    await inFloat64(() => {
      const short = () => convergedCentroids(nodes(), start(), 3, { tolerance: 1e-10, maxIterations: 2 });
      expect(short).toThrow(FixedPointError);
      expect(short).toThrow(InputError);
      expect(short).toThrow(/tolerance: expected centres .* within 2 updates, but got a move of 0\.0/);
      try {
        short();
      } catch (error) {
        expect((error as FixedPointError).steps).toBe(2);
        expect((error as FixedPointError).residual).toBeGreaterThan(1e-10);
      }
      expect(() => softKMeans(nodes(), start(), { beta: 3, backward: 'unrolled', tolerance: 1e-300 })).toThrow(
        'within 1000 updates',
      );
    });
  });
});

describe('the Jacobian of the update', () => {
  it('is what finite differences say, and in float32 to its precision', async () => {
    const jacobian = await inFloat64(() => {
      const x = nodes();
      const centres = randomValues(k * p, 2, 0, 1);
      const jacobian = centroidJacobian(x, start(), 3);
      const updated = (i: number, by: number) => {
        const moved = centres.slice();
        moved[i] += by;
        return centroidUpdate(x, exact(moved, [k, p]), 3).dataSync();
      };
      for (let i = 0; i < k * p; i++) {
        const [up, down] = [updated(i, 1e-6), updated(i, -1e-6)];
        for (let o = 0; o < k * p; o++) expect(jacobian[o * k * p + i]).toBeCloseTo((up[o] - down[o]) / 2e-6, 7);
      }
      return jacobian;
    });
    const single = centroidJacobian(nodes(), start(), 3);
    for (const [i, value] of single.entries()) expect(value).toBeCloseTo(jacobian[i], 5);
  });

  it('is 0 for a cluster without mass', () => {
    const x = tf.tensor2d([1, 0, 1, 0], [2, 2]);
    expect(Array.from(centroidJacobian(x, tf.tensor2d([1, 0, -1, 0], [2, 2]), 1000))).toEqual(Array(16).fill(0));
  });
});

describe('the exact backward pass', () => {
  const solved =
    (directUpTo: number, tolerance = 1e-12) =>
    (x: tf.Tensor) => {
      const { mu } = convergedCentroids(x as tf.Tensor2D, start(), 3, { tolerance: 1e-13 });
      return implicitCentroids(x as tf.Tensor2D, mu, 3, { directUpTo, tolerance });
    };

  it.each([
    ['directly', 12],
    ['matrix-free', 0],
  ])('is the gradient of the converged centres to 1e-5, solved %s', async (_, directUpTo) => {
    await inFloat64(() => expect(gradientError(solved(directUpTo), [nodes()])).toBeLessThan(1e-5));
  });

  it('is the same both ways', async () => {
    await inFloat64(() => {
      const [a, b] = [0, 12].map((most) =>
        tf
          .grad((x) => solved(most)(x).square().sum())(nodes())
          .dataSync(),
      );
      for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i], 10);
    });
  });

  it('goes to the fixed point whatever T is', async () => {
    await inFloat64(() => {
      const layer = (x: tf.Tensor) =>
        softKMeans(x as tf.Tensor2D, start(), { beta: 3, iterations: 0, backward: 'exact', tolerance: 1e-13 });
      expect(gradientError(layer, [nodes()])).toBeLessThan(1e-5);
    });
  });

  // Rows evenly around a circle: turned centres are as good, so a whole circle of them stands still.
  const circle = (count: number) =>
    exact<tf.Tensor2D>(
      Float64Array.from({ length: 2 * count }, (_, i) =>
        i % 2 === 0 ? Math.cos((Math.PI * i) / count) : Math.sin((Math.PI * (i - 1)) / count),
      ),
      [count, 2],
    );

  it.each([
    ['directly', 4],
    ['matrix-free', 0],
  ])('refuses a singular df/dmu, solved %s', async (_, directUpTo) => {
    await inFloat64(() => {
      const x = circle(48);
      const { mu } = convergedCentroids(x, exact([0.9, 0.1, -0.8, 0.2], [2, 2]), 4, { tolerance: 1e-13 });
      // One centre's first coordinate: a direction in which the pair may turn.
      const first = exact([1, 0, 0, 0], [2, 2]);
      const gradient = tf.grad((y) => implicitCentroids(y as tf.Tensor2D, mu, 4, { directUpTo }).mul(first));
      expect(() => gradient(x)).toThrow(FixedPointError);
      expect(() => gradient(x)).toThrow('exact backward pass: expected clusters that follow the embedding');
    });
  });

  it.each([
    ['directly', 4],
    ['matrix-free', 0],
  ])('lets a cluster without mass be, solved %s', (_, directUpTo) => {
    const x = tf.tidy(() => rowNormalize(tf.tensor2d([1, 0.1, 1, 0.2, 1, 0], [3, 2])));
    const mu = convergedCentroids(x, tf.tensor2d([1, 1, -1, -1], [2, 2]), 1000).mu;
    const gradient = tf.grad((y) => implicitCentroids(y as tf.Tensor2D, mu, 1000, { directUpTo }).sum())(x);
    // The other centre is the mean of the three rows, and both coordinates are summed.
    for (const value of gradient.dataSync()) expect(value).toBeCloseTo(1 / 3, 5);
  });
});

describe('the unrolled backward pass', () => {
  it('is what stock tensor operations give for the same loop, to 1e-5', () => {
    const weights = tf.tensor2d(Array.from(randomValues(k * p, 7)), [k, p]);
    const loop = (x: tf.Tensor) => {
      let mu: tf.Tensor = start();
      for (let t = 0; t <= 5; t++) {
        const r = x.matMul(mu, false, true).mul(4).softmax();
        mu = r.matMul(x, true).div(r.sum(0).expandDims(1));
      }
      return mu;
    };
    const ours = (x: tf.Tensor) =>
      softKMeans(x as tf.Tensor2D, start(), { beta: 4, iterations: 5, backward: 'unrolled' });
    const [a, b] = [loop, ours].map((f) =>
      tf
        .grad((x) => f(x).mul(weights).sum())(nodes())
        .dataSync(),
    );
    const scale = Math.max(...a.map(Math.abs));
    for (const [i, value] of a.entries()) expect(Math.abs(value - b[i]) / scale).toBeLessThan(1e-5);
  });

  it('to a fixed point is the exact one', async () => {
    await inFloat64(() => {
      const gradient = (backward: BackwardPass) =>
        tf
          .grad((x) =>
            softKMeans(x as tf.Tensor2D, start(), { beta: 3, backward, tolerance: 1e-13 })
              .square()
              .sum(),
          )(nodes())
          .dataSync();
      const [a, b] = [gradient('exact'), gradient('unrolled')];
      for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i], 8);
    });
  });
});

describe('the approximate backward pass', () => {
  /** At a fixed point of planted clusters: norms, their bounds, and the relative error of the gradient of Σ mu². */
  const measure = (noise: number, beta: number) => {
    const { x, mu0 } = planted(noise);
    const { mu } = convergedCentroids(x, mu0, beta, { tolerance: 1e-14 });
    const { delta, alpha } = separation(x, mu, beta);
    const q = (2 * k ** 2 * beta * Math.exp(-beta * delta)) / alpha;
    const size = k * p;
    const jacobian = centroidJacobian(x, mu, beta);
    const gradient = (layer: (x: tf.Tensor2D) => tf.Tensor) =>
      tf
        .grad((y) =>
          layer(y as tf.Tensor2D)
            .square()
            .sum(),
        )(x)
        .dataSync();
    const near = gradient((y) => centroidUpdate(y, mu, beta, { constantCentres: true }));
    const real = gradient((y) => implicitCentroids(y, mu, beta));
    const error = Math.hypot(...near.map((g, i) => g - real[i])) / Math.hypot(...real);
    return { q, error, leftOut: norm1(jacobian, size) };
  };

  it('leaves out less than 2 K² β exp(−βδ) / α, and its error falls with that bound', async () => {
    await inFloat64(() => {
      for (const noise of [0.05, 0.1, 0.2]) {
        const all = [15, 20, 30, 40].map((beta) => measure(noise, beta)).filter(({ q }) => q < 1);
        expect(all.length).toBeGreaterThan(1);
        for (const { q, leftOut, error } of all) {
          expect(leftOut).toBeLessThanOrEqual(q);
          expect(error).toBeLessThanOrEqual(q / (1 - q));
        }
        for (const [i, { error, q }] of all.slice(1).entries()) {
          // Never slower than the bound's own fall, up to a factor of 4 for the change of δ within the clusters.
          expect(error / all[i].error).toBeLessThan(4 * (q / all[i].q));
        }
      }
    });
  });
});

describe('a forward pass without gradients', () => {
  const forwards: ForwardPass[] = ['k-means++', 'lloyd', 'mini-batch'];

  it.each(forwards)('%s is the same for the same seed, K x p, and finite', (forward) => {
    const centres = (seed: number) =>
      Array.from(heuristicCentroids(nodes(), start(), forward as 'lloyd', { seed }).dataSync());
    expect(centres(1)).toEqual(centres(1));
    expect(centres(1)).toHaveLength(k * p);
    expect(centres(1).every(Number.isFinite)).toBe(true);
    if (forward !== 'lloyd') expect(centres(1)).not.toEqual(centres(2));
  });

  it('k-means++ starts at rows of x', () => {
    const rows = Array.from({ length: n }, (_, j) =>
      nodes()
        .dataSync()
        .slice(j * p, (j + 1) * p)
        .join(),
    );
    const centres = heuristicCentroids(nodes(), start(), 'k-means++', { seed: 3 }).dataSync();
    for (let a = 0; a < k; a++) expect(rows).toContain(centres.slice(a * p, (a + 1) * p).join());
  });

  it('lloyd ends where no node changes: at the means of whole clusters', () => {
    const x = tf.tidy(() => rowNormalize(tf.tensor2d([1, 0, 1, 0.2, 0, 1, 0.2, 1], [4, 2])));
    const mu = heuristicCentroids(x, tf.tensor2d([0.9, 0.1, 0.1, 0.8], [2, 2]), 'lloyd').dataSync();
    const xs = x.dataSync();
    for (let c = 0; c < 2; c++) {
      expect(mu[c]).toBeCloseTo((xs[c] + xs[2 + c]) / 2, 6);
      expect(mu[2 + c]).toBeCloseTo((xs[4 + c] + xs[6 + c]) / 2, 6);
    }
  });

  it('mini-batch comes near the same', () => {
    const { x, mu0 } = planted(0.1, 600);
    const [a, b] = (['lloyd', 'mini-batch'] as const).map((one) => heuristicCentroids(x, mu0, one).dataSync());
    for (const [i, value] of a.entries()) expect(Math.abs(value - b[i])).toBeLessThan(0.02);
  });

  it.each(forwards)('%s gives the exact gradient of the fixed point that follows it', async (forward) => {
    await inFloat64(() => {
      // The fixed point that the heuristic leads to, and from there on by updates alone, so that small steps do not leave it.
      const mu = convergedCentroids(nodes(), heuristicCentroids(nodes(), start(), forward as 'lloyd', { seed: 2 }), 3, {
        tolerance: 1e-13,
      }).mu;
      const settings = { beta: 3, backward: 'exact' as const, tolerance: 1e-13 };
      const a = tf.grad((x) => softKMeans(x as tf.Tensor2D, start(), { ...settings, forward, seed: 2 }));
      const b = (x: tf.Tensor) => softKMeans(x as tf.Tensor2D, mu, settings);
      expect(gradientError(b, [nodes()])).toBeLessThan(1e-5);
      const expected = tf.grad(b)(nodes()).dataSync();
      for (const [i, value] of a(nodes()).dataSync().entries()) expect(value).toBeCloseTo(expected[i], 7);
    });
  });

  it.each(forwards)('%s has the approximate gradient: that of the update after it', async (forward) => {
    await inFloat64(() => {
      const mu = heuristicCentroids(nodes(), start(), forward as 'lloyd', { seed: 2 });
      const a = tf.grad((x) =>
        softKMeans(x as tf.Tensor2D, start(), { beta: 3, iterations: 0, forward, seed: 2 })
          .square()
          .sum(),
      );
      const b = tf.grad((x) =>
        centroidUpdate(x as tf.Tensor2D, mu, 3)
          .square()
          .sum(),
      );
      expect(Array.from(a(nodes()).dataSync())).toEqual(Array.from(b(nodes()).dataSync()));
    });
  });
});
