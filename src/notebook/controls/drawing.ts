import { InputError, requireInteger } from '../../errors';
import type { Control } from './Control';
import { modelOf } from './Widget';

export interface DrawingOptions {
  /** Ink of each pixel at first, row by row: height · width numbers from 0 to 1. Default a white sheet. */
  value?: ArrayLike<number>;
  /** Default the control's name. */
  label?: string;
}

/** More pixels than this are too many to press. */
const MOST = 1024;

/**
 * A small grey picture that the reader draws. Its value is the ink of each pixel, row by row, 0 for paper and 1 for black:
 * what `imagesOf` takes. On a page of the site it is drawn with the mouse or a finger, or with arrow keys and the space bar; in
 * JupyterLab each pixel is a button that one presses.
 * @param height Pixels from top to bottom.
 * @param width Pixels from left to right.
 * @throws InputError for no pixels or more than 1,024, or a `value` that is not as many numbers from 0 to 1.
 * @example const declaration = { digit: drawing(8, 8, { label: 'a digit' }) };
 */
export function drawing(height: number, width: number, options: DrawingOptions = {}): Control<Float32Array> {
  requireInteger('height of a drawing', height, 1, MOST);
  requireInteger('width of a drawing', width, 1, Math.floor(MOST / height));
  const pixels = height * width;
  const read = (held: unknown): Float32Array => {
    const ink = Array.isArray(held) || ArrayBuffer.isView(held) ? Array.from(held as ArrayLike<unknown>) : [];
    const fits = ink.length === pixels && ink.every((one) => typeof one === 'number' && one >= 0 && one <= 1);
    if (fits) return Float32Array.from(ink as number[]);
    const actual = ink.length === pixels ? 'other ones' : `${ink.length}`;
    throw new InputError({ what: 'a drawing', expected: `${pixels} numbers between 0 and 1`, actual });
  };
  return {
    label: options.label,
    initial: read(options.value ?? new Float32Array(pixels)),
    model: modelOf('GridBox'),
    key: 'value',
    pixels: { height, width },
    write: (ink) => Array.from(ink),
    read,
    text: (ink) => `${ink.filter((one) => one > 0).length} of ${pixels} pixels`,
  };
}
