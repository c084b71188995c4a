import type { Graph } from '../graph/Graph';

/** What an actor sees of the nodes: n x `columns`, row by row. */
export interface NodeInputs {
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/**
 * A formula of a few numbers for Z, as a person could write it down: powers of what is around a node,
 *
 *     Z_ic = plain_c · Π_k φ_ik^θ_ck,   φ = 1 + Σ_N s for each input column s, 1 + mean degree of N, 1 + Σ_N 1 / (1 + d),
 *
 * N the neighbours of i. A channel that is plainly 0 has unit · a_c in place of plain_c, a_c a parameter of its own that
 * starts at 0. With all parameters 0, Z is plain.
 *
 * @example
 * const formula = new NodeFormula({ columns: 1, plain: [1] });
 * formula.z([-0.5, 0, 0], formula.logs(graph, { columns: 1, values: ones })) // 1 / √(1 + degree) at every node
 */
export class NodeFormula {
  /** Powers of each channel. */
  readonly powers: number;
  private readonly plain: readonly number[];
  private readonly unit: number;

  constructor({ columns, plain, unit = 1 }: { columns: number; plain: readonly number[]; unit?: number }) {
    this.powers = columns + 2;
    this.plain = plain;
    this.unit = unit;
  }

  /** How many parameters there are: the powers channel after channel, then the a_c of channels that are plainly 0. */
  get parameters(): number {
    return this.plain.length * this.powers + this.plain.filter((z) => z === 0).length;
  }

  /** log φ, n x powers, row by row: what of Z does not depend on the parameters. O(m · columns). */
  logs(graph: Graph, { columns, values }: NodeInputs): Float64Array {
    const { n, rowPtr, colIdx } = graph;
    const logs = new Float64Array(n * this.powers);
    const sums = new Float64Array(this.powers);
    for (let i = 0; i < n; i++) {
      sums.fill(0);
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
        const j = colIdx[e]!;
        for (let k = 0; k < columns; k++) sums[k]! += values[j * columns + k]!;
        const d = rowPtr[j + 1]! - rowPtr[j]!;
        sums[columns]! += d / (rowPtr[i + 1]! - rowPtr[i]!);
        sums[columns + 1]! += 1 / (1 + d);
      }
      for (let k = 0; k < this.powers; k++) logs[i * this.powers + k] = Math.log1p(Math.max(0, sums[k]!));
    }
    return logs;
  }

  /**
   * @param parameters as many as there are
   * @param logs of the graph, from `logs`
   * @returns Z, n x channels, row by row
   */
  z(parameters: ArrayLike<number>, logs: ArrayLike<number>): Float64Array {
    const { powers, plain, unit } = this;
    const channels = plain.length;
    let free = channels * powers;
    const factors = plain.map((z) => (z === 0 ? unit * parameters[free++]! : z));
    const n = logs.length / powers;
    const z = new Float64Array(n * channels);
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let k = 0; k < powers; k++) sum += parameters[c * powers + k]! * logs[i * powers + k]!;
        z[i * channels + c] = factors[c]! * Math.exp(Math.min(MOST, Math.max(-MOST, sum)));
      }
    }
    return z;
  }
}

/** Exponents beyond are no formula, but overflow. */
const MOST = 50;
