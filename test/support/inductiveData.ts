import type { InductiveData, KnownGraph } from '../../src/experiments/inductive';
import { structural } from '../../src/features';
import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** Rings of cliques, `size` nodes each: a family of graphs that a model can learn from. */
export function ringOfCliques(cliques: number, size: number): Graph {
  const source: number[] = [];
  const target: number[] = [];
  for (let c = 0; c < cliques; c++) {
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) source.push(size * c + i) && target.push(size * c + j);
    source.push(size * c);
    target.push((size * (c + 1) + 1) % (cliques * size));
  }
  return Graph.fromEdges(cliques * size, source, target);
}

/** The edges for which `keep` says so, over the same nodes. */
export function keepEdges(graph: Graph, keep: (u: number, v: number) => boolean): Graph {
  const source: number[] = [];
  const target: number[] = [];
  graph.forEachEdge((u, v) => keep(u, v) && source.push(u) && target.push(v));
  return Graph.fromEdges(graph.n, source, target);
}

/** Six small graphs with 70 % of their edges observed; connected, so that facilities can be placed. */
export function smallData(): InductiveData {
  const known = (part: number): KnownGraph => {
    const full = ringOfCliques(4, 5 + (part % 2));
    const rng = new Rng(part);
    const graph = keepEdges(full, () => rng.float() < 0.7);
    return { part, graph, features: structural(graph), full };
  };
  return {
    name: 'synthetic',
    train: [0, 1, 2].map(known),
    valid: [3].map(known),
    test: [4, 5].map(known),
    features: 'structural',
    splits: 'strict',
    seconds: { load: 0, features: 0 },
  };
}
