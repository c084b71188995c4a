import { requireInteger } from '../errors';
import { escapePlotly } from './escape';
import type { Axis, Figure } from './figure';
import { axisRange } from './static/scale';
import { FONT_SIZE, font } from './theme';

export interface SliderFigureOptions {
  /** What the slider changes, as in "β" or "K". */
  name: string;
  /** One figure a position, made by the same builder: same axes, own data, title and legend. */
  frames: readonly { label: string; figure: Figure }[];
  /** Position shown first and in the static picture; default the last. */
  active?: number;
}

/**
 * A slider over a sweep computed beforehand. Every frame's traces are in the figure and the slider switches which are
 * visible, so it works wherever plotly does, with no kernel. Axes keep one range over all frames, for comparison.
 * @throws InputError for no frame or a position that there is not.
 * @example show(sliderFigure({ name: 'K', frames: [2, 5, 10].map((K) => ({ label: `${K}`, figure: draw(K) })) }))
 */
export function sliderFigure({ name, frames, active = frames.length - 1 }: SliderFigureOptions): Figure {
  requireInteger('number of frames', frames.length, 1, Number.POSITIVE_INFINITY);
  requireInteger('active frame', active, 0, frames.length - 1);
  const owner = frames.flatMap(({ figure }, i) => figure.data.map(() => i));
  const steps = frames.map(({ label, figure }, i) => ({
    label: escapePlotly(label),
    method: 'update' as const,
    args: [
      { visible: owner.map((o) => o === i) },
      {
        'title.text': figure.layout.title.text,
        ...(figure.layout.title.subtitle === undefined
          ? {}
          : { 'title.subtitle.text': figure.layout.title.subtitle.text }),
      },
    ],
  }));
  const shown = frames[active]!.figure;
  const margin = shown.layout.margin as { b: number };
  const labels = frames.map(({ label }) => label).join(', ');
  return {
    ...shown,
    data: frames.flatMap(({ figure }, i) => figure.data.map((trace) => ({ ...trace, visible: i === active }))),
    layout: {
      ...shown.layout,
      ...commonAxes(frames.map(({ figure }) => figure)),
      height: (shown.layout.height ?? 560) + 70,
      margin: { ...margin, b: margin.b + 80 },
      sliders: [
        {
          active,
          currentvalue: { prefix: `${escapePlotly(name)} = `, font: font(FONT_SIZE.tick) },
          pad: { t: 60 },
          font: font(13),
          steps,
        },
      ],
      meta: {
        description: `${shown.layout.meta.description} Shown at ${name} = ${frames[active]!.label}; a slider moves over ${name} = ${labels}.`,
      },
    },
  };
}

function commonAxes(figures: readonly Figure[]): Record<string, Axis> {
  const axes: Record<string, Axis> = {};
  const first = figures[0]!.layout;
  for (const key of Object.keys(first)) {
    const letter = /^([xy])axis\d*$/.exec(key)?.[1] as 'x' | 'y' | undefined;
    if (letter === undefined) continue;
    const axis = first[key] as Axis;
    const id = key.replace('axis', '');
    const ranges = figures.map(({ data, layout }) => {
      const traces = data.filter((trace) => (trace[`${letter}axis`] ?? letter) === id);
      return axisRange((layout[key] as Axis | undefined) ?? axis, letter, traces);
    });
    const reversed = ranges[0]![0] > ranges[0]![1];
    const low = Math.min(...ranges.flat());
    const high = Math.max(...ranges.flat());
    axes[key] = { ...axis, range: reversed ? [high, low] : [low, high] };
  }
  return axes;
}
