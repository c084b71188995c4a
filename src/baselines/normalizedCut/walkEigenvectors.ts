import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Graph } from '../../graph/Graph';
import { currentDevice } from '../../kernels/backend';
import type { Floats } from '../../kernels/Floats';
import { Rng } from '../../random/Rng';

/** Vectors kept beside the wanted ones: the nearer the last wanted eigenvalue is to the next, the more they speed it up. */
const GUARD = 6;
/** Degree of the filter at most: products with the matrix between two looks at the eigenvalues. */
const DEGREE = 60;
/** How much more the filter may let through at 1 than at b: beyond that, all vectors become the first. */
const CONTRAST = 1e4;
/** Looks at the eigenvalues before it is given up. */
const ROUNDS = 40;

export interface WalkEigenvectors {
  /** The largest eigenvalues, descending, in [-1, 1]. */
  readonly values: readonly number[];
  /** n x count, row by row: the orthonormal eigenvectors are its columns. */
  readonly vectors: Float64Array;
}

/**
 * The `count` largest eigenvalues of M = D^-1/2 W D^-1/2 and their eigenvectors; the eigenvectors of the normalised Laplacian
 * I − M with the smallest. A block of vectors is filtered by the Chebyshev polynomial that is small on [−1, b], b the least
 * eigenvalue in the block, and large above, then rotated to the best eigenvectors in its span (Rayleigh–Ritz), until the
 * residuals ‖M v − λ v‖ are within the tolerance. A repeated eigenvalue (1, of a graph of several components) comes as often
 * as it is repeated; the basis of its space depends on the seed. Nodes without edges have entries of 0.
 *
 * @param options.seed of the start vectors, default 0
 * @param options.tolerance of residuals, default 1e-4; products are made in float32
 * @returns at most n of them
 * @see Zhou, Saad, Tiago and Chelikowsky, "Self-consistent-field calculations using Chebyshev-filtered subspace iteration", 2006.
 */
export function walkEigenvectors(
  graph: Graph,
  count: number,
  options: { seed?: number; tolerance?: number } = {},
): WalkEigenvectors {
  const { seed = 0, tolerance = 1e-4 } = options;
  const { n } = graph;
  const wanted = Math.min(count, n);
  const width = Math.min(wanted + GUARD, n);
  const walk = new Walk(graph, width);
  const rng = new Rng(seed);
  let block: Float64Array = Float64Array.from({ length: n * width }, () => rng.normal());
  try {
    let ritz = rayleighRitz(block, walk.times(block), n, width);
    for (let round = 0; width < n && round < ROUNDS && !isSettled(ritz, wanted, tolerance); round++) {
      block = walk.filtered(ritz.vectors, Math.min(ritz.values[width - 1]!, 0.999999));
      ritz = rayleighRitz(block, walk.times(block), n, width);
    }
    const vectors = new Float64Array(n * wanted);
    for (let i = 0; i < n; i++) for (let c = 0; c < wanted; c++) vectors[i * wanted + c] = ritz.vectors[i * width + c]!;
    return { values: ritz.values.slice(0, wanted), vectors };
  } finally {
    walk.dispose();
  }
}

/** Products of a block with M, in the kernels. */
class Walk {
  private readonly device = currentDevice();
  private readonly scale: Floats;
  private readonly blocks: Floats[];

  constructor(
    private readonly graph: Graph,
    private readonly width: number,
  ) {
    this.scale = this.device.alloc(graph.n);
    graph.strengths().forEach((d, i) => {
      this.scale[i] = d > 0 ? 1 / Math.sqrt(d) : 0;
    });
    this.blocks = [0, 1, 2].map(() => this.device.alloc(graph.n * width));
  }

  times(x: Float64Array): Float64Array {
    const [from, to] = this.blocks as [Floats, Floats, Floats];
    from.set(x);
    this.multiply(from, to);
    return Float64Array.from(to);
  }

