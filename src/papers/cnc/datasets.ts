import { packageFile } from '../../data/dataDirectory';
import { type DatasetEntry, registerDatasets } from '../../data/datasetEntry';
import { type LabelledImages, readImages } from '../../data/points/readImages';
import { type SetPlace, setFile } from '../../data/setFile';
import { pick } from '../../pick';
import { featureSet } from './featureSet';
import { imageSet } from './imageSet';

/** MNIST, and the sets made like it, come in two parts of two files. */
type Part = 'train' | 't10k';

const PARTS = ['images-idx3-ubyte', 'labels-idx1-ubyte'] as const;
const idxFiles = (folder: string, part: Part) => PARTS.map((kind) => `${folder}/${part}-${kind}`);

/** @param folders where the files may lie, in the data directory or elsewhere */
function readPart(place: SetPlace, part: Part, folders: readonly string[]): LabelledImages {
  const [images, labels] = PARTS.map((kind) => setFile(place, ...folders.map((folder) => `${folder}/${part}-${kind}`)));
  return readImages(images, labels, 255);
}

const fetched = (name: string) =>
  `"clusternet data fetch ${name}" downloads it, or CLUSTERNET_DATA names a directory that has it`;

const mnistPart = (name: string, part: Part) => (dataDir: string | undefined) =>
  readPart({ name, dataDir, source: fetched(name) }, part, ['mnist']);

const mnistTest = mnistPart('mnist', 't10k');

const mnist = imageSet({
  name: 'mnist',
  title: 'MNIST, the 10,000 test images',
  files: idxFiles('mnist', 't10k'),
  input: 'deskew-hog',
  test: mnistTest,
});

const mnistAll = imageSet({
  name: 'mnist-all',
  title: 'MNIST, learned on 60,000 images, 10,000 held out',
  files: [...idxFiles('mnist', 'train'), ...idxFiles('mnist', 't10k')],
  input: 'deskew-hog',
  train: mnistPart('mnist-all', 'train'),
  test: mnistPart('mnist-all', 't10k'),
});

function readDigits(): LabelledImages {
  const [images, labels] = PARTS.map((kind) => packageFile('data', 'digits', `${kind}.gz`));
  return readImages(images, labels, 16);
}

/** Optical Recognition of Handwritten Digits, Alpaydin & Kaynak 1998, CC BY 4.0: data/digits/README.md. */
const digits = imageSet({
  name: 'digits',
  title: '1,797 handwritten digits of 8 x 8 pixels',
  input: 'hog',
  enlargement: 3,
  test: readDigits,
});

const FASHION_SOURCE =
  "Debian's package dataset-fashion-mnist installs it, or its files go to fashion/ in the data directory";

function readFashion(dataDir: string | undefined): LabelledImages {
  const place = { name: 'fashion', dataDir, source: FASHION_SOURCE };
  return readPart(place, 't10k', ['fashion', '/usr/share/datasets/fashion-mnist']);
}

/** Xiao, Rasul & Vollgraf 2017, MIT licence. Not in the paper. */
const fashion = imageSet({
  name: 'fashion',
  title: 'Fashion-MNIST, the 10,000 test images',
  files: idxFiles('fashion', 't10k'),
  source: FASHION_SOURCE,
  input: 'hog',
  test: readFashion,
});

/** The sets of CNC (section 5), those that come as points made elsewhere included, and two more sets of images. */
export const cncDatasets: readonly DatasetEntry[] = [
  digits,
  mnist,
  mnistAll,
  fashion,
  featureSet({ name: 'reuters', title: 'Reuters, four root categories', points: 'the code of each document' }),
  featureSet({ name: 'cifar-10', title: 'CIFAR-10', points: 'ResNet features of each image' }),
  featureSet({ name: 'cifar-100', title: 'CIFAR-100', points: 'ResNet features of each image' }),
];

registerDatasets(cncDatasets);

/** Images of the sets whose points are made of images, those that are measured. */
const IMAGES: Readonly<Record<string, (dataDir: string | undefined) => LabelledImages>> = {
  digits: readDigits,
  mnist: mnistTest,
  'mnist-all': mnistTest,
  fashion: readFashion,
};

/**
 * The images behind the points of a set, to look at: image i is point i.
 * @param options.dataDir where files are looked for; default `CLUSTERNET_DATA`, else the download cache
 * @throws InputError for a set that is not of images, or files that are not there
 * @example setImages('digits').images.rows // 1797
 */
export function setImages(name: string, options: { dataDir?: string } = {}): LabelledImages {
  return pick('set of images', IMAGES, name)(options.dataDir);
}
