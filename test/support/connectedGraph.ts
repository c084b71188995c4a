import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** A random tree, and every other pair joined with probability p. */
export function connectedGraph(n: number, p: number, seed: number): Graph {
  const rng = new Rng(seed);
  const source: number[] = [];
  const target: number[] = [];
  const add = (u: number, v: number): void => {
    source.push(u);
    target.push(v);
  };
  for (let v = 1; v < n; v++) add(rng.int(v), v);
  for (let v = 0; v < n; v++) for (let u = 0; u < v; u++) if (rng.float() < p) add(u, v);
  return Graph.fromEdges(n, source, target);
}
