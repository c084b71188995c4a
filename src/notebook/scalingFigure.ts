import { InputError } from '../errors';
import type { Figure, ScatterTrace } from './figure';
import { lineFigure } from './lineFigure';

/** A size and what a training step took on it. */
export interface ScalingPoint {
  readonly nodes: number;
  readonly edges: number;
  readonly msPerStep: number;
}

export interface ScalingFigureOptions {
  title?: string;
  subtitle?: string;
}

/**
 * Time of a step against edges, both on log axes, with the least-squares line through the points: its slope is the exponent.
 * @throws InputError for fewer than two sizes
 * @example show(scalingFigure([{ nodes: 1e3, edges: 1e4, msPerStep: 1 }, { nodes: 1e4, edges: 1e5, msPerStep: 10 }]))
 */
export function scalingFigure(rows: readonly ScalingPoint[], options: ScalingFigureOptions = {}): Figure {
  const sorted = [...rows].sort((a, b) => a.edges - b.edges);
  const { exponent, factor } = powerLaw(sorted);
  const { title = `A step takes time as edges to the power of ${exponent.toFixed(2)}`, subtitle } = options;
  const x = sorted.map(({ edges }) => edges);
  const figure = lineFigure({
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    curves: [
      { name: 'measured', x, y: sorted.map(({ msPerStep }) => msPerStep) },
      {
        name: `fitted, exponent ${exponent.toFixed(2)}`,
        x: [x[0]!, x.at(-1)!],
        y: [x[0]!, x.at(-1)!].map((edges) => factor * edges ** exponent),
        dash: 'dash',
      },
    ],
    xLabel: 'edges',
    yLabel: 'milliseconds a training step',
    xScale: 'log',
    yScale: 'log',
  });
  const [measured, fitted, ...others] = figure.data as ScatterTrace[];
  return { ...figure, data: [{ ...measured!, mode: 'markers' }, { ...fitted!, mode: 'lines' }, ...others] };
}

/** ms = factor · edges^exponent, by least squares on logarithms. */
export function powerLaw(rows: readonly ScalingPoint[]): { exponent: number; factor: number } {
  if (new Set(rows.map(({ edges }) => edges)).size < 2) {
    throw new InputError({ what: 'sizes', expected: 'at least two', actual: String(rows.length) });
  }
  const xs = rows.map(({ edges }) => Math.log(edges));
  const ys = rows.map(({ msPerStep }) => Math.log(msPerStep));
  const [x, y] = [xs, ys].map((all) => all.reduce((a, b) => a + b, 0) / all.length) as [number, number];
  const covariance = xs.reduce((sum, one, i) => sum + (one - x) * (ys[i]! - y), 0);
  const exponent = covariance / xs.reduce((sum, one) => sum + (one - x) ** 2, 0);
  return { exponent, factor: Math.exp(y - exponent * x) };
}
