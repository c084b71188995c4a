import { join } from 'node:path';
import { dataDirectory, findDataFile, packageFile } from '../../data/dataDirectory';
import { type DatasetEntry, registerDatasets } from '../../data/datasetEntry';
import { type LabelledImages, readImages } from '../../data/points/readImages';
import { InputError } from '../../errors';
import { imageSet } from './imageSet';

/** Of MNIST and the sets made like it: the names of its four files. */
const idxFiles = (folder: string, part: 'train' | 't10k') =>
  [`${folder}/${part}-images-idx3-ubyte`, `${folder}/${part}-labels-idx1-ubyte`] as const;

const BRIGHTEST = 255;

function readPart(name: string, part: 'train' | 't10k', dataDir: string | undefined, how: string): LabelledImages {
  const folder = name === 'mnist-all' ? 'mnist' : name;
  const directory = dataDirectory(dataDir);
  const [images, labels] = idxFiles(folder, part).map((path) => {
    const found = findDataFile(directory, path);
    if (found !== undefined) return found;
    const expected = `${join(directory, path)}[.gz]`;
    throw new InputError({ what: `data set ${name}`, expected, actual: `no such file; ${how}` });
  });
  return readImages(images, labels, BRIGHTEST);
}

const FETCH_MNIST = '"clusternet data fetch mnist-all" downloads it, or CLUSTERNET_DATA names a directory that has it';

const mnist = imageSet({
  name: 'mnist',
  title: 'MNIST, the 10,000 test images',
  files: idxFiles('mnist', 't10k'),
  input: 'deskew-hog',
  test: (dataDir) => readPart('mnist', 't10k', dataDir, FETCH_MNIST),
});

const mnistAll = imageSet({
  name: 'mnist-all',
  title: 'MNIST, learned on 60,000 images, 10,000 held out',
  files: [...idxFiles('mnist', 'train'), ...idxFiles('mnist', 't10k')],
  input: 'deskew-hog',
  train: (dataDir) => readPart('mnist-all', 'train', dataDir, FETCH_MNIST),
  test: (dataDir) => readPart('mnist-all', 't10k', dataDir, FETCH_MNIST),
});

/** Optical Recognition of Handwritten Digits, Alpaydin & Kaynak 1998, CC BY 4.0: data/digits/README.md. */
const digits = imageSet({
  name: 'digits',
  title: '1,797 handwritten digits of 8 x 8 pixels',
  input: 'hog',
  enlargement: 3,
  test: () => {
    const [images, labels] = ['images-idx3-ubyte.gz', 'labels-idx1-ubyte.gz'].map((n) =>
      packageFile('data', 'digits', n),
    );
    return readImages(images, labels, 16);
  },
});

/** The sets of CNC (section 5) that can be had, and two more sets of images. */
export const cncDatasets: readonly DatasetEntry[] = [digits, mnist, mnistAll];

registerDatasets(cncDatasets);