  /** T(M) x with T the Chebyshev polynomial of [−1, b], by its three terms, each step brought back to size. */
  filtered(x: Float64Array, b: number): Float64Array {
    let [before, now, next] = this.blocks as [Floats, Floats, Floats];
    const { kernels } = this.device;
    const length = x.length;
    const [half, centre] = [(b + 1) / 2, (b - 1) / 2];
    // Divided by its value at 1, where it is largest: sigma is T_{j−1}(1) / T_j(1).
    const top = half / (1 - centre);
    let sigma = top;
    const degree = Math.min(DEGREE, Math.ceil(Math.acosh(CONTRAST) / Math.acosh(1 / top)));
    before.set(x);
    this.multiply(before, now);
    for (let i = 0; i < length; i++) now[i] = ((now[i] - centre * before[i]) * sigma) / half;
    for (let step = 2; step <= degree; step++) {
      const nextSigma = 1 / (2 / top - sigma);
      this.multiply(now, next);
      kernels.axpy(-centre, now, length, next);
      const [grow, back] = [(2 * nextSigma) / half, sigma * nextSigma];
      for (let i = 0; i < length; i++) next[i] = grow * next[i] - back * before[i];
      [before, now, next] = [now, next, before];
      sigma = nextSigma;
    }
    return Float64Array.from(now);
  }

  dispose(): void {
    for (const array of [this.scale, ...this.blocks]) this.device.free(array);
  }

  private multiply(x: Floats, out: Floats): void {
    const { device, graph, scale, width } = this;
    const weights = graph.weights === null ? null : device.constant(graph.weights);
    const [rowPtr, colIdx] = [device.constant(graph.rowPtr), device.constant(graph.colIdx)];
    device.kernels.spmm(rowPtr, colIdx, weights, scale, scale, 0, x, width, null, graph.n, out);
  }
}

interface Ritz {
  readonly values: number[];
  /** n x width, orthonormal columns. */
  readonly vectors: Float64Array;
  /** ‖M v − λ v‖ of each. */
  readonly residuals: Float64Array;
}

const isSettled = ({ residuals }: Ritz, wanted: number, tolerance: number): boolean =>
  residuals.subarray(0, wanted).every((one) => one <= tolerance);

/** The best approximate eigenvectors in the span of x, by x and its image M x. */
function rayleighRitz(x: Float64Array, image: Float64Array, n: number, width: number): Ritz {
  const inverse = inverseRoot(gram(x, x, n, width));
  const projected = inverse.mmul(gram(x, image, n, width)).mmul(inverse.transpose());
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(projected, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const values = order.map((c) => realEigenvalues[c]!);
  const rotation = inverse.transpose().mmul(eigenvectorMatrix.subMatrixColumn(order));
  const vectors = rotated(x, rotation, n, width);
  const images = rotated(image, rotation, n, width);
  const residuals = new Float64Array(width);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < width; c++)
      residuals[c]! += (images[i * width + c]! - values[c]! * vectors[i * width + c]!) ** 2;
  return { values, vectors, residuals: residuals.map(Math.sqrt) };
}

/** L⁻¹ of G = L Lᵀ. */
function inverseRoot(gramMatrix: Matrix): Matrix {
  const lower = new CholeskyDecomposition(gramMatrix).lowerTriangularMatrix;
  const { rows } = lower;
  const inverse = Matrix.eye(rows);
  for (let c = 0; c < rows; c++) {
    for (let r = c; r < rows; r++) {
      let sum = r === c ? 1 : 0;
      for (let j = c; j < r; j++) sum -= lower.get(r, j) * inverse.get(j, c);
      inverse.set(r, c, sum / lower.get(r, r));
    }
  }
  return inverse;
}

/** (xᵀ y + yᵀ x) / 2, width x width. */
function gram(x: Float64Array, y: Float64Array, n: number, width: number): Matrix {
  const sums = new Float64Array(width * width);
  for (let i = 0; i < n * width; i += width)
    for (let a = 0; a < width; a++) {
      const value = x[i + a]!;
      for (let b = 0; b < width; b++) sums[a * width + b]! += value * y[i + b]!;
    }
  const matrix = Matrix.zeros(width, width);
  for (let a = 0; a < width; a++)
    for (let b = 0; b < width; b++) matrix.set(a, b, (sums[a * width + b]! + sums[b * width + a]!) / 2);
  return matrix;
}

/** x R */
function rotated(x: Float64Array, rotation: Matrix, n: number, width: number): Float64Array {
  const r = Float64Array.from(rotation.to1DArray());
  const out = new Float64Array(n * width);
  for (let i = 0; i < n * width; i += width)
    for (let a = 0; a < width; a++) {
      const value = x[i + a]!;
      for (let b = 0; b < width; b++) out[i + b]! += value * r[a * width + b]!;
    }
  return out;
}
