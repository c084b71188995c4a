import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import type { Figure, HeatmapTrace, ScatterTrace } from '../../../src/notebook/figure';
import { quantile } from '../../../src/notebook/plotly/boxTraces';
import { dateTicks } from '../../../src/notebook/plotly/dateTicks';
import { drawable } from '../../../src/notebook/plotly/drawable';
import { type PlotlyFigure, plainFigure } from '../../../src/notebook/plotly/PlotlyFigure';
import { figureToSvg } from '../../../src/notebook/static/figureToSvg';

const drawn = (figure: PlotlyFigure): Figure => {
  const still = drawable(plainFigure(figure));
  if ('undrawn' in still) throw new Error(still.undrawn);
  expect(figureToSvg(still)).toContain('class="marks"');
  return still;
};

/** The corners of each rectangle of a filled trace: [left, right, bottom, top]. */
function rectangles(trace: unknown): number[][] {
  const { x, y } = trace as ScatterTrace;
  const starts = x.flatMap((_, i) => (i === 0 || x[i - 1] === null ? [i] : []));
  return starts.map((start) => {
    const end = x.indexOf(null, start);
    const [xs, ys] = [x.slice(start, end) as number[], y.slice(start, end) as number[]];
    return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)].map((one) => Number(one.toFixed(6)));
  });
}

const filled = ({ data }: Figure): ScatterTrace[] =>
  (data as ScatterTrace[]).filter(({ type, fill }) => type === 'scatter' && fill === 'toself');

describe('bars', () => {
  const a = { type: 'bar', name: 'a', x: ['u', 'v'], y: [3, -1] };
  const b = { type: 'bar', name: 'b', x: ['u', 'v'], y: [1, 2] };

  it('stand side by side, four fifths of the way from one category to the next', () => {
    const [first, second] = filled(drawn({ data: [a, b] }));
    expect(rectangles(first)).toEqual([
      [-0.4, 0, 0, 3],
      [0.6, 1, -1, 0],
    ]);
    expect(rectangles(second)).toEqual([
      [0, 0.4, 0, 1],
      [1, 1.4, 0, 2],
    ]);
  });

  it('stack, what is negative downwards', () => {
    const [, second] = filled(drawn({ data: [a, { ...b, y: [1, -2] }], layout: { barmode: 'stack' } }));
    expect(rectangles(second)).toEqual([
      [-0.4, 0.4, 3, 4],
      [0.6, 1.4, -3, -1],
    ]);
  });

  it('lie', () => {
    const figure = drawn({ data: [{ type: 'bar', orientation: 'h', y: ['u', 'v'], x: [3, 1] }] });
    expect(rectangles(filled(figure)[0])[0]).toEqual([0, 3, -0.4, 0.4]);
    expect(figure.layout.yaxis).toMatchObject({ tickvals: [0, 1], ticktext: ['u', 'v'] });
    expect(figure.layout.xaxis?.range?.[0]).toBe(0);
  });

  it('have a square of their colour in the legend', () => {
    const { data, layout } = drawn({ data: [a, b] });
    const keys = (data as ScatterTrace[]).filter(({ mode }) => mode === 'markers');
    expect(keys.map(({ name, marker }) => [name, marker?.symbol])).toEqual([
      ['a', 'square'],
      ['b', 'square'],
    ]);
    expect(layout.showlegend).toBe(true);
  });
});

describe('histograms', () => {
  it('count into bins', () => {
    const figure = drawn({ data: [{ type: 'histogram', x: [0, 1, 1, 2, 9], xbins: { start: 0, end: 10, size: 2 } }] });
    const counts = rectangles(filled(figure)[0]).map(([left, right, , top]) => [left, right, top]);
    expect(counts).toEqual([
      [0, 2, 3],
      [2, 4, 1],
      [4, 6, 0],
      [6, 8, 0],
      [8, 10, 1],
    ]);
  });

  it('keep every value, of many traces too', () => {
    const x = Array.from({ length: 300 }, (_, i) => Math.sin(i) * 7);
    const figure = drawn({
      data: [
        { type: 'histogram', x },
        { type: 'histogram', x: x.map((v) => v + 0.1) },
      ],
    });
    for (const trace of filled(figure)) {
      expect(rectangles(trace).reduce((sum, [, , , top]) => sum + top!, 0)).toBe(300);
      expect(rectangles(trace).every(([left, right]) => right! - left! > 0.1)).toBe(true);
    }
  });

  it('count categories', () => {
    const figure = drawn({ data: [{ type: 'histogram', x: ['a', 'b', 'a'], histnorm: 'percent' }] });
    expect(rectangles(filled(figure)[0]).map(([, , , top]) => top)).toEqual([66.666667, 33.333333]);
  });
});

describe('boxes', () => {
  it('quantile takes the values as the middles of their shares', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 1.5, 2.5, 3.5, 4]);
    expect(quantile([7], 0.25)).toBe(7);
  });

  it('reach from quartile to quartile, whiskers to the last value within, points beyond', () => {
    const figure = drawn({ data: [{ type: 'box', y: [1, 2, 3, 4, 100], name: 'only' }] });
    expect(rectangles(filled(figure)[0])).toEqual([[-0.3, 0.3, 1.75, 28]]);
    const [points] = (figure.data as ScatterTrace[]).filter(({ mode, y }) => mode === 'markers' && y[0] !== null);
    expect(points?.y).toEqual([100]);
    expect(figure.layout.xaxis?.ticktext).toEqual(['only']);
  });
});

