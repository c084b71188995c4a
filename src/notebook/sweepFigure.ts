import { requireInteger } from '../errors';
import type { SweepCurve } from '../experiments/curves';
import type { Setting } from '../settings';
import type { Figure, ScatterTrace } from './figure';
import { type Curve, lineFigure } from './lineFigure';
import { panelsFigure } from './panelsFigure';
import { panelTitle, unitOf } from './units';

export interface SweepFigureOptions {
  title: string;
  subtitle?: string;
  /** What is varied, with unit. */
  xLabel: string;
  /** What a method is called in the legend; default its own name. */
  names?: Readonly<Record<string, string>>;
  /** Level lines, each in the panel of its problem. */
  references?: readonly { problem: string; name: string; y: number }[];
}

/**
 * One panel a problem: mean over seeds against what is varied, with a band of one standard deviation. Points stand
 * equally far apart, whatever their numbers: sweeps go up by factors, and start at 0.
 * @throws InputError when no curve has a point
 * @example show(sweepFigure(sweepCurves(tabulated, 'beta'), { title: 'How sharp should assignments be?', xLabel: 'beta' }))
 */
export function sweepFigure(curves: readonly SweepCurve[], options: SweepFigureOptions): Figure {
  const { title, subtitle } = options;
  const drawn = curves.filter(({ points }) => points.length > 0);
  requireInteger('curves with points', drawn.length, 1, Number.POSITIVE_INFINITY);
  const problems = [...new Set(drawn.map(({ problem }) => problem))];
  const panels = problems.map((problem) =>
    panel(
      problem,
      drawn.filter((one) => one.problem === problem),
      options,
    ),
  );
  return panelsFigure({ title, ...(subtitle === undefined ? {} : { subtitle }), panels });
}

function panel(problem: string, curves: readonly SweepCurve[], options: SweepFigureOptions): Figure {
  const { xLabel, names = {}, references = [] } = options;
  const { label, better } = unitOf(problem);
  const ticks = [...new Set(curves.flatMap(({ points }) => points.map(({ at }) => at)))].sort(ascending);
  const lines = curves.map((curve): Curve => {
    const { points } = curve;
    const means = points.map(({ value }) => value.mean);
    return {
      name: nameOf(curve, curves, names),
      x: points.map(({ at }) => ticks.indexOf(at)),
      y: means,
      low: points.map(({ value }, i) => means[i]! - value.deviation),
      high: points.map(({ value }, i) => means[i]! + value.deviation),
    };
  });
  const figure = lineFigure({
    title: panelTitle(problem),
    xLabel,
    yLabel: `${label} (${better} is better)`,
    curves: lines,
    references: references.filter((one) => one.problem === problem),
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

function ascending(a: Setting, b: Setting): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The row, and what tells the curve from others of its row: data set, task, further settings. */
function nameOf(
  { row, dataset, detail }: SweepCurve,
  all: readonly SweepCurve[],
  names: Readonly<Record<string, string>>,
): string {
  const differ = (key: 'dataset' | 'detail') => new Set(all.map((curve) => curve[key])).size > 1;
  const further = [...(differ('dataset') ? [dataset] : []), ...(differ('detail') ? [detail] : [])];
  return [names[row] ?? row, ...further].join(', ');
}
