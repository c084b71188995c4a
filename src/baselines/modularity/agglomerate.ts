import type { AnyGraph } from '../../graph/DenseGraph';
import { communityWeights } from './CommunityWeights';
import { TournamentTree } from './TournamentTree';

export interface AgglomerateOptions {
  /** Stop at this many communities. */
  k: number;
  /** γ of the modularity, default 1. */
  resolution?: number;
  /**
   * What joins communities that no edge joins. 'last' (default): nothing, until no edge is left between communities; then the
   * two of smallest total degree, again and again. 'best': any pair may merge at any time, whichever costs least.
   */
  disconnected?: 'last' | 'best';
  /** Total degree D of every node, length n; default the graph's own. A coarsened graph's include weight inside its nodes. */
  strengths?: Float64Array;
}

/**
 * Greedy agglomeration: every node starts alone, and the merge with the largest change of modularity,
 * ΔQ = 2 (w_ab / 2m − γ D_a D_b / (2m)²), is made until k communities are left, also once every change is a loss.
 *
 * Ties go to the pair with the lowest first, then the lowest second community; a merged community goes by the larger of its two
 * indices (as in networkx, so that the two agree on ties). Returns the community of every node as an index in [0, n).
 *
 * Each community keeps its best partner. A partner's value that fell is left as an upper bound and looked up again only
 * when it reaches the top, so a merge costs the two rows it touches plus a few others: about O(m log² n) on a sparse graph,
 * O(n²) on a dense one in practice, O(n³) at worst.
 */
export function agglomerate(graph: AnyGraph, options: AgglomerateOptions): Int32Array {
  const { k, resolution = 1, disconnected = 'last' } = options;
  const { n } = graph;
  const strength = Float64Array.from(options.strengths ?? graph.strengths());
  let twoM = 0;
  for (const d of strength) twoM += d;
  // Up to the factor 2 / (2m)², which changes no comparison; integers, hence exact, on an unweighted graph.
  const gain = (a: number, b: number, w: number) => twoM * w - resolution * strength[a]! * strength[b]!;

  const weights = communityWeights(graph);
  const best = new TournamentTree(n);
  const partner = new Int32Array(n).fill(-1);
  const exact = new Uint8Array(n).fill(1);
  const smallest = new TournamentTree(n);
  const parent = Int32Array.from({ length: n }, (_, i) => i);

  const { ends, between } = weights;
  /** The best partner of a, looked up anew; how many it could have, which `weights` has read then. */
  const scan = (a: number): number => {
    const count = weights.read(a);
    const own = resolution * strength[a]!;
    let top = Number.NEGATIVE_INFINITY;
    let chosen = -1;
    for (let i = 0; i < count; i++) {
      const b = ends[i]!;
      const value = twoM * between[i]! - own * strength[b]!;
      if (value > top || (value === top && b < chosen)) {
        top = value;
        chosen = b;
      }
    }
    partner[a] = chosen;
    exact[a] = 1;
    best.set(a, top);
    return count;
  };

  for (let a = 0; a < n; a++) {
    scan(a);
    smallest.set(a, -strength[a]!);
  }

  /** The two communities of smallest total degree. */
  const smallestPair = (): [number, number] => {
    const a = smallest.top();
    const held = smallest.get(a);
    smallest.set(a, Number.NEGATIVE_INFINITY);
    const b = smallest.top();
    smallest.set(a, held);
    return a < b ? [a, b] : [b, a];
  };

  for (let left = n; left > k; left--) {
    let a = best.top();
    while (exact[a] === 0) {
      scan(a);
      a = best.top();
    }
    let b = partner[a]!;
    const joined = best.get(a);
    if (joined === Number.NEGATIVE_INFINITY) [a, b] = smallestPair();
    else if (disconnected === 'best') {
      // No pair has a smaller product of degrees than this one; were it joined by an edge, it would not beat the best such pair.
      const [c, d] = smallestPair();
      if (gain(c, d, 0) > joined) [a, b] = [c, d];
    }
    const from = Math.min(a, b);
    const into = Math.max(a, b);
    weights.merge(from, into);
    parent[from] = into;
    strength[into]! += strength[from]!;
    best.set(from, Number.NEGATIVE_INFINITY);
    smallest.set(from, Number.NEGATIVE_INFINITY);
    smallest.set(into, -strength[into]!);
    const count = scan(into);
    for (let i = 0; i < count; i++) {
      const c = ends[i]!;
      const value = gain(c, into, between[i]!);
      const before = best.get(c);
      if (value > before || (value === before && into < partner[c]! && exact[c] === 1)) {
        partner[c] = into;
        exact[c] = 1;
        best.set(c, value);
      } else if ((partner[c] === from || partner[c] === into) && (value !== before || partner[c] !== into)) {
        exact[c] = 0;
      }
    }
  }
  return rootsOf(parent);
}

/** The last community of every node; parents have larger indices than their children. */
function rootsOf(parent: Int32Array): Int32Array {
  for (let i = parent.length - 1; i >= 0; i--) parent[i] = parent[parent[i]!]!;
  return parent;
}