describe('scatter traces', () => {
  it('get their places, mode and step', () => {
    const [line] = drawn({ data: [{ y: [1, 2, 3], mode: 'lines', line: { shape: 'hv' } }] }).data as ScatterTrace[];
    expect(line).toMatchObject({ x: [0, 1, 1, 2, 2], y: [1, 1, 2, 2, 3] });
    expect((drawn({ data: [{ y: [1, 2] }] }).data as ScatterTrace[])[0]?.mode).toBe('lines+markers');
  });

  it('carry error bars and colours of numbers', () => {
    const error_y = { array: [0.5, 1] };
    const marker = { color: [0, 10], colorscale: 'Greys' };
    const [bars, points] = drawn({ data: [{ x: [1, 2], y: [3, 4], error_y, marker, mode: 'markers' }] })
      .data as ScatterTrace[];
    expect(bars?.y).toEqual([2.5, 3.5, null, 3, 5, null]);
    expect(points?.marker?.color).toEqual(['#000000', '#ffffff']);
  });

  it('read dates as time and write them as dates', () => {
    const { data, layout } = drawn({ data: [{ x: ['2024-01-01', '2024-01-11'], y: [1, 2] }] });
    expect((data as ScatterTrace[])[0]?.x).toEqual([Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 11)]);
    expect(layout.xaxis?.ticktext).toContain('2024-01-04');
    expect(dateTicks(Date.UTC(2000, 0), Date.UTC(2006, 0)).map(({ label }) => label)).toEqual([
      '2000',
      '2002',
      '2004',
      '2006',
    ]);
  });
});

it('heat maps get limits and a scale', () => {
  const [map] = drawn({
    data: [
      {
        type: 'heatmap',
        z: [
          [1, 5],
          [3, null],
        ],
      },
    ],
  }).data as HeatmapTrace[];
  expect(map).toMatchObject({
    zmin: 1,
    zmax: 5,
    x: [0, 1],
    y: [0, 1],
    z: [
      [1, 5],
      [3, null],
    ],
  });
});

it('heat maps carry the texts of their cells, dark on light ones and white on dark ones, and can be turned', () => {
  const z = [
    [0, 0.254],
    [null, 1],
  ];
  const scale = [
    [0, '#ffffff'],
    [1, '#000000'],
  ];
  const of = (more: object) => drawn({ data: [{ type: 'heatmap', z, colorscale: scale, ...more }] }).data;
  const [, dark, white] = of({ texttemplate: '%{z:.2f} %{text}', text: [['a', 'b'], ['c']] }) as ScatterTrace[];
  expect(dark).toMatchObject({ mode: 'text', x: [0, 1], y: [0, 0], text: ['0.00 a', '0.25 b'] });
  expect(white).toMatchObject({ x: [1], y: [1], text: ['1.00 '], textfont: { color: '#ffffff' } });
  expect(of({})).toHaveLength(1);
  const [turned] = of({ transpose: true }) as HeatmapTrace[];
  expect(turned!.z).toEqual([
    [0, null],
    [0.254, 1],
  ]);
  const unknown = drawable(plainFigure({ data: [{ type: 'heatmap', z, texttemplate: '%{customdata}' }] }));
  expect(unknown).toEqual({ undrawn: expect.stringContaining('a heat map with the texts %{customdata}') });
});

it('a pie is slices that sum to a turn, the largest first', () => {
  const figure = drawn({ data: [{ type: 'pie', labels: ['a', 'b'], values: [1, 3] }] });
  const texts = (figure.data as ScatterTrace[]).flatMap(({ mode, text }) => (mode === 'text' ? text : []));
  expect(texts).toEqual(['75%', '25%']);
});

it('lines across the paper end where the axis ends', () => {
  const shape = { type: 'line', xref: 'paper', x0: 0, x1: 1, y0: 2, y1: 2 };
  const { data, layout } = drawn({ data: [{ y: [1, 3] }], layout: { shapes: [shape] } });
  const line = data.at(-1) as ScatterTrace;
  expect(line.x.slice(0, 2)).toEqual(layout.xaxis?.range);
});

it.each([
  [{ data: [{ type: 'contour', z: [] }, { type: 'scatter3d' }] }, 'contour and scatter3d traces'],
  [{ data: [{ y: [1], stackgroup: 'one' }] }, 'a scatter trace with stackgroup'],
  [{ data: [{ y: [1] }, { y: [1], yaxis: 'y2' }], layout: { yaxis2: { overlaying: 'y' } } }, 'an axis over another'],
])('says in words what it does not draw', (figure, undrawn) => {
  expect(drawable(plainFigure(figure))).toEqual({ undrawn });
});

describe('plainFigure', () => {
  it('makes JSON of typed arrays, columns of frames, dates and NaN', () => {
    const series = { $isSeries: true, values: [1, 2] };
    const figure = plainFigure({ data: [{ x: new Float32Array([1, 2]), y: series, z: [new Date(0), Number.NaN] }] });
    expect(figure.data[0]).toEqual({ x: [1, 2], y: [1, 2], z: ['1970-01-01T00:00:00.000Z', null] });
    expect(figure.layout).toEqual({});
  });

  const loop: { data: object[] } = { data: [] };
  loop.data.push(loop);
  it.each([
    [undefined, /figure: expected \{ data: .* but got undefined/],
    [{}, /but got no data/],
    [{ data: {} }, /data: an object/],
    [{ data: [1] }, /figure\.data\[0\]: expected a trace/],
    [{ data: [], layout: [] }, /figure\.layout: expected an object, but got a list/],
    [{ data: [{ x: () => 1 }] }, /figure\.data\[0\]\.x: expected JSON.*a function/],
    [loop, /an object that holds itself/],
  ])('names what is wrong with %o', (figure, message) => {
    expect(() => plainFigure(figure)).toThrow(InputError);
    expect(() => plainFigure(figure)).toThrow(message);
  });
});
