import { expect, it } from 'vitest';
import type { ScatterTrace } from '../../src/notebook/figure';
import { stackedFigure } from '../../src/notebook/stackedFigure';
import { figureToSvg } from '../../src/notebook/static/figureToSvg';

const options = {
  title: 'Time',
  rows: ['a', 'b'],
  parts: [
    { name: 'first', values: [1, 2] },
    { name: 'second', values: [3, 0] },
  ],
  valueLabel: 'ms',
};

it('stackedFigure puts each part where the one before it ends, and leaves out empty ones', () => {
  const [first, second] = stackedFigure(options).data as ScatterTrace[];
  expect(first!.x).toEqual([0, 1, 1, 0, 0, null, 0, 2, 2, 0, 0, null]);
  expect(second!.x).toEqual([1, 4, 4, 1, 1, null]);
  expect(second!.y.slice(0, 5)).toEqual([-0.31, -0.31, 0.31, 0.31, -0.31]);
});

it('stackedFigure says every part in its text and names each once in the legend', () => {
  const figure = stackedFigure({ ...options, notes: ['4 ms', '2 ms'] });
  expect(figure.layout.meta.description).toBe('Time. ms by row. a: first 1, second 3; b: first 2, second 0.');
  const svg = figureToSvg(figure);
  for (const text of ['first', 'second', '4 ms', '2 ms']) expect(svg.split(`>${text}<`)).toHaveLength(2);
});

it('stackedFigure refuses a negative part and a row too few', () => {
  expect(() => stackedFigure({ ...options, parts: [{ name: 'x', values: [1, -2] }] })).toThrow(
    /at least 0, but got -2/,
  );
  expect(() => stackedFigure({ ...options, parts: [{ name: 'x', values: [1] }] })).toThrow(/2 values, one per row/);
});
