import type { Layout } from './figure';
import { textWidth } from './static/textWidth';
import { FONT_SIZE, font, WIDTH } from './theme';

/** Rows that a legend above the plot may take. */
const MAX_ROWS = 2;

/** Puts the legend above the plot when its names fit in two rows, else right of it; none for fewer than two names. */
export function withLegend(layout: Layout, names: readonly string[]): Layout {
  if (names.length < 2) return { ...layout, showlegend: false };
  const rows = rowsFor(names.map((name) => 64 + textWidth(name, FONT_SIZE.legend)));
  if (rows > MAX_ROWS) return { ...layout, showlegend: true };
  const margin = layout.margin as { t: number };
  return {
    ...layout,
    showlegend: true,
    margin: { ...margin, t: margin.t + 28 * rows },
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

function rowsFor(widths: readonly number[]): number {
  let rows = 1;
  let x = 0;
  for (const width of widths) {
    if (x > 0 && x + width > WIDTH - 110) {
      rows++;
      x = 0;
    }
    x += width;
  }
  return rows;
}
