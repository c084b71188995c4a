import { plotlyLines } from '../escape';
import type { Axis, Figure, HeatmapTrace, Trace } from '../figure';
import { FONT_SIZE, HEIGHT, INK, MUTED, WIDTH } from '../theme';
import type { Box } from './box';
import { colorBar, colorBarWidth } from './colorBar';
import { gridLines, xAxis, yAxis, yAxisWidth } from './frame';
import { makeLegend } from './legend';
import { heatmapMarks, scatterMarks } from './marks';
import { axisRange, equalUnits, makeScale } from './scale';
import { sliderHeight, sliderMarks } from './slider';
import { element, textElement } from './svg';
import { fitText } from './textWidth';

export interface SvgOptions {
  /** Pixels; default 900. */
  width?: number;
  /** Pixels; default the figure's own height, else 560. */
  height?: number;
}

interface Panel {
  id: string;
  x: Axis;
  y: Axis;
  traces: Trace[];
}

/** Pixels from the left edge to the title. */
const EDGE_SPACE = 18;
/** Pixels between tick labels aimed at. */
const X_SPACING = 105;
const Y_SPACING = 62;

/**
 * Draws a figure of our builders as SVG, without a browser: the picture of a notebook that has not been run, or not been
 * trusted. It follows plotly's layout closely enough that both read the same; it knows no other plotly features.
 * @example writeFileSync('club.svg', figureToSvg(graphFigure(graph, { title: 'The club' })))
 */
export function figureToSvg(figure: Figure, options: SvgOptions = {}): string {
  const width = options.width ?? WIDTH;
  const height = options.height ?? figure.layout.height ?? HEIGHT;
  const panels = panelsOf(figure);
  const out: string[] = [element('rect', { width, height, fill: '#ffffff' })];

  let top = 14;
  for (const line of plotlyLines(figure.layout.title.text)) {
    top += FONT_SIZE.title + 8;
    const text = fitText(line, FONT_SIZE.title, width - 2 * EDGE_SPACE);
    out.push(textElement(EDGE_SPACE, top, text, { size: FONT_SIZE.title, fill: INK }));
  }
  for (const line of plotlyLines(figure.layout.title.subtitle?.text ?? '')) {
    if (line === '') continue;
    top += FONT_SIZE.subtitle + 9;
    const text = fitText(line, FONT_SIZE.subtitle, width - 2 * EDGE_SPACE);
    out.push(textElement(EDGE_SPACE, top, text, { size: FONT_SIZE.subtitle, fill: MUTED }));
  }
  top += 18;

  const legend = makeLegend(figure, width - 2 * EDGE_SPACE - 60);
  const heatmap = figure.data.find(
    (t): t is HeatmapTrace => t.type === 'heatmap' && t.visible !== false && t.showscale !== false,
  );
  const axesShown = panels.some(({ x }) => x.visible !== false);
  const box: Box = {
    left: EDGE_SPACE,
    right: width - 28,
    top,
    bottom: height - sliderHeight(figure) - (axesShown ? 12 + bottomSpace(panels) : 14),
  };
  if (legend?.orientation === 'h') box.top += legend.height + 6;
  if (legend?.orientation === 'v') box.right -= legend.width + 14;
  if (heatmap !== undefined) box.right -= colorBarWidth(heatmap) - 10;
  if (panels.some(({ x }) => x.domain !== undefined && x.domain[1] < 1) || figure.layout.annotations !== undefined)
    box.top += 24;
  box.left += Math.max(0, ...panels.filter(({ x }) => (x.domain?.[0] ?? 0) === 0).map((p) => leftSpace(p, box)));

  for (const panel of panels) out.push(...drawPanel(panel, panelBox(panel, box)));
  if (heatmap !== undefined) out.push(...colorBar(heatmap, box));
  if (legend?.orientation === 'h') out.push(...legend.draw(box.left, top - 4));
  if (legend?.orientation === 'v') out.push(...legend.draw(box.right + 16, box.top));
  out.push(...annotations(figure, box), ...sliderMarks(figure, width, height));

  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': 'DejaVu Sans, Verdana, Arial, sans-serif',
      role: 'img',
      'aria-label': figure.layout.meta.description,
    },
    out,
  );
}

