import { expect, it } from 'vitest';
import type { HeatmapTrace } from '../../src/notebook/figure';
import { imageGridFigure } from '../../src/notebook/imageGridFigure';
import { figureToSvg } from '../../src/notebook/static/figureToSvg';

const images = { rows: 3, cols: 4, values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8] };
const rows = [
  { label: 'first', members: [0, 2] },
  { label: 'second', members: [1] },
];

it('imageGridFigure sets images side by side, a blank line between them, rows that end early', () => {
  const [{ z }] = imageGridFigure({ title: 'T', images, rows }).data as [HeatmapTrace];
  expect(z).toEqual([
    [0, 1, null, 8, 8],
    [2, 3, null, 8, 8],
    [null, null, null, null, null],
    [4, 5, null, null, null],
    [6, 7, null, null, null],
  ]);
});

it('imageGridFigure shows the first columns, and images that are not square by their width', () => {
  const [{ z }] = imageGridFigure({ title: 'T', images, rows, columns: 1, width: 4 }).data as [HeatmapTrace];
  expect(z).toEqual([
    [0, 1, 2, 3],
    [null, null, null, null],
    [4, 5, 6, 7],
  ]);
});

it('imageGridFigure says rows and counts in its text, draws their names and no colour bar', () => {
  const figure = imageGridFigure({ title: 'T', images, rows });
  expect(figure.layout.meta.description).toBe('T. Images in 2 rows: first (2), second (1).');
  const svg = figureToSvg(figure);
  expect(svg).toContain('>second<');
  expect(svg).not.toContain('stripe');
});

it('imageGridFigure averages pixels where there are too many to keep', () => {
  const large = { rows: 1, cols: 300 * 300, values: Float32Array.from({ length: 90_000 }, (_, i) => i % 2) };
  const [{ z }] = imageGridFigure({ title: 'T', images: large, rows: [{ label: 'a', members: [0] }] }).data as [
    HeatmapTrace,
  ];
  expect(z.length * z[0]!.length).toBeLessThanOrEqual(40_000);
  expect(z[0]![0]).toBe(0.5);
});

it('imageGridFigure refuses pixels that make no rows, members that are no images, nothing', () => {
  expect(() => imageGridFigure({ title: 'T', images, rows, width: 3 })).toThrow(/rows of 3 pixels, but got 4 pixels/);
  expect(() => imageGridFigure({ title: 'T', images: { ...images, cols: 3 }, rows })).toThrow(/width/);
  expect(() => imageGridFigure({ title: 'T', images, rows: [{ label: 'a', members: [3] }] })).toThrow(/image: .* 3$/);
  expect(() => imageGridFigure({ title: 'T', images, rows: [] })).toThrow(/rows: expected at least 1/);
});
