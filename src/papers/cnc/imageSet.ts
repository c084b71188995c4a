import type { DatasetEntry, Instances, InstancesRequest, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import type { LabelledImages } from '../../data/points/readImages';
import { memo } from '../../experiments/memo';
import { describeImages, IMAGE_INPUTS, type ImageInput } from '../../features/images/describeImages';
import { principalComponents } from '../../features/principalComponents';
import type { DenseMatrix } from '../../graph/SparseMatrix';
import { mixSeed, Rng } from '../../random/Rng';
import type { SettingSpecs } from '../../settings';
import { AFFINITY_SETTINGS, affinityItem } from './affinityItem';

/** Images to be clustered, with what they show for measuring. */
export interface ImageSet {
  readonly name: string;
  readonly title: string;
  /** As the manifest names them; absent for a set that comes with the package. */
  readonly files?: readonly string[];
  /** Where the files can be had, where we do not download them. */
  readonly source?: string;
  /** What stands for an image unless a run says otherwise. */
  readonly input: ImageInput;
  /** Times as high and wide before histograms are made; default 1. */
  readonly enlargement?: number;
  /** @throws InputError for files that are not there or malformed */
  readonly test: (dataDir: string | undefined) => LabelledImages;
  /** Images to learn from; absent: those that are solved. */
  readonly train?: (dataDir: string | undefined) => LabelledImages;
}

/**
 * A data set of images: described, brought to their principal components (those of the images to learn from, where there are
 * any), linked to their nearest neighbours. The points and graphs last made are kept, so that the seeds and methods of a table
 * share them.
 */
export function imageSet(set: ImageSet): DatasetEntry {
  const { name, title, files, source, train } = set;
  return instanceSet({
    name,
    title,
    ...(files === undefined ? {} : { files }),
    ...(source === undefined ? {} : { source }),
    ...(train === undefined ? {} : { roles: { train: [0], valid: [], test: [1] } }),
    settings: settingsOf(set),
    instances: (request) => makeItems(set, request),
  });
}

function settingsOf({ input, train }: ImageSet): SettingSpecs {
  return {
    ...(train === undefined
      ? {}
      : {
          share: {
            default: 1,
            low: 0,
            aboveLow: true,
            high: 1,
            about: 'part of the images to learn from, drawn by the seed',
          },
        }),
    input: { default: input, choices: IMAGE_INPUTS, about: 'what stands for an image' },
    pca: { default: 60, low: 0, integer: true, about: 'principal components that are kept of it; 0: all columns' },
    ...AFFINITY_SETTINGS,
  };
}

interface Part {
  readonly points: DenseMatrix;
  readonly labels: Int32Array;
}

const keptImages = memo<Parts>(3);
const keptPoints = memo<Parts>(4);
const keptItems = memo<PosedItem>(6);

interface Parts {
  readonly test: Part;
  readonly train?: Part;
}

async function makeItems(set: ImageSet, { settings, dataDir, seed }: InstancesRequest): Promise<Instances> {
  const { input, pca, affinity, neighbors, share = 1 } = settings;
  const images = JSON.stringify([set.name, dataDir ?? process.env.CLUSTERNET_DATA ?? null, input]);
  const source = JSON.stringify([images, pca, ...(share === 1 ? [] : [share, seed])]);
  const parts = await keptPoints(source, async () => {
    const described = await keptImages(images, async () => describe(set, dataDir, input as ImageInput));
    return inSpace(sharePart(described, share as number, seed), pca as number);
  });
  const item = (role: string, { points, labels }: Part) =>
    keptItems(JSON.stringify([source, role, affinity, neighbors]), async () => affinityItem(points, labels, settings));
  return {
    train: parts.train === undefined ? [] : [await item('train', parts.train)],
    valid: [],
    test: [await item('test', parts.test)],
  };
}

function describe(set: ImageSet, dataDir: string | undefined, input: ImageInput): Parts {
  const { enlargement = 1 } = set;
  const described = ({ images, labels }: LabelledImages): Part => ({
    points: describeImages(images, input, { enlargement }),
    labels,
  });
  const test = described(set.test(dataDir));
  return set.train === undefined ? { test } : { test, train: described(set.train(dataDir)) };
}

/** Stream of a run's seed. */
const SHARE = 47;

/** Part of the images to learn from, at least one, in their order. */
function sharePart({ test, train }: Parts, share: number, seed: number): Parts {
  if (train === undefined) return { test };
  if (share === 1) return { test, train };
  const { points, labels } = train;
  const order = new Rng(mixSeed(seed, SHARE)).shuffle(Int32Array.from(labels, (_, i) => i));
  const rows = order.slice(0, Math.max(1, Math.round(share * labels.length))).sort();
  const values = new Float32Array(rows.length * points.cols);
  rows.forEach((row, i) => {
    values.set(points.values.subarray(row * points.cols, (row + 1) * points.cols), i * points.cols);
  });
  const some = { ...points, rows: rows.length, values };
  return { test, train: { points: some, labels: Int32Array.from(rows, (row) => labels[row]!) } };
}

/** Principal components of those to learn from, for all. */
function inSpace({ test, train }: Parts, pca: number): Parts {
  if (pca === 0) return train === undefined ? { test } : { test, train };
  const { apply } = principalComponents((train ?? test).points, pca);
  const moved = ({ points, labels }: Part): Part => ({ points: apply(points), labels });
  return train === undefined ? { test: moved(test) } : { test: moved(test), train: moved(train) };
}
