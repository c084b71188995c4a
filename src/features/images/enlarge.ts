import { requireInteger } from '../../errors';
import { type Filter, filterImage } from './Filter';
import { type Images, imagesOf } from './Images';

/**
 * Images `factor` times as high and wide, read bilinearly between the centres of pixels: the new pixel (Y, X) lies at
 * ((Y + ½) / factor − ½, (X + ½) / factor − ½) of the old ones, held within the image.
 * @param factor a whole number, at least 1
 * @throws InputError for another factor
 * @example const large = enlarge(images, 3); // 8 x 8 to 24 x 24
 */
export function enlarge(images: Images, factor: number): Images {
  requireInteger('factor', factor, 1, 64);
  const { rows, cols, height, width, values } = images;
  const [down, across] = [stretch(height, factor), stretch(width, factor)];
  const pixels = down.size * across.size;
  const [image, half, larger] = [cols, down.size * width, pixels].map((length) => new Float64Array(length));
  const out = new Float32Array(rows * pixels);
  for (let i = 0; i < rows; i++) {
    image.set(values.subarray(i * cols, (i + 1) * cols));
    filterImage(image, width, down, across, half, larger);
    out.set(larger, i * pixels);
  }
  return imagesOf(out, down.size, across.size);
}

function stretch(size: number, factor: number): Filter {
  const places = Array.from({ length: size * factor }, (_, i) => {
    const place = Math.min(Math.max((i + 0.5) / factor - 0.5, 0), size - 1);
    const first = Math.min(Math.floor(place), Math.max(0, size - 2));
    return { first, share: place - first };
  });
  return {
    size: places.length,
    from: Int32Array.from(places, ({ first }) => first),
    taps: places.map(({ share }) => (size === 1 ? Float64Array.of(1) : Float64Array.of(1 - share, share))),
  };
}
