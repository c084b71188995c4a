import { requireInteger } from '../errors';
import { plotlyLines } from './escape';
import type { Annotation, Axis, Figure, Layout } from './figure';
import { withLegend } from './legendLayout';
import { baseLayout, FONT_SIZE, font } from './theme';

export interface PanelsFigureOptions {
  title: string;
  subtitle?: string;
  /** From left to right; no heat maps. Their titles stand above the panels. */
  panels: readonly Figure[];
}

/** Share of the width between two panels: room for the tick labels and title of the right one. */
const GAP = 0.13;

/**
 * Two or three figures side by side as one.
 * @throws InputError for no panel.
 * @example show(panelsFigure({ title: 'Training', panels: [lossFigure, valueFigure] }))
 */
export function panelsFigure({ title, subtitle, panels }: PanelsFigureOptions): Figure {
  requireInteger('number of panels', panels.length, 1, Number.POSITIVE_INFINITY);
  const width = (1 - GAP * (panels.length - 1)) / panels.length;
  const data: Figure['data'] = [];
  const axes: Record<string, Axis> = {};
  const annotations: Annotation[] = [];
  const names = new Set<string>();
  panels.forEach((panel, i) => {
    const suffix = i === 0 ? '' : String(i + 1);
    const left = i * (width + GAP);
    axes[`xaxis${suffix}`] = { ...panel.layout.xaxis, domain: [left, left + width], anchor: `y${suffix}` };
    axes[`yaxis${suffix}`] = {
      ...panel.layout.yaxis,
      anchor: `x${suffix}`,
      ...(panel.layout.yaxis?.scaleanchor === undefined ? {} : { scaleanchor: `x${suffix}` }),
    };
    annotations.push({
      text: panel.layout.title.text,
      x: left,
      y: 1.015,
      xref: 'paper',
      yref: 'paper',
      showarrow: false,
      xanchor: 'left',
      yanchor: 'bottom',
      font: font(FONT_SIZE.subtitle),
    });
    for (const trace of panel.data) {
      const named = panel.layout.showlegend === true && trace.showlegend !== false && trace.name !== undefined;
      const first = named && !names.has(trace.name!);
      if (first) names.add(trace.name!);
      data.push({ ...trace, xaxis: `x${suffix}`, yaxis: `y${suffix}`, showlegend: first });
    }
  });
  const description = `${title}. ${panels.map(({ layout }) => layout.meta.description).join(' ')}`;
  const layout: Layout = withLegend(
    baseLayout({ title, subtitle, description }),
    [...names].map((name) => plotlyLines(name).join(' ')),
  );
  const margin = layout.margin as { t: number };
  const legend = layout.legend?.orientation === 'h' ? { ...layout.legend, y: 1.07 } : layout.legend;
  return {
    data,
    layout: {
      ...layout,
      ...(legend === undefined ? {} : { legend }),
      margin: { ...margin, t: margin.t + 26 },
      hovermode: 'closest',
      annotations,
      ...axes,
    },
  };
}
