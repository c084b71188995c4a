import type { DatasetEntry, Instances, InstancesRequest, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import type { LabelledImages } from '../../data/points/readImages';
import { memo } from '../../experiments/memo';
import { describeImages, IMAGE_INPUTS, type ImageInput } from '../../features/images/describeImages';
import { principalComponents } from '../../features/principalComponents';
import type { DenseMatrix } from '../../graph/SparseMatrix';
import type { SettingSpecs, Settings } from '../../settings';
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

function settingsOf({ input }: ImageSet): SettingSpecs {
  return {
    input: { default: input, choices: IMAGE_INPUTS, about: 'what stands for an image' },
    pca: { default: 60, low: 0, integer: true, about: 'principal components that are kept of it; 0: all columns' },
    ...AFFINITY_SETTINGS,
  };
}

interface Part {
  readonly points: DenseMatrix;
  readonly labels: Int32Array;
}

const keptPoints = memo<{ test: Part; train?: Part }>(4);
const keptItems = memo<PosedItem>(6);

async function makeItems(set: ImageSet, { settings, dataDir }: InstancesRequest): Promise<Instances> {
  const { input, pca } = settings;
  const source = JSON.stringify([set.name, dataDir ?? process.env.CLUSTERNET_DATA ?? null, input, pca]);
  const parts = await keptPoints(source, async () => describe(set, dataDir, settings));
  const { affinity, neighbors } = settings;
  const item = (role: string, { points, labels }: Part) =>
    keptItems(JSON.stringify([source, role, affinity, neighbors]), async () => affinityItem(points, labels, settings));
  return {
    train: parts.train === undefined ? [] : [await item('train', parts.train)],
    valid: [],
    test: [await item('test', parts.test)],
  };
}

function describe(set: ImageSet, dataDir: string | undefined, settings: Settings): { test: Part; train?: Part } {
  const { enlargement = 1 } = set;
  const input = settings.input as ImageInput;
  const described = ({ images, labels }: LabelledImages): Part => ({
    points: describeImages(images, input, { enlargement }),
    labels,
  });
  const test = described(set.test(dataDir));
  const train = set.train === undefined ? undefined : described(set.train(dataDir));
  const pca = settings.pca as number;
  const toSpace = pca === 0 ? (points: DenseMatrix) => points : principalComponents((train ?? test).points, pca).apply;
  const inSpace = ({ points, labels }: Part): Part => ({ points: toSpace(points), labels });
  return { test: inSpace(test), ...(train === undefined ? {} : { train: inSpace(train) }) };
}
