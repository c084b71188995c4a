import { axis, FONT_SIZE, font, GRID, MUTED, PALETTE, SEQUENTIAL } from '../theme';
import type { Json } from './PlotlyFigure';

/** Our look as a plotly template: what a figure's own layout does not say. */
export const HOUSE_TEMPLATE: Json = {
  layout: {
    colorway: PALETTE,
    font: font(FONT_SIZE.tick),
    title: { font: font(FONT_SIZE.title), x: 0.02, xanchor: 'left', y: 0.96, yanchor: 'top' },
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    hoverlabel: { bgcolor: '#ffffff', font: font(14), align: 'left', namelength: -1 },
    legend: { font: font(FONT_SIZE.legend) },
    xaxis: axis(undefined),
    yaxis: axis(undefined),
    polar: { bgcolor: '#ffffff', angularaxis: { gridcolor: GRID, linecolor: MUTED }, radialaxis: { gridcolor: GRID } },
    colorscale: { sequential: SEQUENTIAL },
  },
  data: { heatmap: [{ colorscale: SEQUENTIAL }] },
};
