import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { comparisonFigure } from '../../src/notebook/comparisonFigure';
import type { ScatterTrace } from '../../src/notebook/figure';
import { heatmapFigure } from '../../src/notebook/heatmapFigure';
import { lineFigure } from '../../src/notebook/lineFigure';
import { panelsFigure } from '../../src/notebook/panelsFigure';
import { scatterFigure } from '../../src/notebook/scatterFigure';
import { sliderFigure } from '../../src/notebook/sliderFigure';

const HOSTILE = '<img src=x onerror=alert(1)>';
const LABELS = { title: 'T', xLabel: 'x (s)', yLabel: 'y' };

describe('lineFigure', () => {
  it('draws a band as one closed outline behind its curve', () => {
    const figure = lineFigure({ ...LABELS, curves: [{ name: 'a', y: [1, 2], low: [0, 1], high: [2, 3] }] });
    const [band, line] = figure.data as ScatterTrace[];
    expect(band).toMatchObject({ x: [0, 1, 1, 0], y: [2, 3, 1, 0], fill: 'toself', showlegend: false });
    expect(line).toMatchObject({ x: [0, 1], y: [1, 2], mode: 'lines+markers' });
  });

  it('cuts the lower edge of a band on a log axis at the smallest value', () => {
    const curve = { name: 'a', y: [1, 2], low: [-1, 1.5], high: [2, 3] };
    const [band] = lineFigure({ ...LABELS, yScale: 'log', curves: [curve] }).data as ScatterTrace[];
    expect(band!.y).toEqual([2, 3, 1.5, 1]);
  });

  it('draws references over the whole width', () => {
    const figure = lineFigure({
      ...LABELS,
      curves: [{ name: 'a', x: [5, 9], y: [1, 2] }],
      references: [{ name: 'paper', y: 1.5 }],
    });
    expect(figure.data[1]).toMatchObject({ name: 'paper', x: [5, 9], y: [1.5, 1.5] });
    expect(figure.layout.meta.description).toBe('T. Lines of y against x (s): a (ends at 2); levels: paper (1.5).');
  });

  it('refuses NaN, unequal lengths, and values of at most 0 on a log axis', () => {
    const draw = (curve: object, more = {}) =>
      lineFigure({ ...LABELS, curves: [{ name: 'a', y: [1, 2], ...curve }], ...more });
    expect(() => draw({ y: [1, Number.NaN] })).toThrow(
      'y of curve "a"[1]: expected a finite number, or null for a gap, but got NaN',
    );
    expect(() => draw({ x: [1] })).toThrow(InputError);
    expect(() => draw({ low: [1], high: [1] })).toThrow(InputError);
    expect(() => draw({ y: [0, 1] }, { yScale: 'log' })).toThrow('expected values above 0 on a log axis, but got 0');
  });

  it('draws no curve and an empty curve', () => {
    expect(lineFigure({ ...LABELS, curves: [] }).data).toEqual([]);
    expect(lineFigure({ ...LABELS, curves: [{ name: 'a', y: [] }] }).layout.meta.description).toContain('a (empty)');
  });
});

describe('scatterFigure', () => {
  it('makes a trace of each group, with its own colour and shape', () => {
    const figure = scatterFigure({ ...LABELS, x: [1, 2, 3], y: [4, 5, 6], groups: [1, 0, 1] });
    const [zero, one] = figure.data as ScatterTrace[];
    expect(zero).toMatchObject({ name: 'group 0', x: [2], y: [5] });
    expect(one).toMatchObject({ name: 'group 1', x: [1, 3], y: [4, 6] });
    expect(zero!.marker!.color).not.toBe(one!.marker!.color);
    expect(zero!.marker!.symbol).not.toBe(one!.marker!.symbol);
  });

  it('escapes labels and group names', () => {
    const figure = scatterFigure({ ...LABELS, x: [1], y: [1], groups: [HOSTILE], labels: [HOSTILE] });
    expect(JSON.stringify(figure.data)).not.toContain('<img');
  });

  it('draws where both coordinates are the same, from end to end, and names it', () => {
    const { data, layout } = scatterFigure({ ...LABELS, x: [1, 5], y: [-2, 3], diagonal: HOSTILE });
    expect(data).toHaveLength(2);
    expect(data[0]).toMatchObject({ mode: 'lines', x: [-2, 5], y: [-2, 5] });
    expect(layout.showlegend).toBe(true);
    expect(JSON.stringify(data)).not.toContain('<img');
    expect(scatterFigure({ ...LABELS, x: [], y: [], diagonal: 'd' }).data[0]).toMatchObject({ x: [0, 1] });
  });

  it('refuses labels that do not fit', () => {
    expect(() => scatterFigure({ ...LABELS, x: [1, 2], y: [1, 2], labels: ['a'] })).toThrow(
      'labels: expected 2 values, one per point, but got 1',
    );
  });
});

