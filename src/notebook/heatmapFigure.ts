import { escapePlotly } from './escape';
import type { Coordinate, Figure } from './figure';
import { coordinates, extent, requireLength } from './numbers';
import { axis, baseLayout, FONT_SIZE, font, SEQUENTIAL } from './theme';

export interface HeatmapFigureOptions {
  title: string;
  subtitle?: string;
  /** Rows of numbers, such as the soft assignment r (n x K); `null` leaves a cell blank. Row 0 is drawn on top. */
  z: readonly ArrayLike<Coordinate>[];
  xLabel: string;
  yLabel: string;
  /** What a colour says, with unit. */
  valueLabel: string;
  /** Names of columns and rows; default 0, 1, 2, … */
  columns?: readonly string[];
  rows?: readonly string[];
  /** Values of the palest and darkest colour; default 0 to the largest value (from the smallest, when one is below 0). */
  range?: [number, number];
}

/** Up to this many rows or columns each gets its own label. */
const LABELLED = 24;

/**
 * A matrix as colours, white to dark blue.
 * @throws InputError for rows of unequal length, values that are not finite, or names that do not fit.
 * @example show(heatmapFigure({ title: 'Soft assignment', z: r, xLabel: 'cluster', yLabel: 'node', valueLabel: 'share' }))
 */
export function heatmapFigure(options: HeatmapFigureOptions): Figure {
  const { title, subtitle, xLabel, yLabel, valueLabel, rows, columns } = options;
  const width = options.z[0]?.length ?? 0;
  const z = options.z.map((row, i) => {
    requireLength(`row ${i}`, row, width, 'column');
    return coordinates(`row ${i}`, row);
  });
  if (rows !== undefined) requireLength('rows', rows, z.length, 'row of z');
  if (columns !== undefined) requireLength('columns', columns, width, 'column of z');
  const [low, high] = extent(z.flat()) ?? [0, 1];
  const [zmin, zmax] = options.range ?? [Math.min(0, low), high];
  return {
    data: [
      {
        type: 'heatmap',
        name: '',
        z,
        zmin,
        zmax,
        colorscale: SEQUENTIAL,
        colorbar: {
          title: { text: escapePlotly(valueLabel), side: 'right', font: font(FONT_SIZE.axis) },
          tickfont: font(FONT_SIZE.tick),
          thickness: 20,
          len: 1,
        },
        hovertemplate: `${escapeTemplate(yLabel)} %{y}, ${escapeTemplate(xLabel)} %{x}: %{z:.4g}<extra></extra>`,
      },
    ],
    layout: {
      ...baseLayout({
        title,
        subtitle,
        description: `${title}. Heat map of ${valueLabel}, ${z.length} rows (${yLabel}) by ${width} columns (${xLabel}), values from ${low} to ${high}.`,
      }),
      showlegend: false,
      xaxis: axis(xLabel, { ...names(columns, width), range: [-0.5, width - 0.5], showgrid: false }),
      yaxis: axis(yLabel, { ...names(rows, z.length), range: [z.length - 0.5, -0.5], showgrid: false }),
    },
  };
}

function names(given: readonly string[] | undefined, count: number): { tickvals?: number[]; ticktext?: string[] } {
  if (given === undefined && count > LABELLED) return {};
  const every = Math.ceil(count / LABELLED) || 1;
  const tickvals = Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
  return { tickvals, ticktext: tickvals.map((i) => escapePlotly(given?.[i] ?? String(i))) };
}

/** Plotly reads `%{…}` in a template as a variable. */
function escapeTemplate(text: string): string {
  return escapePlotly(text).replace(/%/g, '&#37;');
}
