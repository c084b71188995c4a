import { readImages } from '../../../../data/points/readImages';
import { InputError } from '../../../../errors';

type Datasets = typeof import('../../../../papers/cnc/datasets');

/** The set that comes along with the package; a browser has no other. */
export const setImages: Datasets['setImages'] = (name) => {
  if (name !== 'digits') throw new InputError({ what: 'set of images', expected: 'digits', actual: name });
  return readImages('digits/images-idx3-ubyte', 'digits/labels-idx1-ubyte', 16);
};
