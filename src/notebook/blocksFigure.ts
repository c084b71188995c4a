import type { Graph } from '../graph/Graph';
import type { Figure, ScatterTrace } from './figure';
import { groupBy } from './groupBy';
import { requireLength } from './numbers';
import { panelsFigure } from './panelsFigure';
import { WEBGL_FROM } from './scatterFigure';
import { axis, baseLayout, PALETTE } from './theme';

export interface BlocksFigureOptions {
  title: string;
  subtitle?: string;
  /** Community of each node, length n. */
  partition: ArrayLike<number>;
  /** The part of the edges by which the communities were found; the rest is shown beside it. */
  seen: Graph;
}

/**
 * The adjacency matrix with nodes sorted by community, a dot an edge and a block a community: on the left the edges that
 * were seen, on the right those that were hidden. What was learned shows as blocks on the right.
 * @throws InputError for a partition or a seen graph of another size
 * @example show(blocksFigure(graph, { title: 'Blocks', partition: labels, seen: observed }))
 */
export function blocksFigure(graph: Graph, options: BlocksFigureOptions): Figure {
  const { partition, seen, ...titles } = options;
  const { n } = graph;
  requireLength('partition', partition, n, 'node');
  requireLength('nodes of the seen graph', seen.ids, n, 'node');
  const groups = groupBy(Array.from(partition));
  const place = new Int32Array(n);
  groups
    .flatMap(({ members }) => members)
    .forEach((node, i) => {
      place[node] = i;
    });
  let end = 0;
  const borders = [0, ...groups.map(({ members }) => (end += members.length))];

  const known = new Set<number>();
  seen.forEachEdge((u, v) => known.add(key(u, v, n)));
  const edges = { seen: [] as [number, number][], hidden: [] as [number, number][] };
  graph.forEachEdge((u, v) => edges[known.has(key(u, v, n)) ? 'seen' : 'hidden'].push([u, v]));

  const panel = (name: 'seen' | 'hidden', color: string): Figure => {
    const inside = edges[name].filter(([u, v]) => partition[u] === partition[v]).length;
    const share =
      edges[name].length === 0 ? '' : `: ${Math.round((100 * inside) / edges[name].length)} % within communities`;
    const title = `${edges[name].length} ${name} edges${share}`;
    const ends = edges[name].flatMap(([u, v]) => [[place[u], place[v]] as const, [place[v], place[u]] as const]);
    const dots: ScatterTrace = {
      type: ends.length > WEBGL_FROM ? 'scattergl' : 'scatter',
      mode: 'markers',
      x: ends.map(([x]) => x),
      y: ends.map(([, y]) => y),
      marker: { color, size: Math.min(9, Math.max(2.6, 180 / Math.sqrt(Math.max(1, ends.length)))), opacity: 0.75 },
      hoverinfo: 'skip',
    };
    const lines = { tickvals: borders, ticktext: borders.map(() => ''), ticks: '' };
    return {
      data: [dots],
      layout: {
        ...baseLayout({ title, description: `${title}.` }),
        xaxis: axis(undefined, { ...lines, range: [0, n] }),
        yaxis: axis(undefined, { ...lines, range: [n, 0], scaleanchor: 'x' }),
      },
    };
  };
  return panelsFigure({ ...titles, panels: [panel('seen', PALETTE[0]), panel('hidden', PALETTE[1])] });
}

/** The same for both directions of an edge. */
function key(u: number, v: number, n: number): number {
  return Math.min(u, v) * n + Math.max(u, v);
}
