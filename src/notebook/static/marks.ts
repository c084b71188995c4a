import { plotlyLines } from '../escape';
import type { HeatmapTrace, ScatterTrace } from '../figure';
import { INK, PALETTE } from '../theme';
import { colorAt } from './colorAt';
import { markerPath } from './marker';
import type { Scale } from './scale';
import { element, px, textElement } from './svg';

/** Above this, the markers of a trace become one path: smaller and faster, outlines of neighbours may overlap. */
const SEPARATE_MARKERS = 4000;

/** Cells per side above which a heat map is averaged down: finer than a pixel otherwise. */
const MAX_CELLS = 600;

/** Fill, then line, then markers, then text of a scatter trace. */
export function scatterMarks(trace: ScatterTrace, x: Scale, y: Scale): string[] {
  const marks: string[] = [];
  const stroke = trace.line?.color ?? PALETTE[0];
  if (trace.fill === 'toself') {
    marks.push(element('path', { class: 'band', d: `${linePath(trace, x, y)}Z`, fill: trace.fillcolor ?? stroke }));
  }
  const width = trace.line?.width ?? 2;
  if (trace.mode.includes('lines') && width > 0) {
    const dash = trace.line?.dash;
    marks.push(
      element('path', {
        class: 'line',
        d: linePath(trace, x, y),
        fill: 'none',
        stroke,
        'stroke-width': width,
        'stroke-linejoin': 'round',
        'stroke-dasharray': dash === 'dash' ? '9 6' : dash === 'dot' ? '2 5' : undefined,
      }),
    );
  }
  if (trace.mode.includes('markers') && trace.marker?.opacity !== 0) marks.push(...markers(trace, x, y));
  if (trace.mode.includes('text')) marks.push(...labels(trace, x, y));
  return marks;
}

/** M and L of every run of points; a gap starts a new run. */
function linePath(trace: ScatterTrace, x: Scale, y: Scale): string {
  let path = '';
  let open = false;
  for (let i = 0; i < trace.x.length; i++) {
    const at = point(trace, i, x, y);
    if (at === null) open = false;
    else {
      path += `${open ? 'L' : 'M'}${px(at[0])} ${px(at[1])}`;
      open = true;
    }
  }
  return path;
}

function point(trace: ScatterTrace, i: number, x: Scale, y: Scale): [number, number] | null {
  const xi = trace.x[i];
  const yi = trace.y[i];
  if (xi == null || yi == null) return null;
  const at: [number, number] = [x.at(xi), y.at(yi)];
  return Number.isFinite(at[0]) && Number.isFinite(at[1]) ? at : null;
}

function markers(trace: ScatterTrace, x: Scale, y: Scale): string[] {
  const { size = 8, symbol = 'circle' } = trace.marker ?? {};
  const paths = new Map<string, { style: ReturnType<typeof markerStyle>; outlines: string[] }>();
  for (let i = 0; i < trace.x.length; i++) {
    const at = point(trace, i, x, y);
    if (at === null) continue;
    const style = markerStyle(trace, i);
    const fill = `${style.fill} ${style.stroke}`;
    if (!paths.has(fill)) paths.set(fill, { style, outlines: [] });
    paths.get(fill)!.outlines.push(markerPath(symbol, at[0], at[1], typeof size === 'number' ? size : (size[i] ?? 8)));
  }
  return [...paths.values()].flatMap(({ style, outlines }) => {
    const separate = outlines.length > SEPARATE_MARKERS ? [outlines.join('')] : outlines;
    return separate.map((d) => element('path', { class: 'marker', d, ...style }));
  });
}

/** Fill and outline of marker i of a trace; of the first for the legend. */
export function markerStyle(trace: ScatterTrace, i = 0): Record<string, string | number | undefined> {
  const marker = trace.marker ?? {};
  const own = typeof marker.color === 'object' ? marker.color[i] : marker.color;
  const fill = own ?? trace.line?.color ?? PALETTE[0];
  if (marker.symbol?.endsWith('-open') === true) return { fill: '#ffffff', stroke: fill, 'stroke-width': 2.2 };
  return {
    fill,
    stroke: marker.line?.color,
    'stroke-width': marker.line?.width,
    'fill-opacity': marker.opacity,
    'stroke-opacity': marker.opacity,
  };
}

function labels(trace: ScatterTrace, x: Scale, y: Scale): string[] {
  const size = trace.textfont?.size ?? 13;
  const place = trace.textposition ?? 'middle center';
  const anchor = place.endsWith('left') ? 'end' : place.endsWith('right') ? 'start' : 'middle';
  const marker = trace.marker?.size;
  const away = trace.mode === 'text' || typeof marker !== 'number' ? 0 : marker / 2;
  const below = place.startsWith('top')
    ? -0.25 * size - away
    : place.startsWith('bottom')
      ? 1.0 * size + away
      : 0.36 * size;
  return trace.x.flatMap((_, i) => {
    const at = point(trace, i, x, y);
    const text = plotlyLines(trace.text?.[i] ?? '').join(' ');
    if (at === null || text === '') return [];
    return [textElement(at[0], at[1] + below, text, { size, fill: trace.textfont?.color ?? INK, anchor })];
  });
}

/** One rectangle a cell, rows of z along y. Empty cells stay blank. */
export function heatmapMarks(trace: HeatmapTrace, x: Scale, y: Scale): string[] {
  const rows = shrink(trace.z.length);
  const columns = shrink(trace.z[0]?.length ?? 0);
  const xs = edges(trace.x, trace.z[0]?.length ?? 0, x);
  const ys = edges(trace.y, trace.z.length, y);
  const marks: string[] = [];
  for (const [r0, r1] of rows) {
    for (const [c0, c1] of columns) {
      const value = mean(trace.z, r0, r1, c0, c1);
      if (value === null) continue;
      const left = Math.min(xs[c0]!, xs[c1]!);
      const top = Math.min(ys[r0]!, ys[r1]!);
      const share = (value - trace.zmin) / (trace.zmax - trace.zmin || 1);
      marks.push(
        element('rect', {
          class: 'cell',
          x: left,
          y: top,
          width: Math.abs(xs[c1]! - xs[c0]!),
          height: Math.abs(ys[r1]! - ys[r0]!),
          fill: colorAt(trace.colorscale, share),
        }),
      );
    }
  }
  return marks;
}

/** [start, end) of at most MAX_CELLS groups of neighbouring cells. */
function shrink(count: number): [number, number][] {
  const groups = Math.min(count, MAX_CELLS);
  return Array.from({ length: groups }, (_, i) => [
    Math.floor((i * count) / groups),
    Math.floor(((i + 1) * count) / groups),
  ]);
}

function mean(z: HeatmapTrace['z'], r0: number, r1: number, c0: number, c1: number): number | null {
  let sum = 0;
  let count = 0;
  for (let r = r0; r < r1; r++) {
    for (let c = c0; c < c1; c++) {
      const value = z[r]?.[c] ?? null;
      if (value === null) continue;
      sum += value;
      count++;
    }
  }
  return count === 0 ? null : sum / count;
}

/** Pixels of the count + 1 borders of equally spaced cells. */
function edges(centres: readonly number[] | undefined, count: number, scale: Scale): number[] {
  const first = centres?.[0] ?? 0;
  const step = centres !== undefined && centres.length > 1 ? centres[1]! - first : 1;
  return Array.from({ length: count + 1 }, (_, i) => scale.at(first + (i - 0.5) * step));
}
