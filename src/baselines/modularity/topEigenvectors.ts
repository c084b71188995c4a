import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { Rng } from '../../random/Rng';

/** Vectors kept beside the wanted ones, so that the last of those converges too. */
const GUARD = 2;
/** Width of the search space, in blocks. */
const BLOCKS = 12;
/** Products with the matrix before a start over is given up, in search spaces. */
const CYCLES = 60;

export interface TopEigenvectors {
  /** The largest eigenvalues, descending. */
  values: number[];
  /** Their orthonormal eigenvectors, each of length n. */
  vectors: Float64Array[];
}

/**
 * The `count` algebraically largest eigenvalues of a symmetric n x n matrix and their eigenvectors, from products with the
 * matrix alone: block Krylov spaces with full orthogonalisation and Rayleigh–Ritz, restarted from the best vectors
 * (Golub & Van Loan, "Matrix Computations", section 10.3). In a repeated eigenvalue's space the basis depends on the seed.
 *
 * @param multiply writes the product of the matrix with `x` to `out`.
 * @param options.seed of the start vectors, default 0.
 * @param options.tolerance on the residual ‖M v − λ v‖, relative to the largest |λ| met; default 1e-6.
 */
export function topEigenvectors(
  n: number,
  count: number,
  multiply: (x: Float64Array, out: Float64Array) => void,
  options: { seed?: number; tolerance?: number } = {},
): TopEigenvectors {
  const { seed = 0, tolerance = 1e-6 } = options;
  const wanted = Math.min(count, n);
  const width = Math.min(wanted + GUARD, n);
  const rng = new Rng(seed);
  const randomVector = (): Float64Array => Float64Array.from({ length: n }, () => rng.normal());
  let start: Float64Array[] = Array.from({ length: width }, randomVector);
  for (let cycle = 0; ; cycle++) {
    const basis: Float64Array[] = [];
    const images: Float64Array[] = [];
    let block: Float64Array[] = start;
    for (let depth = 0; depth < BLOCKS && basis.length < n; depth++) {
      const from = basis.length;
      for (const vector of block) if (basis.length < n) addOrthonormal(basis, vector.slice());
      // A space that the matrix maps into itself: what is missing can only lie outside.
      if (basis.length === from && !addOrthonormal(basis, randomVector())) break;
      for (let b = from; b < basis.length; b++) {
        const image = new Float64Array(n);
        multiply(basis[b]!, image);
        images.push(image);
      }
      block = images.slice(from);
    }
    const ritz = rayleighRitz(basis, images, width);
    const scale = Math.max(...ritz.values.map(Math.abs), Number.MIN_VALUE);
    let worst = 0;
    for (let i = 0; i < wanted; i++)
      worst = Math.max(worst, residual(ritz.values[i]!, ritz.vectors[i]!, ritz.images[i]!));
    if (worst <= tolerance * scale || basis.length >= n || cycle + 1 >= CYCLES) {
      return { values: ritz.values.slice(0, wanted), vectors: ritz.vectors.slice(0, wanted) };
    }
    start = ritz.vectors;
  }
}

/** Adds `vector`, made orthogonal to `basis` and of unit length; false if nothing is left of it. */
function addOrthonormal(basis: Float64Array[], vector: Float64Array): boolean {
  const before = Math.sqrt(dot(vector, vector));
  // Twice is enough (Kahan, Parlett).
  const all = [...basis, ...basis];
  let along = all.length === 0 ? 0 : dot(vector, all[0]!);
  all.forEach((b, at) => {
    along = addScaledThenDot(vector, -along, b, all[at + 1]);
  });
  const norm = Math.sqrt(dot(vector, vector));
  if (!(norm > 1e-10 * before)) return false;
  for (let i = 0; i < vector.length; i++) vector[i]! /= norm;
  basis.push(vector);
  return true;
}

/** The best `width` approximate eigenvectors within a space, and their images under the matrix. */
function rayleighRitz(basis: Float64Array[], images: Float64Array[], width: number) {
  const size = basis.length;
  const projected = Matrix.zeros(size, size);
  const products = basis.map((b) => dots(b, images));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = (products[i]![j]! + products[j]![i]!) / 2;
      projected.set(i, j, value);
      projected.set(j, i, value);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(projected, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const kept = order.slice(0, Math.min(width, size));
  const combine = (of: Float64Array[], column: number) => {
    const sum = new Float64Array(of[0]!.length);
    for (let i = 0; i < size; i++) addScaled(sum, eigenvectorMatrix.get(i, column), of[i]!);
    return sum;
  };
  return {
    values: kept.map((c) => realEigenvalues[c]!),
    vectors: kept.map((c) => combine(basis, c)),
    images: kept.map((c) => combine(images, c)),
  };
}

function residual(value: number, vector: Float64Array, image: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (image[i]! - value * vector[i]!) ** 2;
  return Math.sqrt(sum);
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** `dot(x, y)` for each y, four at a time, so that an addition need not wait for the one before it. */
function dots(x: Float64Array, ys: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(ys.length);
  let first = 0;
  for (; first + 3 < ys.length; first += 4) {
    const [p, q, r, s] = ys.slice(first, first + 4) as [Float64Array, Float64Array, Float64Array, Float64Array];
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      const one = x[i]!;
      a += one * p[i]!;
      b += one * q[i]!;
      c += one * r[i]!;
      d += one * s[i]!;
    }
    sums.set([a, b, c, d], first);
  }
  for (; first < ys.length; first++) sums[first] = dot(x, ys[first]!);
  return sums;
}

/** `addScaled`, and the dot product of what comes out with `y` (0 without one), in one pass. */
function addScaledThenDot(target: Float64Array, factor: number, x: Float64Array, y: Float64Array | undefined): number {
  if (y === undefined) {
    addScaled(target, factor, x);
    return 0;
  }
  let sum = 0;
  for (let i = 0; i < target.length; i++) {
    const value = target[i]! + factor * x[i]!;
    target[i] = value;
    sum += value * y[i]!;
  }
  return sum;
}

function addScaled(target: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) target[i]! += factor * x[i]!;
}
