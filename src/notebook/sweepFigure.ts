import { requireInteger } from '../errors';
import type { SweepCurve } from '../experiments/inductive/sweeps';
import type { Figure, ScatterTrace } from './figure';
import { type Curve, lineFigure } from './lineFigure';
import { panelsFigure } from './panelsFigure';
import { UNITS } from './units';

export interface SweepFigureOptions {
  title: string;
  subtitle?: string;
  /** What is varied, with unit. */
  xLabel: string;
  /** What a method is called in the legend; default its own name. */
  names?: Readonly<Record<string, string>>;
  /** Level lines, each in the panel of its objective. */
  references?: readonly { objective: string; name: string; y: number }[];
}

/** Titles of the panels. */
const PANEL: Readonly<Record<string, string>> = { modularity: 'Communities', facility: 'Facilities' };

/**
 * One panel an objective: mean over seeds against what is varied, with a band of one standard deviation. Points stand
 * equally far apart, whatever their numbers: sweeps go up by factors, and start at 0.
 * @throws InputError when no curve has a point
 */
export function sweepFigure(curves: readonly SweepCurve[], options: SweepFigureOptions): Figure {
  const { title, subtitle } = options;
  const drawn = curves.filter(({ points }) => points.length > 0);
  requireInteger('curves with points', drawn.length, 1, Number.POSITIVE_INFINITY);
  const objectives = [...new Set(drawn.map(({ objective }) => objective))];
  const panels = objectives.map((objective) =>
    panel(
      objective,
      drawn.filter((one) => one.objective === objective),
      options,
    ),
  );
  return panelsFigure({ title, ...(subtitle === undefined ? {} : { subtitle }), panels });
}

function panel(objective: string, curves: readonly SweepCurve[], options: SweepFigureOptions): Figure {
  const { xLabel, names = {}, references = [] } = options;
  const { label, better } = UNITS[objective]!;
  const ticks = [...new Set(curves.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b);
  const lines = curves.map(({ method, points }): Curve => {
    const means = points.map(({ value }) => value.mean);
    return {
      name: names[method] ?? method,
      x: points.map(({ at }) => ticks.indexOf(at)),
      y: means,
      low: points.map(({ value }, i) => means[i]! - value.deviation),
      high: points.map(({ value }, i) => means[i]! + value.deviation),
    };
  });
  const figure = lineFigure({
    title: PANEL[objective] ?? objective,
    xLabel,
    yLabel: `${label} (${better} is better)`,
    curves: lines,
    references: references.filter((one) => one.objective === objective),
  });
  const data = (figure.data as ScatterTrace[]).map((trace) => ({
    ...trace,
    ...(trace.mode === 'lines+markers'
      ? {
          text: trace.x.map((x) => String(ticks[x as number])),
          hovertemplate: `%{text} ${xLabel}: %{y:.4g}<extra>%{fullData.name}</extra>`,
        }
      : {}),
  }));
  const xaxis = { ...figure.layout.xaxis, tickvals: ticks.map((_, i) => i), ticktext: ticks.map(String) };
  return { data, layout: { ...figure.layout, xaxis } };
}