describe('comparisonFigure', () => {
  const figure = comparisonFigure({
    title: 'T',
    rows: ['cora', HOSTILE],
    valueLabel: 'modularity',
    series: [
      { name: 'ours', values: [0.5, 0.3], low: [0.4, 0.2], high: [0.6, 0.4] },
      { name: 'paper', values: [0.54, null] },
    ],
  });

  it('joins the dots of a row, rows from top to bottom', () => {
    const [joins, spread, paper, ours] = figure.data as ScatterTrace[];
    expect(joins).toMatchObject({ x: [0.5, 0.54, null], y: [0, 0, null] });
    expect(spread).toMatchObject({ x: [0.4, 0.6, null, 0.2, 0.4, null], y: [0, 0, null, 1, 1, null] });
    expect(paper).toMatchObject({ name: 'paper', x: [0.54, null], y: [0, 1] });
    expect(ours).toMatchObject({ name: 'ours', x: [0.5, 0.3], y: [0, 1] });
    expect(figure.layout.yaxis!.range![0]).toBeGreaterThan(figure.layout.yaxis!.range![1]);
  });

  it('says every number in its text, and escapes row names', () => {
    expect(figure.layout.meta.description).toContain('cora: ours 0.5, paper 0.54');
    expect(figure.layout.yaxis!.ticktext![1]).toBe('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('refuses no series', () => {
    expect(() => comparisonFigure({ title: '', rows: [], valueLabel: '', series: [] })).toThrow(
      'number of series: expected an integer of at least 1, but got 0',
    );
  });
});

describe('heatmapFigure', () => {
  it('starts its colours at zero and has row 0 on top', () => {
    const figure = heatmapFigure({ ...LABELS, z: [[0.2, 0.8], new Float32Array([0.5, 0.5])], valueLabel: 'share' });
    expect(figure.data[0]).toMatchObject({
      zmin: 0,
      zmax: 0.8,
      z: [
        [0.2, 0.8],
        [0.5, 0.5],
      ],
    });
    expect(figure.layout.yaxis!.range).toEqual([1.5, -0.5]);
  });

  it('refuses ragged rows', () => {
    expect(() => heatmapFigure({ ...LABELS, z: [[1, 2], [1]], valueLabel: 'v' })).toThrow(
      'row 1: expected 2 values, one per column, but got 1',
    );
  });
});

describe('panelsFigure', () => {
  it('gives each panel its own axes and a name in the legend once', () => {
    const panel = lineFigure({
      ...LABELS,
      curves: [
        { name: 'a', y: [1] },
        { name: 'b', y: [2] },
      ],
    });
    const figure = panelsFigure({ title: 'P', panels: [panel, panel] });
    expect(figure.data.map(({ xaxis, showlegend }) => [xaxis, showlegend])).toEqual([
      ['x', true],
      ['x', true],
      ['x2', false],
      ['x2', false],
    ]);
    expect(figure.layout.xaxis!.domain![1]).toBeLessThan((figure.layout.xaxis2 as { domain: number[] }).domain[0]!);
  });
});

describe('sliderFigure', () => {
  const frame = (k: number) => ({
    label: `${k}`,
    figure: lineFigure({ ...LABELS, title: `K = ${k}`, curves: [{ name: 'a', y: [0, k] }] }),
  });

  it('shows one frame and switches the others on, over common axes', () => {
    const figure = sliderFigure({ name: 'K', frames: [frame(2), frame(10)], active: 0 });
    expect(figure.data.map(({ visible }) => visible)).toEqual([true, false]);
    expect(figure.layout.sliders![0]!.steps[1]!.args).toEqual([{ visible: [false, true] }, { 'title.text': 'K = 10' }]);
    expect(figure.layout.yaxis!.range).toEqual([-0.5, 10.5]);
  });

  it('refuses a position that there is not', () => {
    expect(() => sliderFigure({ name: 'K', frames: [frame(2)], active: 1 })).toThrow(
      'active frame: expected an integer between 0 and 0, but got 1',
    );
  });
});
