import { componentsWithin } from '../../graph/componentsWithin';
import { dropKeepingConnected } from '../../problems/steinerTree/dropKeepingConnected';
import type { SteinerInstance } from '../../problems/steinerTree/SteinerInstance';
import { shortestPathTree } from '../../problems/steinerTree/shortestPathTree';
import { steinerTree } from '../../problems/steinerTree/steinerTree';
import type { Baseline } from '../Baseline';

export interface SphOptions {
  /** From how many of the trees that terminals form at first the growing starts, spread evenly; the cheapest result counts. Default 1, the first. */
  starts?: number;
  /** Paths are measured on weight / √(1 + terminals beside the node). Default false. */
  nearTerminals?: boolean;
  /** Nodes that the tree can do without are dropped, dearest first. Default false. */
  drop?: boolean;
}

/**
 * The shortest path heuristic for node-weighted Steiner trees, and what a person would add to it: several starts, nodes
 * beside terminals made cheaper, and redundant nodes dropped. O(starts · (n + m) log n) without dropping.
 *
 * @returns the nodes of the tree, ascending
 * @see Matsuyama 1980; GDPG-Twin, appendix H.3
 * @example sph(problems['steiner-tree'].pose(graph, { columns }), { drop: true })
 */
export function sph(instance: SteinerInstance, options: SphOptions = {}): Int32Array {
  const { starts = 1, nearTerminals = false, drop = false } = options;
  const { graph, terminals, columns } = instance;
  const weights = nearTerminals ? cheaperBesideTerminals(instance) : columns.weight;
  let best: Int32Array | undefined;
  for (const start of firstNodes(instance, starts)) {
    const tree = shortestPathTree(graph, weights, terminals, { start });
    const found = drop ? withoutRedundant(instance, tree) : tree;
    if (best === undefined || steinerTree.value(instance, found) < steinerTree.value(instance, best)) best = found;
  }
  return best ?? new Int32Array(0);
}

/** The tree without nodes that it can do without, dearest first. */
export function withoutRedundant(
  { graph, columns: { weight, terminal } }: SteinerInstance,
  tree: Int32Array,
): Int32Array {
  return dropKeepingConnected(graph, tree, weight, (node) => terminal[node] === 1);
}

/** The first node of up to `count` of the trees that adjacent terminals form, spread evenly over them. */
function firstNodes({ graph, terminals, columns: { terminal } }: SteinerInstance, count: number): number[] {
  const { labels, count: trees } = componentsWithin(graph, terminal);
  const first = new Int32Array(trees);
  for (const node of [...terminals].reverse()) first[labels[node]!] = node;
  const wanted = Math.min(count, trees);
  return Array.from({ length: wanted }, (_, i) => first[Math.floor((i * trees) / wanted)]!);
}

function cheaperBesideTerminals({ graph, columns: { weight, terminal } }: SteinerInstance): Float64Array {
  const { rowPtr, colIdx } = graph;
  return weight.map((one, v) => {
    let beside = 0;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) beside += terminal[colIdx[e]!]!;
    return one / Math.sqrt(1 + beside);
  });
}

export const sphBaseline: Baseline = {
  name: 'sph',
  title: 'SPH',
  citation: 'Matsuyama, Mathematica Japonica 24 (1980)',
  problems: [steinerTree.name],
  inPaper: true,
  seeded: false,
  predicted: false,
  settings: {
    starts: {
      default: 1,
      low: 1,
      integer: true,
      about: 'trees of terminals from which growing starts; the cheapest result counts',
    },
    nearTerminals: { default: false, about: 'whether a weight is divided by √(1 + terminals beside the node)' },
    drop: { default: false, about: 'whether nodes that the tree can do without are dropped, dearest first' },
  },
  solve: (instance, { settings = {} } = {}) => sph(instance as SteinerInstance, settings as SphOptions),
};
