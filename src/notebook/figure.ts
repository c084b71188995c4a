/**
 * A figure is plotly JSON: the subset of plotly's schema that our builders write and the static renderer draws.
 * Nothing here depends on plotly itself. Text in a figure is already escaped (`escapePlotly`), except `meta.description`.
 */
export interface Figure {
  data: Trace[];
  layout: Layout;
  config?: Record<string, unknown>;
}

/** `null` is a gap. */
export type Coordinate = number | null;

export type Trace = ScatterTrace | HeatmapTrace;

interface TraceBase {
  name?: string;
  visible?: boolean;
  showlegend?: boolean;
  legendgroup?: string;
  hoverinfo?: 'skip';
  hovertemplate?: string;
  /** 'x', 'x2', … and 'y', 'y2', … */
  xaxis?: string;
  yaxis?: string;
}

export interface ScatterTrace extends TraceBase {
  /** scattergl: the same, drawn by WebGL; for many points. */
  type: 'scatter' | 'scattergl';
  mode: 'lines' | 'markers' | 'lines+markers' | 'text' | 'markers+text';
  x: Coordinate[];
  y: Coordinate[];
  text?: string[];
  textposition?: string;
  textfont?: { size?: number; color?: string };
  line?: { color?: string; width?: number; dash?: 'solid' | 'dash' | 'dot' };
  marker?: {
    /** One for all, or one a point. */
    color?: string | string[];
    size?: number | number[];
    symbol?: string;
    opacity?: number;
    line?: { color?: string; width?: number };
  };
  fill?: 'toself' | 'none';
  fillcolor?: string;
}

export interface HeatmapTrace extends TraceBase {
  type: 'heatmap';
  /** Rows of z run along y. */
  z: Coordinate[][];
  x?: number[];
  y?: number[];
  zmin: number;
  zmax: number;
  colorscale: [number, string][];
  /** False: no bar beside it; default true. */
  showscale?: boolean;
  colorbar?: {
    title?: { text: string; side?: string; font?: Font };
    tickfont?: Font;
    thickness?: number;
    len?: number;
  };
}

export interface Font {
  family?: string;
  size?: number;
  color?: string;
}

export interface Axis {
  title?: { text: string; font?: Font; standoff?: number };
  type?: 'linear' | 'log';
  /** In log10 units on a log axis; descending to reverse. */
  range?: [number, number];
  tickvals?: number[];
  ticktext?: string[];
  visible?: boolean;
  showgrid?: boolean;
  /** Share of the plot's width or height, 0 … 1. */
  domain?: [number, number];
  anchor?: string;
  /** One unit of this axis is as long as one of that axis. */
  scaleanchor?: string;
  [other: string]: unknown;
}

export interface Annotation {
  text: string;
  /** In paper coordinates, 0 … 1 over the plot area. */
  x: number;
  y: number;
  xref: 'paper';
  yref: 'paper';
  showarrow: false;
  xanchor?: 'left' | 'center' | 'right';
  yanchor?: 'top' | 'middle' | 'bottom';
  font?: Font;
}

export interface Slider {
  active: number;
  currentvalue: { prefix: string; [other: string]: unknown };
  steps: { label: string; method: 'update'; args: unknown[] }[];
  [other: string]: unknown;
}

/** Node `node` of those at x and y, in data coordinates, has a handle; the control of this label is set to where it is dragged. */
export interface Drag {
  control: string;
  node: number;
  x: number[];
  y: number[];
}

export interface Layout {
  title: { text: string; subtitle?: { text: string; font?: Font }; [other: string]: unknown };
  xaxis?: Axis;
  yaxis?: Axis;
  annotations?: Annotation[];
  sliders?: Slider[];
  showlegend?: boolean;
  legend?: { orientation?: 'h' | 'v'; traceorder?: 'normal' | 'reversed'; [other: string]: unknown };
  height?: number;
  /**
   * `description` is the figure in one plain sentence: its text form, and alternative text on a page. `drag`: a node that a
   * reader may drag to another, which sets a control.
   */
  meta: { description: string; drag?: Drag };
  [other: string]: unknown;
}
