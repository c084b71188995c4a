import { InputError, requireInteger } from '../errors';
import { escapePlotly } from './escape';
import type { Coordinate, Figure } from './figure';
import { extent } from './numbers';
import { baseLayout, SEQUENTIAL } from './theme';

export interface ImageGridFigureOptions {
  title: string;
  subtitle?: string;
  /** Grey images of one size, a row each, their pixels row by row: n x (height · width). */
  images: { readonly rows: number; readonly cols: number; readonly values: ArrayLike<number>; readonly width?: number };
  /** Pixels of an image from left to right; default what `images` says, else the root of their number: square images. */
  width?: number;
  /** From top to bottom: what the row is, and which images stand in it. Default the first images in their order, up to 8 rows. */
  rows?: readonly { readonly label: string; readonly members: ArrayLike<number> }[];
  /** Images of a row that are shown, the first ones; default 16. */
  columns?: number;
}

/** Cells of the picture above which pixels are averaged in squares, so that a notebook file stays small. */
const MOST_CELLS = 40_000;

/** Rows of images that are shown when nobody says which. */
const MOST_ROWS = 8;

/** Pixels of the page that a row of images takes. */
const ROW_HEIGHT = 46;

/**
 * Images in rows, such as some of every cluster, dark on white; a row that has fewer than others ends early. White is zero, or
 * the least of the pixels where some are negative.
 * @throws InputError for images of other than whole rows of pixels, no rows, or a member that is no image
 * @example show(imageGridFigure({ title: 'Clusters', images, rows: [{ label: 'cluster 0', members: [3, 7, 9] }] }))
 */
export function imageGridFigure(options: ImageGridFigureOptions): Figure {
  const { title, images, columns = 16 } = options;
  const width = options.width ?? images.width ?? Math.sqrt(images.cols);
  requireInteger('width', width, 1, Number.POSITIVE_INFINITY);
  requireInteger('columns', columns, 1, Number.POSITIVE_INFINITY);
  const rows = options.rows ?? inOrder(images.rows, columns);
  const left = options.rows === undefined ? images.rows - columns * MOST_ROWS : 0;
  const subtitle = options.subtitle ?? (left > 0 ? `the first ${columns * MOST_ROWS}; ${left} more` : undefined);
  const height = images.cols / width;
  if (!Number.isInteger(height)) {
    throw new InputError({ what: 'images', expected: `rows of ${width} pixels`, actual: `${images.cols} pixels` });
  }
  if (rows.length === 0) throw new InputError({ what: 'rows', expected: 'at least 1', actual: '0' });
  const shown = rows.map(({ members }) =>
    Array.from({ length: Math.min(columns, members.length) }, (_, c) => members[c]!),
  );
  for (const one of shown.flat()) requireInteger('image', one, 0, images.rows - 1, 'n − 1');
  const across = Math.max(1, ...shown.map(({ length }) => length));
  const step = Math.max(1, Math.ceil(Math.sqrt((rows.length * across * images.cols) / MOST_CELLS)));
  const tile = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const z = Array.from({ length: rows.length * (tile.height + 1) - 1 }, (): Coordinate[] =>
    new Array(across * (tile.width + 1) - 1).fill(null),
  );
  shown.forEach((members, r) => {
    members.forEach((image, c) => {
      for (let i = 0; i < tile.height; i++) {
        for (let j = 0; j < tile.width; j++) {
          const ink = meanOf(images, image, { width, height, top: i * step, left: j * step, step });
          z[r * (tile.height + 1) + i]![c * (tile.width + 1) + j] = ink;
        }
      }
    });
  });
  const [least, largest] = extent([0, ...z.flat()])!;
  const centres = rows.map((_, r) => r * (tile.height + 1) + (tile.height - 1) / 2);
  const parts = rows.map(({ label, members }) => `${label} (${members.length})`).join(', ');
  return {
    data: [
      {
        type: 'heatmap',
        name: '',
        z,
        zmin: least,
        zmax: largest > least ? largest : 1,
        colorscale: SEQUENTIAL,
        showscale: false,
        hoverinfo: 'skip',
      },
    ],
    layout: {
      ...baseLayout({ title, subtitle, description: `${title}. Images in ${rows.length} rows: ${parts}.` }),
      height: 130 + rows.length * ROW_HEIGHT,
      showlegend: false,
      xaxis: { range: [-0.5, z[0]!.length - 0.5], tickvals: [], ticktext: [], showgrid: false, zeroline: false },
      yaxis: {
        range: [z.length - 0.5, -0.5],
        tickvals: centres,
        ticktext: rows.map(({ label }) => escapePlotly(label)),
        automargin: true,
        showgrid: false,
        zeroline: false,
        scaleanchor: 'x',
      },
    },
  };
}

/** Images 0, 1, … in rows of `columns`, named by the first of each. */
function inOrder(images: number, columns: number): { label: string; members: number[] }[] {
  const rows = Math.min(MOST_ROWS, Math.ceil(images / columns));
  return Array.from({ length: rows }, (_, r) => ({
    label: String(r * columns),
    members: Array.from({ length: Math.min(columns, images - r * columns) }, (__, c) => r * columns + c),
  }));
}

/** Two decimals of the mean over a square of pixels, cut off at the edges. */
function meanOf(
  { cols, values }: ImageGridFigureOptions['images'],
  image: number,
  at: { width: number; height: number; top: number; left: number; step: number },
): number {
  let [sum, count] = [0, 0];
  for (let i = at.top; i < Math.min(at.top + at.step, at.height); i++) {
    for (let j = at.left; j < Math.min(at.left + at.step, at.width); j++) {
      sum += values[image * cols + i * at.width + j]!;
      count++;
    }
  }
  return Math.round((100 * sum) / count) / 100;
}
