import { InputError, requireInteger } from '../errors';
import { nearestFacility } from '../graph/distance/nearestFacility';
import { ShortestPaths } from '../graph/distance/ShortestPaths';
import type { Graph } from '../graph/Graph';
import { escapePlotly } from './escape';
import type { Coordinate, Figure, ScatterTrace } from './figure';
import { forceLayout, type Positions } from './forceLayout';
import { groupBy } from './groupBy';
import { withLegend } from './legendLayout';

import { coordinates, requireLength } from './numbers';
import { markerSize, WEBGL_FROM } from './scatterFigure';
import { baseLayout, color, EDGE, INK, MUTED, symbol, translucent } from './theme';

export interface GraphFigureOptions {
  title: string;
  subtitle?: string;
  /** Community of each node, length n. Colour and shape follow it. */
  partition?: ArrayLike<number>;
  /** Chosen nodes: drawn as large stars, every other node in the colour of its nearest one. Excludes `partition`. */
  facilities?: ArrayLike<number>;
  /** Lengths of the edges, 2m beside `graph.colIdx`, by which a facility is the nearest; default hops. */
  lengths?: Float64Array;
  /** Positions, to draw the same graph twice alike; default `forceLayout(graph, { seed })`. */
  layout?: Positions;
  /** Node names for the hover; default the graph's ids. */
  labels?: readonly string[];
  /** Writes the names into the picture; default for at most 50 nodes. */
  showLabels?: boolean;
  /** Of the layout's start positions; default 0. */
  seed?: number;
}

/**
 * A drawing of the graph, nodes coloured (and shaped) by community or by nearest facility; hover shows name and degree.
 * @throws InputError for a partition, labels or layout of another length than n, a facility that is no node, or both
 * `partition` and `facilities`.
 * @example show(graphFigure(graph, { title: 'Karate club', partition: result.partition }))
 */
export function graphFigure(graph: Graph, options: GraphFigureOptions): Figure {
  const { title, subtitle, facilities, labels = graph.ids, seed = 0 } = options;
  const { n } = graph;
  requireLength('labels', labels, n, 'node');
  if (options.partition !== undefined) requireLength('partition', options.partition, n, 'node');
  if (options.partition !== undefined && facilities !== undefined) {
    throw new InputError({ expected: 'either a partition or facilities', actual: 'both' });
  }
  const positions = options.layout ?? forceLayout(graph, { seed });
  requireLength('layout', positions.x, n, 'node');
  const x = coordinates('layout x', positions.x) as number[];
  const y = coordinates('layout y', positions.y) as number[];

  const chosen = Array.from(facilities ?? []);
  for (const f of chosen) requireInteger('facility', f, 0, n - 1, 'n - 1');
  const group =
    options.partition ?? (facilities === undefined ? new Int32Array(n) : nearest(graph, chosen, options.lengths));
  const isChosen = new Set(chosen);
  const groups = groupBy(Array.from(group));
  const named = options.showLabels ?? (n <= 50 && n > 0);
  const size = named && fitsInside(labels) ? 29 : markerSize(n);
  const paints = Array.from(group, (g) => (g < 0 ? '#ffffff' : color(g)));
  const type = n > WEBGL_FROM ? 'scattergl' : 'scatter';
  const nodes = (
    members: readonly number[],
  ): Pick<ScatterTrace, 'type' | 'mode' | 'x' | 'y' | 'text' | 'hovertemplate'> => ({
    type,
    mode: 'markers',
    x: members.map((i) => x[i]!),
    y: members.map((i) => y[i]!),
    text: members.map((i) => `${escapePlotly(labels[i]!)} (degree ${graph.degree(i)})`),
    hovertemplate: '%{text}<extra>%{fullData.name}</extra>',
  });

  const data: ScatterTrace[] = [edges(graph, x, y, type)];
  const names: string[] = [];
  for (const { group: g, members } of groups) {
    const lost = facilities !== undefined && g === -1;
    const rank = Math.max(0, Number(g));
    const drawn = members.filter((i) => !isChosen.has(i));
    if (drawn.length === 0) continue;
    const name =
      options.partition !== undefined
        ? `community ${g} (${drawn.length})`
        : facilities === undefined
          ? 'nodes'
          : lost
            ? `out of reach (${drawn.length})`
            : `near ${labels[chosen[rank]!]} (${drawn.length})`;
    names.push(name);
    data.push({
      ...nodes(drawn),
      name: escapePlotly(name),
      marker: {
        color: lost ? MUTED : color(rank),
        symbol: lost ? 'circle-open' : symbol(rank),
        size,
        line: { color: '#ffffff', width: n > 1000 ? 0.5 : 1.2 },
      },
    });
  }
  if (chosen.length > 0) {
    names.push('facility');
    const stars = chosen.map((f): ScatterTrace => {
      const marker = {
        color: color(Math.max(0, Number(group[f]))),
        symbol: 'star',
        size: Math.max(20, 1.7 * size),
        line: { color: INK, width: 1.8 },
      };
      return { ...nodes([f]), name: 'facility', legendgroup: 'facility', showlegend: f === chosen[0], marker };
    });
    data.push(...stars);
  }
  if (named) data.push(...nameTags(x, y, labels, size, paints));
  const what =
    options.partition !== undefined
      ? `, coloured by ${groups.length} communities of ${groups.map(({ members }) => members.length).join(', ')} nodes`
      : facilities !== undefined
        ? `, with ${chosen.length} facilities (${chosen.map((f) => labels[f]).join(', ')}), nodes coloured by the nearest`
        : '';
  const description = `${title}. Drawing of a graph of ${n} nodes and ${graph.m} edges${what}.`;
  return {
    data,
    layout: {
      ...withLegend(baseLayout({ title, subtitle, description }), names),
      hovermode: 'closest',
      xaxis: { visible: false },
      yaxis: { visible: false, scaleanchor: 'x' },
    },
  };
}

