import { InputError } from '../../errors';
import { type Images, imagesOf } from '../../features/images/Images';
import { readIdx } from './readIdx';

/** Images and what each shows. */
export interface LabelledImages {
  readonly images: Images;
  readonly labels: Int32Array;
}

/**
 * Images and their labels from two idx files.
 * @param brightest what a pixel of 1 has in the file: 255 in MNIST
 * @throws InputError naming the file: malformed, no images, another number of labels than images
 * @example const { images, labels } = readImages('t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz', 255);
 */
export function readImages(imageFile: string, labelFile: string, brightest: number): LabelledImages {
  const { shape, values } = readIdx(imageFile);
  if (shape.length !== 3) {
    const expected = 'n images of height x width';
    throw new InputError({ file: imageFile, expected, actual: shape.join(' x ') });
  }
  const labels = readIdx(labelFile);
  if (labels.shape.length !== 1 || labels.shape[0] !== shape[0]) {
    const expected = `${shape[0]} labels, one an image`;
    throw new InputError({ file: labelFile, expected, actual: labels.shape.join(' x ') });
  }
  const pixels = new Float32Array(values.length);
  for (let p = 0; p < pixels.length; p++) pixels[p] = values[p] / brightest;
  return { images: imagesOf(pixels, shape[1], shape[2]), labels: Int32Array.from(labels.values) };
}
