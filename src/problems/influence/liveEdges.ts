import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import type { CoverSets } from '../../ops/expectedCover';
import { mixSeed, Rng } from '../../random/Rng';

export interface LiveEdgesOptions {
  /** p, chance that a node that was reached reaches a neighbour over an edge of weight 1. */
  probability: number;
  /** R. */
  samples: number;
  /** Default 0. */
  seed?: number;
}

/** Nodes of all components together at most: 512 MB. */
const MOST = 2 ** 27;

/**
 * The components of R live-edge samples as sets of nodes. In the independent cascade an undirected edge is tried at most once,
 * from the end that is reached first, so its coin can be thrown before: each edge is live with probability 1 − (1 − p)^w, as w
 * parallel edges, and a choice reaches the components of its nodes (Kempe, Kleinberg & Tardos 2003, claim 2.3). A component is worth
 * the weight of its nodes over R; a node that is alone in several samples is one set.
 *
 * Live edges are found by jumps over those that are not: O(R (p m + nodes reached)).
 *
 * @param weight of the nodes, length n
 * @throws InputError for samples that memory is too small for
 * @example coveredWorth({ ...instance, cover: liveEdges(graph, weight, { probability: 0.1, samples: 500 }) }, chosen)
 */
export function liveEdges(graph: AnyGraph, weight: Float64Array, options: LiveEdgesOptions): CoverSets {
  const { probability, samples, seed = 0 } = options;
  const { n } = graph;
  const edges = edgesOf(graph);
  const chances = Float64Array.from(edges.weights, (w) => 1 - (1 - probability) ** w);
  const most = chances.reduce((a, b) => Math.max(a, b), 0);
  const jump = Math.log(1 - most);
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const alone = new Float64Array(n).fill(samples);
  const rowPtr: number[] = [0];
  const members: number[] = [];
  const worth: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const rng = new Rng(mixSeed(seed, sample, chances.length));
    const reached = new Set<number>();
    for (let e = -1; most > 0; ) {
      e += 1 + Math.floor(Math.log(1 - rng.float()) / jump);
      if (!(e < chances.length)) break;
      if (chances[e]! < most && rng.float() * most >= chances[e]!) continue;
      const [u, v] = [edges.source[e]!, edges.target[e]!];
      reached.add(u);
      reached.add(v);
      parent[rootOf(u)] = rootOf(v);
    }
    const components = new Map<number, number[]>();
    for (const u of reached) {
      const root = rootOf(u);
      const component = components.get(root);
      if (component === undefined) components.set(root, [u]);
      else component.push(u);
      alone[u]!--;
    }
    for (const component of components.values()) {
      let sum = 0;
      for (const u of component) {
        sum += weight[u]!;
        members.push(u);
      }
      rowPtr.push(members.length);
      worth.push(sum / samples);
    }
    for (const u of reached) parent[u] = u;
    if (members.length > MOST) {
      const expected = `samples of at most ${MOST} nodes that are not alone, together`;
      throw new InputError({
        what: 'samples',
        expected,
        actual: `${members.length} after ${sample + 1} of ${samples}`,
      });
    }
  }
  for (let u = 0; u < n; u++) {
    if (alone[u] === 0 || weight[u] === 0) continue;
    members.push(u);
    rowPtr.push(members.length);
    worth.push((alone[u]! * weight[u]!) / samples);
  }
  return {
    n,
    rowPtr: Int32Array.from(rowPtr),
    members: Int32Array.from(members),
    worth: Float64Array.from(worth),
  };
}

/** Each undirected edge once. */
function edgesOf(graph: AnyGraph): { source: Int32Array; target: Int32Array; weights: Float32Array } {
  const [source, target, weights]: [number[], number[], number[]] = [[], [], []];
  const keep = (u: number, v: number, w: number): void => {
    source.push(u);
    target.push(v);
    weights.push(w);
  };
  if (graph instanceof DenseGraph) {
    const { n, weights: all } = graph;
    for (let u = 0; u < n; u++) for (let v = 0; v < u; v++) if (all[u * n + v]! > 0) keep(u, v, all[u * n + v]!);
  } else graph.forEachEdge(keep);
  return { source: Int32Array.from(source), target: Int32Array.from(target), weights: Float32Array.from(weights) };
}
