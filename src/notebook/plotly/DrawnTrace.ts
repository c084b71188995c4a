import type { Coordinate, ScatterTrace, Trace } from '../figure';
import { INK, translucent } from '../theme';
import type { AxisReader } from './AxisReader';
import { type Json, part, text, textAt } from './PlotlyFigure';

/** A plotly trace on its axes, about to be said in lines, markers, areas and heat maps, which is what our renderer draws. */
export interface Placed {
  readonly trace: Json;
  readonly x: AxisReader;
  readonly y: AxisReader;
  /** Colour of the colorway, for a trace without one. */
  readonly color: string;
  readonly name: string;
  /** Names of its axes, for every trace it becomes. */
  readonly on: { readonly xaxis: string; readonly yaxis: string };
}

/** Why a figure has no still picture; caught by `drawable`. */
export class NoPicture extends Error {}

/** The colour of area, line or marker that a trace gives itself. */
export function colorOf({ trace, color }: Placed, i = 0): string {
  return textAt(part(trace, 'marker'), 'color', i) ?? text(part(trace, 'line'), 'color') ?? color;
}

/** Closed outlines, one after another, filled. */
export function areas(
  { on }: Placed,
  outlines: readonly (readonly [number, number])[][],
  style: { fill: string; opacity?: number; line?: string; width?: number },
): ScatterTrace {
  const x: Coordinate[] = [];
  const y: Coordinate[] = [];
  for (const outline of outlines) {
    for (const [px, py] of [...outline, outline[0]!]) {
      x.push(px);
      y.push(py);
    }
    x.push(null);
    y.push(null);
  }
  const { fill, opacity = 1, line = '#ffffff', width = 1 } = style;
  const fillcolor = opacity < 1 && /^#[0-9a-f]{6}$/i.test(fill) ? translucent(fill, opacity) : fill;
  const base = { type: 'scatter', mode: 'lines', showlegend: false, ...on } as const;
  return { ...base, x, y, fill: 'toself', fillcolor, line: { color: line, width } };
}

/** Straight pieces from one point to another. */
export function strokes(
  { on }: Pick<Placed, 'on'>,
  pieces: readonly (readonly [readonly [number, number], readonly [number, number]])[],
  style: { color: string; width?: number; dash?: 'dash' | 'dot' | 'solid' },
): ScatterTrace {
  const x = pieces.flatMap(([[from], [to]]) => [from, to, null]);
  const y = pieces.flatMap(([[, from], [, to]]) => [from, to, null]);
  return { type: 'scatter', mode: 'lines', showlegend: false, x, y, line: { width: 1.5, ...style }, ...on };
}

/** Words at points. */
export function words(
  { on }: Pick<Placed, 'on'>,
  at: readonly Word[],
  style: { size?: number; color?: string } = {},
): ScatterTrace[] {
  const sides = [...new Set(at.map(({ side }) => side))];
  return sides.map((side) => {
    const own = at.filter((word) => word.side === side);
    return {
      type: 'scatter',
      mode: 'text',
      showlegend: false,
      x: own.map(({ x }) => x),
      y: own.map(({ y }) => y),
      text: own.map((word) => word.text),
      textposition: side,
      textfont: { size: style.size ?? 13, color: style.color ?? INK },
      ...on,
    };
  });
}

interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** As plotly's textposition. */
  readonly side: string;
}

/** A legend entry with a square of the colour: a trace without points. */
export function swatch({ on, name, trace }: Placed, color: string, label = name): Trace[] {
  if (trace.showlegend === false) return [];
  const marker = { color, symbol: 'square', size: 14 };
  return [{ type: 'scatter', mode: 'markers', x: [null], y: [null], name: label, marker, ...on }];
}
