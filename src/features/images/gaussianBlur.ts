import { InputError } from '../../errors';
import { everyPlace, filterImage, gaussian, mirrorFilter } from './Filter';
import { type Images, imagesOf } from './Images';

/**
 * Each image convolved with exp(−(x² + y²)/2σ²), cut off at 4σ, its sum 1; beyond its border an image goes on as in a mirror.
 * @param sigma σ in pixels, above 0
 * @throws InputError for another σ
 * @example const soft = gaussianBlur(images, 1);
 */
export function gaussianBlur(images: Images, sigma: number): Images {
  if (!(sigma > 0 && sigma <= MOST)) {
    throw new InputError({ what: 'sigma', expected: `pixels above 0, at most ${MOST}`, actual: String(sigma) });
  }
  const { rows, cols, height, width, values } = images;
  const down = mirrorFilter(gaussian(sigma), height, everyPlace(height));
  const across = mirrorFilter(gaussian(sigma), width, everyPlace(width));
  const [image, half, blurred] = [cols, cols, cols].map((length) => new Float64Array(length));
  const out = new Float32Array(values.length);
  for (let i = 0; i < rows; i++) {
    image.set(values.subarray(i * cols, (i + 1) * cols));
    filterImage(image, width, down, across, half, blurred);
    out.set(blurred, i * cols);
  }
  return imagesOf(out, height, width);
}

const MOST = 1000;
