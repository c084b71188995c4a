import type { Trace } from '../figure';
import { PALETTE } from '../theme';
import { areas, NoPicture, type Placed, swatch, words } from './DrawnTrace';
import { list, number, part, textAt } from './PlotlyFigure';

type Point = [number, number];

/** Slices from the top, clockwise, the largest first as plotly sorts them, with their share on them. */
export function pieTraces(placed: Placed): Trace[] {
  const { trace } = placed;
  const values = (list(trace, 'values') ?? []).map(Number);
  if (values.length === 0) throw new NoPicture('a pie without values');
  const total = values.reduce((sum, value) => sum + value, 0);
  const hole = number(trace, 'hole') ?? 0;
  const order = values.map((_, i) => i);
  if (trace.sort !== false) order.sort((a, b) => values[b]! - values[a]!);
  const at = (turn: number, radius: number): Point => [
    radius * Math.sin(2 * Math.PI * turn),
    radius * Math.cos(2 * Math.PI * turn),
  ];
  let from = 0;
  const labels: Parameters<typeof words>[1][number][] = [];
  const slices = order.map((i, rank) => {
    const share = values[i]! / total;
    const points = Math.max(2, Math.ceil(120 * share) + 1);
    const turns = Array.from({ length: points }, (_, p) => from + (share * p) / (points - 1));
    const outer = turns.map((turn) => at(turn, 1));
    const inner = hole === 0 ? [[0, 0] as Point] : [...turns].reverse().map((turn) => at(turn, hole));
    const [x, y] = at(from + share / 2, share === 1 && hole === 0 ? 0 : (1 + hole) / 2 + 0.1);
    if (share >= 0.03) labels.push({ x, y, text: `${Number((100 * share).toPrecision(3))}%`, side: 'middle center' });
    from += share;
    const color = list(part(trace, 'marker'), 'colors')?.[i];
    const fill = typeof color === 'string' ? color : PALETTE[rank % PALETTE.length]!;
    const label = textAt(trace, 'labels', i) ?? String(i);
    return { area: areas(placed, [[...outer, ...inner]], { fill }), key: swatch(placed, fill, label) };
  });
  return [
    ...slices.map(({ area }) => area),
    ...slices.flatMap(({ key }) => key),
    ...words(placed, labels, { size: 14 }),
  ];
}
