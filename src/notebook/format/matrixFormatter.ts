import type { Images } from '../../features/images/Images';
import type { DenseMatrix, SparseMatrix } from '../../graph/SparseMatrix';
import { imageGridFigure } from '../imageGridFigure';
import { plain } from '../numbers';
import { figureBundle } from '../show';
import { count, counted, type Formatter, has } from './Formatter';

const ROWS = 6;
const COLUMNS = 8;

/** Images as pictures: the first of them. */
export const imagesFormatter: Formatter<Images> = {
  accepts: (value): value is Images & object => has(value, 'kind', 'rows', 'cols', 'values', 'height', 'width'),
  short: ({ rows, height, width }) => `${counted(rows, 'image')} of ${height} × ${width} pixels`,
  full: (images) => {
    const head = imagesFormatter.short(images);
    if (images.rows === 0) return { 'text/plain': head };
    return { ...figureBundle(imageGridFigure({ title: head, images })), 'text/plain': head };
  },
};

/** Dense matrices: shape and the first numbers. */
export const denseFormatter: Formatter<DenseMatrix> = {
  accepts: (value): value is DenseMatrix & object =>
    has(value, 'kind', 'rows', 'cols', 'values') && value.kind === 'dense',
  short: ({ rows, cols }) => `Dense matrix ${count(rows)} × ${count(cols)}`,
  full: (matrix) => {
    const at = (i: number, j: number): number => matrix.values[i * matrix.cols + j]!;
    return { 'text/plain': corner(denseFormatter.short(matrix), matrix, at) };
  },
};

/** Sparse matrices: shape, how many entries, and the first corner. */
export const sparseFormatter: Formatter<SparseMatrix> = {
  accepts: (value): value is SparseMatrix & object =>
    has(value, 'kind', 'rows', 'cols', 'rowPtr', 'colIdx') && value.kind === 'sparse',
  short: ({ rows, cols, colIdx }) => {
    const share = rows * cols === 0 ? '' : ` (${plain((100 * colIdx.length) / (rows * cols))} %)`;
    const entries = colIdx.length === 1 ? 'entry' : 'entries';
    return `Sparse matrix ${count(rows)} × ${count(cols)} with ${count(colIdx.length)} ${entries}${share}`;
  },
  full: (matrix) => {
    const at = (i: number, j: number): number => {
      const row = matrix.colIdx.subarray(matrix.rowPtr[i]!, matrix.rowPtr[i + 1]!);
      const place = row.indexOf(j);
      return place < 0 ? 0 : (matrix.values?.[matrix.rowPtr[i]! + place] ?? 1);
    };
    return { 'text/plain': corner(sparseFormatter.short(matrix), matrix, at) };
  },
};

function corner(
  head: string,
  { rows, cols }: { rows: number; cols: number },
  at: (i: number, j: number) => number,
): string {
  const shown = { rows: Math.min(rows, ROWS), cols: Math.min(cols, COLUMNS) };
  const texts = Array.from({ length: shown.rows }, (_, i) =>
    Array.from({ length: shown.cols }, (__, j) => plain(at(i, j))),
  );
  const width = Math.max(0, ...texts.flat().map((text) => text.length));
  const lines = texts.map((row) => row.map((text) => text.padStart(width)).join('  ') + (cols > COLUMNS ? '  …' : ''));
  return [head, ...lines, ...(rows > ROWS ? ['…'] : [])].join('\n');
}
