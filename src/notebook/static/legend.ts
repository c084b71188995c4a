import { plotlyLines } from '../escape';
import type { Figure, ScatterTrace } from '../figure';
import { FONT_SIZE, INK } from '../theme';
import { markerPath } from './marker';
import { markerStyle } from './marks';
import { element, textElement } from './svg';
import { fitText, textWidth } from './textWidth';

const KEY = 34;
const GAP = 22;
const ROW = 25;
/** Longest name in a legend, pixels. */
const MAX_NAME = 230;

export interface Legend {
  readonly orientation: 'h' | 'v';
  readonly width: number;
  readonly height: number;
  /** Drawn with its top left corner at (x, y). */
  draw(x: number, y: number): string[];
}

/** The legend of a figure, or null when it has none. `width`: pixels that a horizontal one may fill before it wraps. */
export function makeLegend(figure: Figure, width: number): Legend | null {
  if (figure.layout.showlegend !== true) return null;
  const entries = figure.data.flatMap((trace) =>
    trace.type !== 'heatmap' && trace.visible !== false && trace.showlegend !== false && trace.name !== undefined
      ? [{ trace, name: fitText(plotlyLines(trace.name).join(' '), FONT_SIZE.legend, MAX_NAME) }]
      : [],
  );
  if (entries.length === 0) return null;
  if (figure.layout.legend?.traceorder === 'reversed') entries.reverse();
  const orientation = figure.layout.legend?.orientation ?? 'v';
  const places: { x: number; y: number }[] = [];
  let x = 0;
  let y = 0;
  let right = 0;
  for (const { name } of entries) {
    const wide = KEY + 8 + textWidth(name, FONT_SIZE.legend);
    if (orientation === 'h' && x > 0 && x + wide > width) {
      x = 0;
      y += ROW;
    }
    places.push({ x, y });
    right = Math.max(right, x + wide);
    if (orientation === 'h') x += wide + GAP;
    else y += ROW;
  }
  const height = orientation === 'h' ? y + ROW : y;
  return {
    orientation,
    width: right,
    height,
    draw: (left, top) =>
      entries.flatMap(({ trace, name }, i) => {
        const at = places[i]!;
        const middle = top + at.y + ROW / 2;
        return [
          ...key(trace, left + at.x, middle),
          textElement(left + at.x + KEY + 8, middle + 0.36 * FONT_SIZE.legend, name, {
            size: FONT_SIZE.legend,
            fill: INK,
          }),
        ];
      }),
  };
}

function key(trace: ScatterTrace, x: number, y: number): string[] {
  const marks: string[] = [];
  if (trace.mode.includes('lines')) {
    const dash = trace.line?.dash;
    marks.push(
      element('line', {
        class: 'key',
        x1: x,
        y1: y,
        x2: x + KEY,
        y2: y,
        stroke: trace.line?.color,
        'stroke-width': trace.line?.width ?? 2,
        'stroke-dasharray': dash === 'dash' ? '9 6' : dash === 'dot' ? '2 5' : undefined,
      }),
    );
  }
  if (trace.mode.includes('markers')) {
    const size = trace.marker?.size ?? 8;
    const shown = Math.min(18, Math.max(9, typeof size === 'number' ? size : Math.max(...size)));
    marks.push(
      element('path', {
        class: 'key',
        d: markerPath(trace.marker?.symbol ?? 'circle', x + KEY / 2, y, shown),
        ...markerStyle(trace),
      }),
    );
  }
  return marks;
}
