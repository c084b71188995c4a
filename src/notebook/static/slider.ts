import { plotlyLines } from '../escape';
import type { Figure } from '../figure';
import { FONT_SIZE, GRID, INK, MUTED, PALETTE } from '../theme';
import { element, textElement } from './svg';
import { textWidth } from './textWidth';

/** Pixels at the bottom of the figure that its slider takes. */
export function sliderHeight(figure: Figure): number {
  return figure.layout.sliders === undefined ? 0 : 78;
}

/** A still of the slider: its name and value, the track, and the position shown. */
export function sliderMarks(figure: Figure, width: number, height: number): string[] {
  const slider = figure.layout.sliders?.[0];
  if (slider === undefined) return [];
  const y = height - 34;
  const [left, right] = [70, width - 60];
  const last = Math.max(1, slider.steps.length - 1);
  const current = slider.steps[slider.active];
  const title = plotlyLines(slider.currentvalue.prefix + (current?.label ?? '')).join(' ');
  const out = [
    textElement(left - 8, y - 16, title, { size: FONT_SIZE.tick, fill: INK }),
    element('line', { x1: left, y1: y, x2: right, y2: y, stroke: GRID, 'stroke-width': 6, 'stroke-linecap': 'round' }),
  ];
  let free = Number.NEGATIVE_INFINITY;
  slider.steps.forEach((step, i) => {
    const x = left + ((right - left) * i) / last;
    const active = i === slider.active;
    const label = plotlyLines(step.label).join(' ');
    const half = textWidth(label, 13) / 2;
    out.push(element('circle', { cx: x, cy: y, r: active ? 8 : 3, fill: active ? PALETTE[0] : MUTED }));
    if (x - half < free) return;
    free = x + half + 8;
    out.push(textElement(x, y + 24, label, { size: 13, fill: active ? INK : MUTED, anchor: 'middle' }));
  });
  return out;
}
