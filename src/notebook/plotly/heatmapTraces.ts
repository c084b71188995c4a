import type { Coordinate, HeatmapTrace, Trace } from '../figure';
import { extent } from '../numbers';
import { colorAt } from '../static/colorAt';
import { INK } from '../theme';
import { placesOf } from './AxisReader';
import { stopsOf } from './colorScales';
import { NoPicture, type Placed, words } from './DrawnTrace';
import { list, number, part, text } from './PlotlyFigure';

/** A heat map with all that plotly finds by itself written out, and the texts that stand in its cells. */
export function heatmapTraces(placed: Placed): Trace[] {
  const map = heatmapOf(placed);
  return [map, ...textsOn(map, placed)];
}

function heatmapOf({ trace, x, y, on }: Placed): HeatmapTrace {
  const rows = list(trace, 'z')?.filter(Array.isArray) as unknown[][] | undefined;
  if (rows === undefined || rows.length === 0) throw new NoPicture('a heat map that is not rows of z');
  const z = rows.map((row) => row.map((value): Coordinate => (typeof value === 'number' ? value : null)));
  const flipped = trace.transpose === true ? z[0]!.map((_, c) => z.map((row) => row[c] ?? null)) : z;
  const [least, most] = extent(flipped.flat()) ?? [0, 1];
  const bar = part(trace, 'colorbar');
  const title = text(part(bar, 'title'), 'text');
  return {
    type: 'heatmap',
    z: flipped,
    x: x.all(placesOf(trace, 'x', flipped[0]!.length)) as number[],
    y: y.all(placesOf(trace, 'y', flipped.length)) as number[],
    zmin: number(trace, 'zmin') ?? least,
    zmax: number(trace, 'zmax') ?? most,
    colorscale: stopsOf(trace.colorscale, trace.reversescale === true),
    showscale: trace.showscale !== false,
    ...(title === undefined ? {} : { colorbar: { title: { text: title } } }),
    ...on,
  };
}

/** Texts of the trace's `texttemplate`: of the value, or of `text`; dark on light cells, light on dark ones. */
function textsOn(map: HeatmapTrace, placed: Placed): Trace[] {
  const { trace } = placed;
  const template = text(trace, 'texttemplate');
  if (template === undefined) return [];
  const given = list(trace, 'text') as unknown[][] | undefined;
  const shown = map.z.flatMap((row, r) =>
    row.flatMap((value, c) => {
      if (value === null) return [];
      const format = (_: string, digits: string | undefined): string =>
        digits === undefined ? String(value) : value.toFixed(Number(digits));
      const label = template
        .replace(/%\{z(?::\.(\d)f)?\}/g, format)
        .replace(/%\{text\}/g, () => String(given?.[r]?.[c] ?? ''));
      if (label.includes('%{')) throw new NoPicture(`a heat map with the texts ${template}`);
      const fill = colorAt(map.colorscale, (value - map.zmin) / (map.zmax - map.zmin || 1));
      return [{ x: map.x![c]!, y: map.y![r]!, text: label, side: 'middle center', isDark: isDark(fill) }];
    }),
  );
  return [
    ...words(
      placed,
      shown.filter((word) => !word.isDark),
      { size: 14, color: INK },
    ),
    ...words(
      placed,
      shown.filter((word) => word.isDark),
      { size: 14, color: '#ffffff' },
    ),
  ];
}

function isDark(color: string): boolean {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
  return 0.299 * r + 0.587 * g + 0.114 * b < 140;
}
