import { Graph } from '../../src/graph/Graph';

/** Cliques of `size` nodes in a ring, one edge between neighbours; the first has the first nodes. */
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
