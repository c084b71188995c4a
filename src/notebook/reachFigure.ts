import { requireInteger } from '../errors';
import { hopsToNearest } from '../graph/distance/hopsToNearest';
import type { Graph } from '../graph/Graph';
import { escapePlotly } from './escape';
import type { Figure, ScatterTrace } from './figure';
import { forceLayout, type Positions } from './forceLayout';
import { graphFigure } from './graphFigure';
import { withLegend } from './legendLayout';
import { plain, rounded } from './numbers';
import { colorAt } from './static/colorAt';
import { baseLayout, INK, PALETTE, SEQUENTIAL } from './theme';

export interface ReachFigureOptions {
  title: string;
  subtitle?: string;
  /** Chosen nodes, drawn as stars. */
  facilities: ArrayLike<number>;
  /**
   * Label of a control that holds the first facility's node (`slider(0, n - 1)`): where it stands in the same cell, on a page of
   * the site or in JupyterLab, that facility can be dragged from node to node. Default: none can.
   */
  drag?: string;
  /** Default `forceLayout(graph, { seed })`. */
  layout?: Positions;
  /** Of the layout's start positions; default 0. */
  seed?: number;
}

/** Nodes that are equally far, or nearly so. */
interface Ring {
  name: string;
  members: number[];
  color: string;
  farthest: boolean;
}

/** Shades for distances, from near to far, besides the farthest. */
const SHADES = 4;

/**
 * A drawing of the graph in which colour is the distance to the nearest facility: the darker the farther, the farthest
 * nodes, which alone make the value of a selection, in orange. Hover shows name and hops.
 * @throws InputError for no facility, or one that is no node
 * @example show(reachFigure(graph, { title: 'Depots', facilities: result.solution }))
 */
export function reachFigure(graph: Graph, options: ReachFigureOptions): Figure {
  const { title, subtitle, facilities, drag, seed = 0, layout = forceLayout(graph, { seed }) } = options;
  requireInteger('number of facilities', facilities.length, 1, graph.n, 'n');
  // Checks the rest, and draws the edges.
  const { data, layout: drawn } = graphFigure(graph, { title, facilities, layout });
  const hops = hopsToNearest(graph, facilities);
  const nodes = (members: readonly number[]): Pick<ScatterTrace, 'x' | 'y' | 'text' | 'hovertemplate'> => ({
    x: members.map((i) => rounded(layout.x[i])),
    y: members.map((i) => rounded(layout.y[i])),
    text: members.map((i) => escapePlotly(`${graph.ids[i]}: ${hops[i] < 0 ? 'out of reach' : `${hops[i]} hops`}`)),
    hovertemplate: '%{text}<extra></extra>',
  });
  const { type } = data[0] as ScatterTrace;
  const size = Math.min(16, Math.max(5, 170 / Math.sqrt(Math.max(1, graph.n))));
  const rings = ringsOf(hops);
  const marks = rings.map(
    ({ name, members, color, farthest }): ScatterTrace => ({
      type,
      mode: 'markers',
      name,
      ...nodes(members),
      marker: {
        color,
        symbol: farthest ? 'square' : 'circle',
        size: farthest ? Math.max(11, 1.2 * size) : size,
        line: { color: farthest ? INK : '#ffffff', width: farthest ? 1 : 0.5 },
      },
    }),
  );
  const stars: ScatterTrace = {
    type: 'scatter',
    mode: 'markers',
    name: 'facility',
    ...nodes(Array.from(facilities)),
    marker: { color: '#ffffff', symbol: 'star', size: 26, line: { color: INK, width: 2.2 } },
  };
  const names = [...rings.map(({ name }) => name), 'facility'];
  const mean = hops.reduce((sum, h) => sum + Math.max(0, h), 0) / Math.max(1, graph.n);
  const parts = rings.map(({ name }) => name).join(', ');
  const description = `${title}. Drawing of a graph of ${graph.n} nodes and ${graph.m} edges with ${facilities.length} facilities, on average ${plain(mean)} hops away: ${parts}.`;
  const { xaxis = {}, yaxis = {} } = drawn;
  const base = withLegend(baseLayout({ title, subtitle, description }), names);
  if (drag !== undefined) {
    const [x, y] = [layout.x, layout.y].map((along) => Array.from(along, rounded));
    base.meta.drag = { control: drag, node: facilities[0]!, x: x!, y: y! };
  }
  return { data: [data[0], ...marks, stars], layout: { ...base, hovermode: 'closest', xaxis, yaxis } };
}

/** The distances in a few bins of equal width, the largest one on its own, and what cannot be reached. */
function ringsOf(hops: Int32Array): Ring[] {
  const members = (low: number, high: number) =>
    Array.from(hops.keys()).filter((i) => hops[i] >= low && hops[i] <= high);
  const farthest = hops.reduce((a, b) => Math.max(a, b), 0);
  const width = Math.max(1, Math.ceil((farthest - 1) / SHADES));
  const rings: Ring[] = [];
  for (let low = 1; low < farthest; low += width) {
    const high = Math.min(low + width - 1, farthest - 1);
    // Blank white is for the facilities.
    const color = colorAt(SEQUENTIAL, 0.25 + (0.75 * (low + high - 2)) / Math.max(1, 2 * (farthest - 2)));
    rings.push(ring(`${low === high ? low : `${low}–${high}`} hops`, members(low, high), color));
  }
  if (farthest > 0)
    rings.push({ ...ring(`${farthest} hops`, members(farthest, farthest), PALETTE[1]), farthest: true });
  const lost = members(-1, -1);
  if (lost.length > 0) rings.push(ring('out of reach', lost, '#ffffff'));
  return rings.filter((one) => one.members.length > 0);
}

function ring(what: string, members: number[], color: string): Ring {
  return { name: `${what.replace(/^1 hops$/, '1 hop')} (${members.length})`, members, color, farthest: false };
}
