import type { PlotlyFigure } from '../plotly/PlotlyFigure';
import { figureBundle } from '../show';
import { counted, type Formatter, has } from './Formatter';

/** Figures of our builders and plotly's own: `{ data: [traces], layout }`. */
export const figureFormatter: Formatter<PlotlyFigure> = {
  accepts: (value): value is PlotlyFigure =>
    has(value, 'data', 'layout') &&
    Array.isArray(value.data) &&
    typeof value.layout === 'object' &&
    value.data.every((trace) => typeof trace === 'object' && trace !== null && !Array.isArray(trace)),
  short: ({ data }) => `Figure (${counted(data.length, 'trace')})`,
  full: figureBundle,
};