/** The pairs of axes that traces are drawn on, in order of first use. */
function panelsOf(figure: Figure): Panel[] {
  const panels = new Map<string, Panel>();
  for (const trace of figure.data) {
    if (trace.visible === false) continue;
    const [xName, yName] = [trace.xaxis ?? 'x', trace.yaxis ?? 'y'];
    const id = `${xName}${yName}`;
    let panel = panels.get(id);
    if (panel === undefined) {
      const axisOf = (name: string): Axis => (figure.layout[name.replace(/^[xy]/, '$&axis')] as Axis | undefined) ?? {};
      panel = { id, x: axisOf(xName), y: axisOf(yName), traces: [] };
      panels.set(id, panel);
    }
    panel.traces.push(trace);
  }
  return [...panels.values()];
}

function bottomSpace(panels: readonly Panel[]): number {
  return 8 + FONT_SIZE.tick + (panels.some(({ x }) => x.title !== undefined) ? 12 + FONT_SIZE.axis + 4 : 4);
}

function leftSpace(panel: Panel, box: Box): number {
  return yAxisWidth(panel.y, makeScale(panel.y, axisRange(panel.y, 'y', panel.traces), box.bottom, box.top, Y_SPACING));
}

function panelBox({ x, y }: Panel, box: Box): Box {
  const [x0, x1] = x.domain ?? [0, 1];
  const [y0, y1] = y.domain ?? [0, 1];
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  return { left: box.left + x0 * w, right: box.left + x1 * w, top: box.bottom - y1 * h, bottom: box.bottom - y0 * h };
}

function drawPanel({ id, x, y, traces }: Panel, box: Box): string[] {
  let xRange = axisRange(x, 'x', traces);
  let yRange = axisRange(y, 'y', traces);
  if (x.scaleanchor !== undefined || y.scaleanchor !== undefined) {
    ({ x: xRange, y: yRange } = equalUnits(xRange, yRange, box.right - box.left, box.bottom - box.top));
  }
  const xScale = makeScale(x, xRange, box.left, box.right, X_SPACING);
  const yScale = makeScale(y, yRange, box.bottom, box.top, Y_SPACING);
  const marks = traces.flatMap((trace) =>
    trace.type === 'heatmap' ? heatmapMarks(trace, xScale, yScale) : scatterMarks(trace, xScale, yScale),
  );
  const clip = `clip-${id}`;
  // Room for half a marker at the border: a point on the axis is drawn whole.
  const room = traces.some((t) => t.type !== 'heatmap' && t.mode !== 'lines' && t.x.some((x) => x !== null)) ? 10 : 2;
  return [
    ...gridLines(x, y, xScale, yScale, box),
    element(
      'clipPath',
      { id: clip },
      element('rect', {
        x: box.left - room,
        y: box.top - room,
        width: box.right - box.left + 2 * room,
        height: box.bottom - box.top + 2 * room,
      }),
    ),
    element('g', { class: 'marks', 'clip-path': `url(#${clip})` }, marks),
    ...xAxis(x, xScale, box),
    ...yAxis(y, yScale, box),
  ];
}

function annotations(figure: Figure, box: Box): string[] {
  return (figure.layout.annotations ?? []).map((a) => {
    const size = a.font?.size ?? FONT_SIZE.subtitle;
    const shift = a.yanchor === 'top' ? 0.9 : a.yanchor === 'middle' ? 0.36 : -0.35;
    return textElement(
      box.left + a.x * (box.right - box.left),
      box.bottom - a.y * (box.bottom - box.top) + shift * size,
      plotlyLines(a.text).join(' '),
      { size, fill: a.font?.color ?? INK, anchor: ANCHOR[a.xanchor ?? 'center'] },
    );
  });
}

const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const;
