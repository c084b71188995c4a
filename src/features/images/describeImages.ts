import type { DenseMatrix } from '../../graph/SparseMatrix';
import { pick } from '../../pick';
import { deskew } from './deskew';
import { enlarge } from './enlarge';
import { gaussianBlur } from './gaussianBlur';
import type { Images } from './Images';
import { orientationHistograms } from './orientationHistograms';

const DESCRIPTIONS = {
  pixels: (images) => images,
  blur: (images) => gaussianBlur(deskew(images), 1),
  hog: (images) => orientationHistograms(images),
  'deskew-hog': (images) => orientationHistograms(deskew(images)),
} as const satisfies Readonly<Record<string, (images: Images) => DenseMatrix>>;

/**
 * What stands for an image: its `pixels`; `blur`, upright and blurred with σ = 1; `hog`, histograms of its slopes; or
 * `deskew-hog`, those of the upright image.
 */
export type ImageInput = keyof typeof DESCRIPTIONS;

/** Every `ImageInput`. */
export const IMAGE_INPUTS = Object.keys(DESCRIPTIONS) as readonly ImageInput[];

/**
 * Images as points for clustering.
 * @param options.enlargement times as high and wide before anything else but `pixels`; default 1. Small images need it for
 * histograms to have room.
 * @returns n x F
 * @throws InputError for an input that there is not
 * @example const points = describeImages(images, 'deskew-hog');
 */
export function describeImages(images: Images, input: ImageInput, options: { enlargement?: number } = {}): DenseMatrix {
  const { enlargement = 1 } = options;
  const describe: (of: Images) => DenseMatrix = pick('input', DESCRIPTIONS, input);
  return describe(input === 'pixels' || enlargement === 1 ? images : enlarge(images, enlargement));
}