const nearest = (graph: Graph, chosen: readonly number[], lengths: Float64Array | undefined): Int32Array =>
  lengths === undefined ? nearestFacility(graph, chosen) : new ShortestPaths(graph, lengths).from(chosen).origin;

/** All edges as one line with gaps; the more there are, the paler. */
function edges(graph: Graph, x: readonly number[], y: readonly number[], type: ScatterTrace['type']): ScatterTrace {
  const ex: Coordinate[] = [];
  const ey: Coordinate[] = [];
  graph.forEachEdge((u, v) => {
    ex.push(x[u]!, x[v]!, null);
    ey.push(y[u]!, y[v]!, null);
  });
  const opacity = Math.min(0.9, Math.max(0.15, 25 / Math.sqrt(Math.max(1, graph.m))));
  return {
    type,
    mode: 'lines',
    x: ex,
    y: ey,
    line: { color: translucent(EDGE, Number(opacity.toFixed(2))), width: graph.m > 2000 ? 0.7 : 1.4 },
    showlegend: false,
    hoverinfo: 'skip',
  };
}

/** Names inside the nodes when they are short, above them otherwise; one trace for pale and one for dark nodes. */
function nameTags(x: number[], y: number[], labels: readonly string[], size: number, paints: string[]): ScatterTrace[] {
  const inside = fitsInside(labels);
  return [true, false].flatMap((onDark) => {
    const members = labels.map((_, i) => i).filter((i) => (inside && isDark(paints[i]!)) === onDark);
    if (members.length === 0) return [];
    const tag: ScatterTrace = {
      type: 'scatter',
      mode: 'markers+text',
      x: members.map((i) => x[i]!),
      y: members.map((i) => y[i]!),
      text: members.map((i) => escapePlotly(shortened(labels[i]!))),
      textposition: inside ? 'middle center' : 'top center',
      textfont: { size: 14, color: onDark ? '#ffffff' : INK },
      // Invisible, so that the text keeps clear of the node beneath.
      marker: { size, opacity: 0 },
      showlegend: false,
      hoverinfo: 'skip',
    };
    return [tag];
  });
}

function fitsInside(labels: readonly string[]): boolean {
  return labels.every((label) => label.length <= 3);
}

function shortened(label: string): string {
  return label.length > 24 ? `${label.slice(0, 23)}…` : label;
}

/** Whether white text reads better than black on a '#rrggbb' (weights of ITU-R BT.601). */
function isDark(paint: string): boolean {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(paint.slice(at, at + 2), 16));
  return 0.299 * r! + 0.587 * g! + 0.114 * b! < 135;
}
