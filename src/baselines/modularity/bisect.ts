import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import { multiplyAdjacency } from '../../graph/multiplyAdjacency';
import { subgraph } from '../../graph/subgraph';
import { topEigenvectors } from './topEigenvectors';

/** Gains below this share of 2m are rounding, not structure. */
const ROUNDING = 1e-9;

export interface Bisection {
  /** One part's nodes; the others are the complement within the divided set. */
  side: Int32Array;
  rest: Int32Array;
  /** What dividing adds to the modularity of the whole graph. */
  gain: number;
}

/**
 * Newman's division of a set of nodes g in two: signs of the leading eigenvector of the generalised modularity matrix
 * B^(g)_ij = B_ij − δ_ij Σ_{l in g} B_il (B = A − γ d dᵀ / 2m), the gain being sᵀ B^(g) s / 4m for s in {−1, 1}. Without the second term, which the
 * rest of the graph contributes, a part of a divided graph would be divided as if it were alone.
 *
 * Undefined if the division gains nothing: g is indivisible. With `fineTune`, the division is first improved by moving single
 * nodes across, each once a pass, keeping the best state passed (Newman's variant of Kernighan–Lin), until a pass gains
 * nothing: O(|g|²) a pass.
 */
export function bisect(
  graph: AnyGraph,
  nodes: Int32Array,
  options: { seed: number; fineTune: boolean; resolution?: number },
): Bisection | undefined {
  const { resolution = 1 } = options;
  const twoM = graph.totalStrength();
  if (nodes.length < 2 || twoM === 0) return undefined;
  const part = nodes.length === graph.n ? graph : subgraph(graph, nodes).graph;
  const size = part.n;
  const strengths = graph.strengths();
  const d = Float64Array.from(nodes, (v) => strengths[v]!);
  const total = d.reduce((sum, x) => sum + x, 0);
  // Σ_{l in g} B_il, what the diagonal loses.
  const inside = part.strengths();
  const excess = d.map((x, i) => inside[i]! - resolution * ((x * total) / twoM));
  const multiply = (x: Float64Array, out: Float64Array): void => {
    multiplyAdjacency(part, x, out);
    let along = 0;
    for (let i = 0; i < size; i++) along += d[i]! * x[i]!;
    for (let i = 0; i < size; i++) out[i]! -= resolution * ((d[i]! * along) / twoM) + excess[i]! * x[i]!;
  };
  const { vectors } = topEigenvectors(size, 1, multiply, { seed: options.seed, tolerance: 1e-5 });
  const s = vectors[0]!.map((x) => (x > 0 ? 1 : -1));
  if (options.fineTune) while (kernighanLinPass(part, s, d, { twoM, resolution })) {}
  const image = new Float64Array(size);
  multiply(s, image);
  let gain = 0;
  for (let i = 0; i < size; i++) gain += (s[i]! * image[i]!) / (2 * twoM);
  if (gain <= ROUNDING) return undefined;
  return {
    side: nodes.filter((_, i) => s[i]! > 0),
    rest: nodes.filter((_, i) => s[i]! < 0),
    gain,
  };
}

/** Moves every node across once, best first, and keeps the best state on the way; true if that gained anything. */
function kernighanLinPass(
  part: AnyGraph,
  s: Float64Array,
  d: Float64Array,
  { twoM, resolution }: { twoM: number; resolution: number },
): boolean {
  const size = part.n;
  const neighbours = new Float64Array(size);
  multiplyAdjacency(part, s, neighbours);
  let along = 0;
  for (let i = 0; i < size; i++) along += d[i]! * s[i]!;
  const moved = new Uint8Array(size);
  const order = new Int32Array(size);
  let value = 0;
  let bestValue = 0;
  let bestLength = 0;
  for (let step = 0; step < size; step++) {
    let node = -1;
    let nodeGain = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      if (moved[i] === 1) continue;
      // Change of sᵀ B^(g) s by turning s_i, over 4: B^(g)_ii − s_i (B^(g) s)_i, in which the `excess` on the diagonal cancels.
      const own = -resolution * ((d[i]! * d[i]!) / twoM);
      const gain = own - s[i]! * (neighbours[i]! - resolution * ((d[i]! * along) / twoM));
      if (gain > nodeGain) {
        nodeGain = gain;
        node = i;
      }
    }
    moved[node] = 1;
    order[step] = node;
    const change = -2 * s[node]!;
    s[node] = -s[node]!;
    along += d[node]! * change;
    addNeighbours(part, node, change, neighbours);
    value += nodeGain;
    if (value > bestValue + ROUNDING * twoM) {
      bestValue = value;
      bestLength = step + 1;
    }
  }
  for (let step = bestLength; step < size; step++) s[order[step]!] = -s[order[step]!]!;
  return bestLength > 0;
}

/** target += change · (row `node` of the adjacency matrix) */
function addNeighbours(graph: AnyGraph, node: number, change: number, target: Float64Array): void {
  const { n, weights } = graph;
  if (graph instanceof DenseGraph) {
    const row = node * n;
    for (let j = 0; j < n; j++) target[j]! += change * weights![row + j]!;
    target[node]! -= change * weights![row + node]!;
    return;
  }
  for (let e = graph.rowPtr[node]!; e < graph.rowPtr[node + 1]!; e++) {
    target[graph.colIdx[e]!]! += change * (weights === null ? 1 : weights[e]!);
  }
}
