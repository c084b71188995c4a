import { plotlyLines } from '../escape';
import type { HeatmapTrace } from '../figure';
import { FONT_SIZE, INK, MUTED } from '../theme';
import type { Box } from './box';
import { colorAt } from './colorAt';
import { niceTicks } from './niceTicks';
import { element, textElement } from './svg';
import { textWidth } from './textWidth';

const BAR = 20;
const STRIPES = 100;

export function colorBarWidth(trace: HeatmapTrace): number {
  const labels = niceTicks(trace.zmin, trace.zmax, 5).map(({ label }) => textWidth(label, FONT_SIZE.tick));
  return 22 + BAR + 9 + Math.max(...labels) + (trace.colorbar?.title === undefined ? 0 : FONT_SIZE.axis + 14);
}

/** The colour scale right of the plot `box`, with ticks and its title. */
export function colorBar(trace: HeatmapTrace, box: Box): string[] {
  const left = box.right + 22;
  const height = box.bottom - box.top;
  const at = (value: number): number => box.bottom - ((value - trace.zmin) / (trace.zmax - trace.zmin || 1)) * height;
  const out = Array.from({ length: STRIPES }, (_, i) =>
    element('rect', {
      class: 'stripe',
      x: left,
      y: box.bottom - ((i + 1) * height) / STRIPES,
      width: BAR,
      height: height / STRIPES + (i === 0 ? 0 : 0.6),
      fill: colorAt(trace.colorscale, (i + 0.5) / STRIPES),
    }),
  );
  out.push(
    element('rect', { x: left, y: box.top, width: BAR, height, fill: 'none', stroke: MUTED, 'stroke-width': 1 }),
  );
  const ticks = niceTicks(trace.zmin, trace.zmax, 5);
  for (const { value, label } of ticks) {
    const y = at(value);
    out.push(element('line', { x1: left + BAR, y1: y, x2: left + BAR + 5, y2: y, stroke: MUTED, 'stroke-width': 1.2 }));
    out.push(textElement(left + BAR + 9, y + 0.36 * FONT_SIZE.tick, label, { size: FONT_SIZE.tick, fill: INK }));
  }
  const title = trace.colorbar?.title?.text;
  if (title !== undefined) {
    const x = left + colorBarWidth(trace) - 22 - 3;
    out.push(
      textElement(x, (box.top + box.bottom) / 2, plotlyLines(title).join(' '), {
        size: FONT_SIZE.axis,
        fill: INK,
        anchor: 'middle',
        rotate: -90,
      }),
    );
  }
  return out;
}
