import type { Coordinate, HeatmapTrace } from '../figure';
import { extent } from '../numbers';
import { placesOf } from './AxisReader';
import { stopsOf } from './colorScales';
import { NoPicture, type Placed } from './DrawnTrace';
import { list, number, part, text } from './PlotlyFigure';

/** A heat map with all that plotly finds by itself written out. */
export function heatmapTraces({ trace, x, y, on }: Placed): HeatmapTrace[] {
  const rows = list(trace, 'z')?.filter(Array.isArray) as unknown[][] | undefined;
  if (rows === undefined || rows.length === 0) throw new NoPicture('a heat map that is not rows of z');
  const z = rows.map((row) => row.map((value): Coordinate => (typeof value === 'number' ? value : null)));
  const flipped = trace.transpose === true ? z[0]!.map((_, c) => z.map((row) => row[c] ?? null)) : z;
  const [least, most] = extent(flipped.flat()) ?? [0, 1];
  const bar = part(trace, 'colorbar');
  const title = text(part(bar, 'title'), 'text');
  return [
    {
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
    },
  ];
}
