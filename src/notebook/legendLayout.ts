import type { Layout } from './figure';
import { textWidth } from './static/textWidth';
import { FONT_SIZE, font, WIDTH } from './theme';

/** Puts the legend above the plot when its names fit in one row, else right of it; none for fewer than two names. */
export function withLegend(layout: Layout, names: readonly string[]): Layout {
  if (names.length < 2) return { ...layout, showlegend: false };
  const row = names.reduce((sum, name) => sum + 64 + textWidth(name, FONT_SIZE.legend), 0);
  if (row > WIDTH - 110) return { ...layout, showlegend: true };
  const margin = layout.margin as { t: number };
  return {
    ...layout,
    showlegend: true,
    margin: { ...margin, t: margin.t + 28 },
    legend: {
      orientation: 'h',
      font: font(FONT_SIZE.legend),
      x: 0,
      y: 1.01,
      xanchor: 'left',
      yanchor: 'bottom',
    },
  };
}
