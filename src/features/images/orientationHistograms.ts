import type { DenseMatrix } from '../../graph/SparseMatrix';
import { everyPlace, filterImage, gaussian, gaussianSlope, mirrorFilter } from './Filter';
import type { Images } from './Images';

/** Signed directions of slopes, over the whole circle. */
const DIRECTIONS = 8;
/** σ of the slopes, in pixels. */
const SLOPE_SIGMA = 1;
/** σ of the neighbourhood over which strengths are summed, in pixels. */
const POOL_SIGMA = 2;
/** Where neighbourhoods have their centres: pixel 2, 6, 10, … of rows and columns. */
const FIRST = 2;
const STEP = 4;

/**
 * Histograms of oriented gradients: which way brightness rises, and where.
 *
 * 1. The slope of each pixel (g_x, g_y) is that of the image under a Gaussian, σ = 1.
 * 2. Its size is shared between the two nearest of 8 directions over 360°, in proportion to nearness: 8 maps.
 * 3. Each map is blurred, σ = 2, and read at the pixels 2, 6, 10, … of both axes: 7 x 7 x 8 = 392 numbers of a 28 x 28 image.
 * 4. The numbers of an image are divided by their length and replaced by their roots, so their length is 1 no more, and faint
 *    strokes count. An image without slopes has zeros.
 *
 * Like `deskew` it is prior knowledge about images, made by hand; nothing is learned.
 *
 * @returns n x F, F = 8 · ⌈(height − 2)/4⌉ · ⌈(width − 2)/4⌉; the 8 directions of a place stand together
 * @see Dalal & Triggs, "Histograms of oriented gradients for human detection", CVPR 2005
 * @example const points = orientationHistograms(deskew(images));
 */
export function orientationHistograms(images: Images): DenseMatrix {
  const { rows, cols: pixels, height, width, values } = images;
  const [placesDown, placesAcross] = [places(height), places(width)];
  const smooth = [height, width].map((size) => mirrorFilter(gaussian(SLOPE_SIGMA), size, everyPlace(size)));
  const slope = [height, width].map((size) => mirrorFilter(gaussianSlope(SLOPE_SIGMA), size, everyPlace(size)));
  const poolDown = mirrorFilter(gaussian(POOL_SIGMA), height, placesDown);
  const poolAcross = mirrorFilter(gaussian(POOL_SIGMA), width, placesAcross);
  const cells = placesDown.length * placesAcross.length;
  const cols = cells * DIRECTIONS;
  const [image, half, slopeX, slopeY] = Array.from({ length: 4 }, () => new Float64Array(pixels));
  const maps = Array.from({ length: DIRECTIONS }, () => new Float64Array(pixels));
  const pooled = new Float64Array(cells);
  const histogram = new Float64Array(cols);
  const out = new Float32Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    image.set(values.subarray(i * pixels, (i + 1) * pixels));
    filterImage(image, width, smooth[0], slope[1], half, slopeX);
    filterImage(image, width, slope[0], smooth[1], half, slopeY);
    share(slopeX, slopeY, maps);
    for (let b = 0; b < DIRECTIONS; b++) {
      filterImage(maps[b], width, poolDown, poolAcross, half, pooled);
      for (let c = 0; c < cells; c++) histogram[c * DIRECTIONS + b] = pooled[c];
    }
    let squares = 0;
    for (let e = 0; e < cols; e++) squares += histogram[e] * histogram[e];
    if (squares === 0) continue;
    const length = Math.sqrt(squares);
    for (let e = 0; e < cols; e++) out[i * cols + e] = Math.sqrt(histogram[e] / length);
  }
  return { kind: 'dense', rows, cols, values: out };
}

function places(size: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((size - FIRST) / STEP)) }, (_, i) => FIRST + STEP * i);
}

/** The size of each slope, shared between the two directions beside it. */
function share(slopeX: Float64Array, slopeY: Float64Array, maps: readonly Float64Array[]): void {
  for (const map of maps) map.fill(0);
  for (let p = 0; p < slopeX.length; p++) {
    const size = Math.sqrt(slopeX[p] * slopeX[p] + slopeY[p] * slopeY[p]);
    if (size === 0) continue;
    const place = (Math.atan2(slopeY[p], slopeX[p]) / (2 * Math.PI)) * DIRECTIONS;
    const below = Math.floor(place);
    const part = place - below;
    maps[(below + DIRECTIONS) % DIRECTIONS][p] += size * (1 - part);
    maps[(below + 1 + DIRECTIONS) % DIRECTIONS][p] += size * part;
  }
}
