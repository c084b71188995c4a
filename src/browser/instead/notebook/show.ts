import type { Figure } from '../../../notebook/figure';
import { type Bundle, displayBundle } from '../../../notebook/host';
import { type PlotlyFigure, plainFigure } from '../../../notebook/plotly/PlotlyFigure';

type Show = typeof import('../../../notebook/show');

/** Plotly's form and the sentence: the page draws, so there is no still picture. */
export const figureBundle = (figure: Figure | PlotlyFigure): Bundle => {
  const plain = plainFigure(figure);
  const { description } = (plain.layout.meta ?? {}) as { description?: string };
  return { 'application/vnd.plotly.v1+json': plain, 'text/plain': description ?? 'A figure.' };
};

export const show: Show['show'] = (figure) => displayBundle(figureBundle(figure));
