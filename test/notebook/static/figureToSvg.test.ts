import { describe, expect, it } from 'vitest';
import { comparisonFigure } from '../../../src/notebook/comparisonFigure';
import { heatmapFigure } from '../../../src/notebook/heatmapFigure';
import { lineFigure } from '../../../src/notebook/lineFigure';
import { sliderFigure } from '../../../src/notebook/sliderFigure';
import { figureToSvg } from '../../../src/notebook/static/figureToSvg';
import { needsMoreFonts, svgToPng } from '../../../src/notebook/static/svgToPng';

const count = (svg: string, part: string): number => svg.split(part).length - 1;
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1]!);

const lines = lineFigure({
  title: 'Loss & more',
  subtitle: 'two curves',
  xLabel: 'step',
  yLabel: 'loss',
  curves: [
    { name: 'a', y: [0, 1, null, 3, 4], low: [0, 0, 1, 2, 3], high: [1, 2, 3, 4, 5] },
    { name: 'b', y: [4, 3, 2, 1, 0] },
  ],
});

describe('figureToSvg', () => {
  it('draws every curve, band, marker and legend key once', () => {
    const svg = figureToSvg(lines);
    expect(count(svg, 'class="band"')).toBe(1);
    expect(count(svg, 'class="line"')).toBe(2);
    expect(count(svg, 'class="marker"')).toBe(9);
    expect(count(svg, 'class="key"')).toBe(4);
  });

  it('writes title, subtitle, legend, ticks and axis titles', () => {
    expect(texts(figureToSvg(lines))).toEqual([
      'Loss &amp; more',
      'two curves',
      '0',
      '0.5',
      '1.0',
      '1.5',
      '2.0',
      '2.5',
      '3.0',
      '3.5',
      '4.0',
      'step',
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      'loss',
      'a',
      'b',
    ]);
  });

  it('breaks a line at a gap', () => {
    const path = /class="line" d="([^"]*)"/.exec(figureToSvg(lines))![1]!;
    expect(count(path, 'M')).toBe(2);
    expect(count(path, 'L')).toBe(2);
  });

  it('puts values of a log axis at equal distances a decade', () => {
    const figure = lineFigure({
      title: '',
      xLabel: '',
      yLabel: '',
      yScale: 'log',
      curves: [{ name: 'a', y: [1, 10, 100] }],
    });
    const path = /class="line" d="([^"]*)"/.exec(figureToSvg(figure))![1]!;
    const [y0, y1, y2] = path
      .split(/[ML]/)
      .slice(1)
      .map((point) => Number(point.split(' ')[1]));
    expect(y0! - y1!).toBeCloseTo(y1! - y2!, 1);
    expect(y0!).toBeGreaterThan(y1!);
  });

  it('draws one rectangle a cell and leaves blank what is null', () => {
    const figure = heatmapFigure({
      title: '',
      xLabel: '',
      yLabel: '',
      valueLabel: 'share',
      z: [
        [0, 1],
        [null, 0.5],
      ],
      range: [0, 1],
    });
    const svg = figureToSvg(figure);
    expect(count(svg, 'class="cell"')).toBe(3);
    expect(svg).toMatch(/class="cell"[^>]*fill="#ffffff"/);
    expect(svg).toMatch(/class="cell"[^>]*fill="#08306b"/);
    expect(texts(svg)).toContain('share');
  });

  it('averages a heat map of more rows than pixels', () => {
    const z = Array.from({ length: 5000 }, () => [1, 0]);
    const svg = figureToSvg(heatmapFigure({ title: '', xLabel: '', yLabel: '', valueLabel: '', z }));
    expect(count(svg, 'class="cell"')).toBe(1200);
  });

  it('lists rows of a comparison by name and the first series first', () => {
    const series = [
      { name: 'ours', values: [1, 2] },
      { name: 'paper', values: [2, 1] },
    ];
    const svg = figureToSvg(comparisonFigure({ title: '', rows: ['cora', 'fb'], valueLabel: 'v', series }));
    expect(texts(svg).slice(-4)).toEqual(['cora', 'fb', 'ours', 'paper']);
  });

  it('draws only the frame that a slider is at, and the slider', () => {
    const frames = ['1', '2'].map((label) => ({ label, figure: lines }));
    const svg = figureToSvg(sliderFigure({ name: 'K', frames }));
    expect(count(svg, 'class="line"')).toBe(2);
    expect(texts(svg)).toContain('K = 2');
  });

  it('is the same text for the same figure', () => {
    expect(figureToSvg(lines)).toBe(figureToSvg(structuredClone(lines)));
  });
});

describe('svgToPng', () => {
  it('gives a PNG of twice the pixels, with text in it', () => {
    const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];
    const png = svgToPng(figureToSvg(lines));
    expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
    expect(size(png)).toEqual([1800, 1120]);
    expect(png[25]).toBe(3); // colours from a palette
    const bare = svgToPng(figureToSvg(lines).replace(/<text.*?<\/text>/g, ''));
    expect(png.length).toBeGreaterThan(bare.length + 5000);
  });

  it('accepts control characters and lone surrogates in labels', () => {
    const figure = lineFigure({ title: 'a\u0000\uD800<b>', xLabel: '', yLabel: '', curves: [] });
    expect(svgToPng(figureToSvg(figure), 1).readUInt32BE(16)).toBe(900);
  });
});

it('the machine’s fonts are looked for only where ours lack letters', () => {
  for (const text of ['Zoë −1 ± 2 × “x” …', 'Ελλάδα, Москва', '東京']) expect(needsMoreFonts(text)).toBe(false);
  expect(needsMoreFonts('<text>กรุงเทพ</text>')).toBe(true);
});
