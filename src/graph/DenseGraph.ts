import { InputError } from '../errors';
import { Graph } from './Graph';

/** How far apart w_uv and w_vu may be: a score computed in float32 in either order differs in its last bits. */
const SYMMETRY_TOLERANCE = 1e-5;

/**
 * An undirected weighted graph held as a full n x n matrix, such as the predicted graph
 * P = A + (1 − A) · sigmoid(score) of the two-stage method.
 *
 * Conventions: row major; the diagonal is ignored everywhere (no self-loops); weight 0 means no edge; weights may not be
 * negative. The matrix is not copied: do not write to it afterwards. Memory: 4 n² bytes.
 */
export class DenseGraph {
  /** Nodes. */
  readonly n: number;
  /** n x n, row major. */
  readonly weights: Float32Array;
  private cachedStrength: Float64Array | undefined;

  /**
   * @throws InputError if `weights` is not n x n, not symmetric, or has a negative or non-finite entry off the diagonal.
   * @example new DenseGraph(2, Float32Array.of(0, 0.5, 0.5, 0)).totalStrength() // 1
   */
  constructor(n: number, weights: Float32Array) {
    if (!Number.isInteger(n) || n < 0 || weights.length !== n * n) {
      throw new InputError({
        what: 'dense graph',
        expected: `n x n = ${n * n} weights`,
        actual: `${weights.length}`,
      });
    }
    for (let u = 0; u < n; u++) {
      for (let v = u + 1; v < n; v++) {
        const w = weights[u * n + v]!;
        const back = weights[v * n + u]!;
        if (!(w >= 0 && w < Number.POSITIVE_INFINITY) || !(Math.abs(w - back) <= SYMMETRY_TOLERANCE * (1 + w))) {
          throw new InputError({
            what: `weights of the pair (${u}, ${v})`,
            expected: 'one finite number of at least 0 in both directions',
            actual: `${w} and ${back}`,
          });
        }
      }
    }
    this.n = n;
    this.weights = weights;
  }

  /** Weighted degree d of every node, length n, diagonal left out; cached, do not write to it. */
  strengths(): Float64Array {
    if (this.cachedStrength !== undefined) return this.cachedStrength;
    const { n, weights } = this;
    const d = new Float64Array(n);
    for (let u = 0; u < n; u++) {
      let sum = 0;
      for (let e = u * n; e < (u + 1) * n; e++) sum += weights[e]!;
      d[u] = sum - weights[u * n + u]!;
    }
    this.cachedStrength = d;
    return d;
  }

  /** 2m of the modularity formula: the sum of all weighted degrees. */
  totalStrength(): number {
    let sum = 0;
    for (const d of this.strengths()) sum += d;
    return sum;
  }

  /** The same graph in compressed sparse rows; 8 bytes for every non-zero entry. */
  toGraph(): Graph {
    const { n, weights } = this;
    let nonZero = 0;
    for (let u = 0; u < n; u++) for (let v = 0; v < n; v++) if (u !== v && weights[u * n + v]! > 0) nonZero++;
    const rowPtr = new Int32Array(n + 1);
    const colIdx = new Int32Array(nonZero);
    const values = new Float32Array(nonZero);
    let write = 0;
    for (let u = 0; u < n; u++) {
      for (let v = 0; v < n; v++) {
        const w = weights[u * n + v]!;
        if (u === v || !(w > 0)) continue;
        colIdx[write] = v;
        values[write++] = w;
      }
      rowPtr[u + 1] = write;
    }
    return new Graph({ rowPtr, colIdx, weights: values });
  }
}

/** What the community baselines take: observed edges (sparse) or a predicted graph (dense, weighted). */
export type AnyGraph = Graph | DenseGraph;
