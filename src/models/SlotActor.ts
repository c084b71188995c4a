import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';

/**
 * Names of the parameters of a `SlotActor`, in order; `state` names what is seen of a node.
 * @example slotParameters(LINK_STATE).length // 11
 */
export function slotParameters(state: readonly string[]): readonly string[] {
  return [...MESSAGES, ...TOPOLOGY, ...state.map((name) => `log ${name}`), ...MIXED];
}

/** Subtracted from the gain: Â g with Â = D^−½ A D^−½, A g, A D⁻¹ g, D⁻¹ A g. */
const MESSAGES = ['Â g', 'A g', 'A D⁻¹ g', 'D⁻¹ A g'];
const TOPOLOGY = ['log degree'];
/** Of the state's first column s and the messages. */
const MIXED = ['log (g + A D⁻¹ g)', 'log s log degree', 'log (s + A D⁻¹ g)'];

/** A gain below this counts by a straight line. */
const KNEE = 0.3;

/**
 * A policy of a dozen numbers θ for a decision process on a graph: after one message from each neighbour, a node weighs
 *
 *     w = ℓ(g − θ · [Â g, A g, A D⁻¹ g, D⁻¹ A g]) + θ · [log d, log s₁, …, log(g + A D⁻¹ g), log s₁ log d, log(s₁ + A D⁻¹ g)]
 *
 * with g the gain at once, s₁ … the columns of the state, d the degree plus one, and ℓ the logarithm, continued by a line where its
 * argument is small. With θ = [β, 0, …] it orders nodes as g − β Â g does. A node without gain comes last.
 *
 * @example new SlotActor(graph, LINK_STATE, 2).weigh([0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [queue, rate, served])
 */
export class SlotActor {
  /** Of the parameters, in order. */
  readonly names: readonly string[];
  private readonly degree: Float64Array;
  private readonly logDegree: Float64Array;
  private readonly scale: Float64Array;

  /** @throws InputError for a gain that is none of the columns */
  constructor(
    private readonly graph: Graph,
    state: readonly string[],
    private readonly gain: number,
  ) {
    if (state[gain] === undefined)
      throw new InputError({ what: 'gain', expected: `the number of one of ${state.join(', ')}`, actual: `${gain}` });
    this.names = slotParameters(state);
    const { n, rowPtr } = graph;
    this.degree = Float64Array.from({ length: n }, (_, i) => Math.max(1, rowPtr[i + 1]! - rowPtr[i]!));
    this.logDegree = this.degree.map((d) => Math.log(d + 1));
    this.scale = this.degree.map((d) => 1 / Math.sqrt(d));
  }

  /** @param parameters θ, one for each of `names` @param state its columns, n numbers each @returns w, length n */
  weigh(parameters: ArrayLike<number>, state: readonly Float64Array[]): Float64Array {
    const { graph, degree, scale, logDegree } = this;
    const { n, rowPtr, colIdx } = graph;
    const g = state[this.gain]!;
    const first = state[0]!;
    const weights = new Float64Array(n);
    const columns = state.length;
    for (let i = 0; i < n; i++) {
      if (!(g[i]! > 0)) {
        weights[i] = Number.NEGATIVE_INFINITY;
        continue;
      }
      let [sum, byDegree, byRoot] = [0, 0, 0];
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
        const j = colIdx[e]!;
        sum += g[j]!;
        byDegree += g[j]! / degree[j]!;
        byRoot += g[j]! * scale[j]!;
      }
      const left =
        g[i]! -
        parameters[0]! * scale[i]! * byRoot -
        parameters[1]! * sum -
        parameters[2]! * byDegree -
        (parameters[3]! * sum) / degree[i]!;
      let w = bentLog(left) + parameters[4]! * logDegree[i]!;
      for (let c = 0; c < columns; c++) w += parameters[5 + c]! * Math.log(state[c]![i]! + 1);
      w += parameters[5 + columns]! * Math.log(g[i]! + byDegree);
      w += parameters[6 + columns]! * Math.log(first[i]! + 1) * logDegree[i]!;
      w += parameters[7 + columns]! * Math.log(first[i]! + byDegree + 1);
      weights[i] = w;
    }
    return weights;
  }
}

/** log(x + knee), and a shallow line below zero: ordered as x is, and finite. */
const bentLog = (x: number): number => (x > 0 ? Math.log(x + KNEE) : Math.log(KNEE) + (0.05 * x) / KNEE);
