import { requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import type { Annotation, Axis, Figure, ScatterTrace } from './figure';
import { graphFigure } from './graphFigure';
import { panelsFigure } from './panelsFigure';
import { WIDTH } from './theme';

export interface GraphRowFigureOptions {
  title: string;
  subtitle?: string;
  /** From left to right, two to four; colour follows the partition, where there is one. */
  graphs: readonly { graph: Graph; title: string; partition?: ArrayLike<number> }[];
  /** Of the layouts' start positions; default 0. */
  seed?: number;
}

/** Share of the width between two graphs. */
const GAP = 0.03;

/**
 * Small drawings of several graphs side by side, without a legend: to see that they are alike, and how each is divided.
 * @throws InputError for no graph, or a partition of another length than n
 * @example show(graphRowFigure({ title: 'A family', graphs: [{ graph: a, title: 'a' }, { graph: b, title: 'b' }] }))
 */
export function graphRowFigure({ title, subtitle, graphs, seed = 0 }: GraphRowFigureOptions): Figure {
  requireInteger('number of graphs', graphs.length, 1, Number.POSITIVE_INFINITY);
  const panels = graphs.map(({ graph, title, partition }) =>
    smaller(graphFigure(graph, { title, showLabels: false, seed, ...(partition === undefined ? {} : { partition }) })),
  );
  const figure = panelsFigure({ title, ...(subtitle === undefined ? {} : { subtitle }), panels });
  const width = (1 - GAP * (graphs.length - 1)) / graphs.length;
  const axes: Record<string, Axis> = {};
  graphs.forEach((_, i) => {
    const name = `xaxis${i === 0 ? '' : i + 1}`;
    const left = i * (width + GAP);
    axes[name] = { ...(figure.layout[name] as Axis), domain: [left, left + width] };
  });
  const annotations = figure.layout.annotations!.map((one, i): Annotation => ({ ...one, x: i * (width + GAP) }));
  const { t } = figure.layout.margin as { t: number };
  const height = Math.round(t + 40 + width * (WIDTH - 60));
  const margin = { l: 20, r: 20, b: 20, t };
  return { ...figure, layout: { ...figure.layout, ...axes, annotations, height, margin, showlegend: false } };
}

/** Dots at two thirds of their size. */
function smaller(figure: Figure): Figure {
  const data = (figure.data as ScatterTrace[]).map((trace) =>
    typeof trace.marker?.size === 'number'
      ? { ...trace, showlegend: false, marker: { ...trace.marker, size: trace.marker.size * (2 / 3) } }
      : { ...trace, showlegend: false },
  );
  return { ...figure, data, layout: { ...figure.layout, showlegend: false } };
}
