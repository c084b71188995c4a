import { plotlyLines } from '../escape';
import type { Axis } from '../figure';
import { FONT_SIZE, GRID, INK, MUTED } from '../theme';
import type { Box } from './box';
import type { Scale } from './scale';
import { element, textElement } from './svg';
import { fitText, textWidth } from './textWidth';

/** Longest tick label of a y axis, pixels; longer ones are cut. */
const MAX_TICK_WIDTH = 250;

/** Width that the tick labels and the title of a y axis take, left of the plot. */
export function yAxisWidth(axis: Axis, scale: Scale): number {
  if (axis.visible === false) return 0;
  const widths = scale.ticks.map(({ label }) => textWidth(plain(label), FONT_SIZE.tick));
  return Math.min(MAX_TICK_WIDTH, Math.max(0, ...widths)) + 12 + (axis.title === undefined ? 0 : FONT_SIZE.axis + 14);
}

/** Grid lines of both axes, behind the data. */
export function gridLines(x: Axis, y: Axis, xScale: Scale, yScale: Scale, box: Box): string[] {
  const lines: string[] = [];
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    lines.push(element('line', { class: 'grid', x1, y1, x2, y2, stroke: GRID, 'stroke-width': 1.2 }));
  };
  if (x.visible !== false && x.showgrid !== false) {
    for (const { value } of xScale.ticks) add(xScale.at(value), box.top, xScale.at(value), box.bottom);
  }
  if (y.visible !== false && y.showgrid !== false) {
    for (const { value } of yScale.ticks) add(box.left, yScale.at(value), box.right, yScale.at(value));
  }
  return lines;
}

/** Axis line, ticks, labels and title below the plot. Labels that would touch are thinned out. */
export function xAxis(axis: Axis, scale: Scale, box: Box): string[] {
  if (axis.visible === false) return [];
  const out = [axisLine(box.left, box.bottom, box.right, box.bottom)];
  let free = Number.NEGATIVE_INFINITY;
  for (const { value, label } of [...scale.ticks].sort((a, b) => scale.at(a.value) - scale.at(b.value))) {
    const x = scale.at(value);
    const text = plain(label);
    const half = textWidth(text, FONT_SIZE.tick) / 2;
    out.push(axisLine(x, box.bottom, x, box.bottom + 5));
    if (x - half < free) continue;
    free = x + half + 10;
    out.push(
      textElement(x, box.bottom + 8 + FONT_SIZE.tick, text, { size: FONT_SIZE.tick, fill: INK, anchor: 'middle' }),
    );
  }
  if (axis.title !== undefined) {
    const y = box.bottom + 8 + FONT_SIZE.tick + 12 + FONT_SIZE.axis;
    const text = fitText(plain(axis.title.text), FONT_SIZE.axis, box.right - box.left + 60);
    out.push(textElement((box.left + box.right) / 2, y, text, { size: FONT_SIZE.axis, fill: INK, anchor: 'middle' }));
  }
  return out;
}

/** Axis line, ticks, labels and title left of the plot. */
export function yAxis(axis: Axis, scale: Scale, box: Box): string[] {
  if (axis.visible === false) return [];
  const out = [axisLine(box.left, box.top, box.left, box.bottom)];
  for (const { value, label } of scale.ticks) {
    const y = scale.at(value);
    const text = fitText(plain(label), FONT_SIZE.tick, MAX_TICK_WIDTH);
    out.push(axisLine(box.left - 5, y, box.left, y));
    out.push(
      textElement(box.left - 9, y + 0.36 * FONT_SIZE.tick, text, { size: FONT_SIZE.tick, fill: INK, anchor: 'end' }),
    );
  }
  if (axis.title !== undefined) {
    const x = box.left - yAxisWidth(axis, scale) + FONT_SIZE.axis - 3;
    const text = fitText(plain(axis.title.text), FONT_SIZE.axis, box.bottom - box.top + 60);
    out.push(
      textElement(x, (box.top + box.bottom) / 2, text, {
        size: FONT_SIZE.axis,
        fill: INK,
        anchor: 'middle',
        rotate: -90,
      }),
    );
  }
  return out;
}

function axisLine(x1: number, y1: number, x2: number, y2: number): string {
  return element('line', { class: 'axis', x1, y1, x2, y2, stroke: MUTED, 'stroke-width': 1.2 });
}

function plain(text: string): string {
  return plotlyLines(text).join(' ');
}
