import Graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Graph } from '../graph/Graph';
import { Rng } from '../random/Rng';
import { extent } from './numbers';

export interface ForceLayoutOptions {
  /** Of the start positions; default 0. */
  seed?: number;
  /** Default: 500 for small graphs, falling to 60 at 20,000 nodes. */
  iterations?: number;
}

/** Positions of n nodes. */
export interface Positions {
  x: Float64Array;
  y: Float64Array;
}

/**
 * ForceAtlas2 (Jacomy et al. 2014, by graphology) from seeded start positions, turned so that the longest direction lies
 * along x and stretched, where needed, to fill a page (only nearness means something in such a drawing). The same graph and seed give the same drawing. O(iterations · (n log n + m)).
 * @example show(graphFigure(graph, { title: 'The club', layout: forceLayout(graph, { seed: 1 }) }))
 */
export function forceLayout(graph: Graph, options: ForceLayoutOptions = {}): Positions {
  const { n } = graph;
  const { seed = 0, iterations = Math.round(Math.min(500, Math.max(60, 7000 / Math.sqrt(Math.max(1, n))))) } = options;
  const rng = new Rng(seed);
  const copy = new Graphology({ type: 'undirected' });
  for (let i = 0; i < n; i++) copy.addNode(i, { x: rng.uniform(-100, 100), y: rng.uniform(-100, 100) });
  graph.forEachEdge((u, v, weight) => copy.addEdge(u, v, { weight }));
  // Strong gravity keeps small components near the large one.
  const settings = { ...forceAtlas2.inferSettings(Math.max(1, n)), barnesHutOptimize: n > 500 };
  const placed = n === 0 ? {} : forceAtlas2(copy, { iterations, settings, getEdgeWeight: 'weight' });
  const x = Float64Array.from({ length: n }, (_, i) => placed[i]!.x);
  const y = Float64Array.from({ length: n }, (_, i) => placed[i]!.y);
  return stretched(turned(x, y));
}

/** Rotates about the mean by the angle of the first principal axis. */
function turned(x: Float64Array, y: Float64Array): Positions {
  const n = Math.max(1, x.length);
  const mx = x.reduce((a, b) => a + b, 0) / n;
  const my = y.reduce((a, b) => a + b, 0) / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
    xy += (x[i]! - mx) * (y[i]! - my);
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: x.map((_, i) => c * (x[i]! - mx) + s * (y[i]! - my)),
    y: y.map((_, i) => c * (y[i]! - my) - s * (x[i]! - mx)),
  };
}

/** Widest drawing: about the shape of a figure. */
const MAX_ASPECT = 1.7;

function stretched({ x, y }: Positions): Positions {
  const [x0, x1] = extent(x) ?? [0, 0];
  const [y0, y1] = extent(y) ?? [0, 0];
  const factor = (x1 - x0) / MAX_ASPECT / (y1 - y0);
  // A path lies on a line: there is nothing to stretch.
  return factor > 1 && factor < 20 ? { x, y: y.map((v) => v * factor) } : { x, y };
}
