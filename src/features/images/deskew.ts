import { type Images, imagesOf } from './Images';

/**
 * Upright handwriting: each image is sheared along its rows by what its ink leans, and its centre of mass brought to the
 * middle. With m the ink of a pixel and ⟨·⟩ means weighted by it, the shear is a = ⟨(x − x̄)(y − ȳ)⟩ / ⟨(y − ȳ)²⟩ pixels to
 * the side for each row, after which x and y are uncorrelated. Read bilinearly; outside an image there is nothing. An empty
 * image stays empty.
 *
 * It knows that lines of handwriting lean as a whole, and nothing of what is written.
 * @example const upright = deskew(images);
 */
export function deskew(images: Images): Images {
  const { rows, cols, height, width, values } = images;
  const out = new Float32Array(values.length);
  for (let i = 0; i < rows; i++) straighten(values, i * cols, height, width, out);
  return imagesOf(out, height, width);
}

function straighten(values: Float32Array, at: number, height: number, width: number, out: Float32Array): void {
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ink = values[at + y * width + x];
      mass += ink;
      sumX += ink * x;
      sumY += ink * y;
    }
  }
  if (!(mass > 0)) return;
  const [centreX, centreY] = [sumX / mass, sumY / mass];
  let [covariance, variance] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ink = values[at + y * width + x];
      covariance += ink * (x - centreX) * (y - centreY);
      variance += ink * (y - centreY) * (y - centreY);
    }
  }
  const shear = variance > 0 ? covariance / variance : 0;
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    const fromY = y - middleY + centreY;
    for (let x = 0; x < width; x++) {
      const fromX = x - middleX + centreX + shear * (y - middleY);
      out[at + y * width + x] = between(values, at, height, width, fromY, fromX);
    }
  }
}

/** The value between four pixels, those outside counting 0. */
function between(values: Float32Array, at: number, height: number, width: number, y: number, x: number): number {
  const top = Math.floor(y);
  const left = Math.floor(x);
  const [down, right] = [y - top, x - left];
  let sum = 0;
  for (let dy = 0; dy < 2; dy++) {
    const row = top + dy;
    if (row < 0 || row >= height) continue;
    for (let dx = 0; dx < 2; dx++) {
      const column = left + dx;
      if (column < 0 || column >= width) continue;
      const share = (dy === 0 ? 1 - down : down) * (dx === 0 ? 1 - right : right);
      sum += share * values[at + row * width + column];
    }
  }
  return sum;
}
