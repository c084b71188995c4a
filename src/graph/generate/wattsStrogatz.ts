import { InputError, requireInteger } from '../../errors';
import { mixSeed, Rng } from '../../random/Rng';
import { components } from '../components';
import { Graph } from '../Graph';
import { requireProbability } from './erdosRenyi';

export interface WattsStrogatzOptions {
  /** n. */
  nodes: number;
  /** k: on the ring a node is joined to ⌊k / 2⌋ on either side; below n. */
  neighbors: number;
  /** Of each edge to get another end, in [0, 1]. */
  rewire: number;
  /** True draws the graph anew until it is connected, at most 100 times. Default false. */
  connected?: boolean;
  /** Default 0. */
  seed?: number;
}

/**
 * A small world (Watts & Strogatz 1998): a ring in which each node is joined to its ⌊k / 2⌋ next ones on either side; each
 * edge (u, v) is replaced, with one probability, by (u, w), w a random node that u is not joined to. n ⌊k / 2⌋ edges.
 * @throws InputError for k outside [0, n − 1], a probability outside [0, 1], or no connected graph in 100 draws
 * @example wattsStrogatz({ nodes: 100, neighbors: 10, rewire: 0.2, seed: 1 }).m // 500
 */
export function wattsStrogatz(options: WattsStrogatzOptions): Graph {
  const { nodes: n, neighbors: k, rewire, connected = false, seed = 0 } = options;
  requireInteger('nodes', n, 1, Number.POSITIVE_INFINITY);
  requireInteger('neighbors', k, 0, n - 1, 'n − 1');
  requireProbability('rewire', rewire);
  for (let attempt = 0; attempt < 100; attempt++) {
    const graph = rewired(n, k >> 1, rewire, new Rng(attempt === 0 ? seed : mixSeed(seed, attempt)));
    if (!connected || components(graph).sizes.length === 1) return graph;
  }
  throw new InputError({ what: 'small world', expected: 'a connected graph in 100 draws', actual: 'none' });
}

function rewired(n: number, half: number, rewire: number, rng: Rng): Graph {
  const joined = Array.from({ length: n }, () => new Set<number>());
  const join = (u: number, v: number) => {
    joined[u]!.add(v);
    joined[v]!.add(u);
  };
  for (let u = 0; u < n; u++) for (let j = 1; j <= half; j++) join(u, (u + j) % n);
  for (let j = 1; j <= half; j++) {
    for (let u = 0; u < n; u++) {
      if (rng.float() >= rewire || joined[u]!.size >= n - 1) continue;
      let w = rng.int(n);
      while (w === u || joined[u]!.has(w)) w = rng.int(n);
      const v = (u + j) % n;
      joined[u]!.delete(v);
      joined[v]!.delete(u);
      join(u, w);
    }
  }
  const source: number[] = [];
  const target: number[] = [];
  joined.forEach((others, u) => {
    for (const v of others) {
      if (u >= v) continue;
      source.push(u);
      target.push(v);
    }
  });
  return Graph.fromEdges(n, source, target);
}
