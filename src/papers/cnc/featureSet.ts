import type { DatasetEntry, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import { readLabels, readPoints } from '../../data/points/readPoints';
import { setFile } from '../../data/setFile';
import { InputError } from '../../errors';
import { memo } from '../../experiments/memo';
import { AFFINITY_SETTINGS, affinityItem } from './affinityItem';

/** Points that come as files of numbers, made elsewhere. */
export interface FeatureSet {
  readonly name: string;
  readonly title: string;
  /** What its points are, in a few words. */
  readonly points: string;
}

const kept = memo<PosedItem>(4);

/**
 * A data set of ready-made points: `NAME/features` and `NAME/labels` in the data directory, each `.npy` or `.csv`, plain or
 * gzipped: n x F numbers, and n whole numbers.
 */
export function featureSet({ name, title, points: what }: FeatureSet): DatasetEntry {
  const source =
    `it does not come with this package: put ${what}, n x F, in ${name}/features.npy (or .csv) of the data directory, ` +
    `and n class numbers in ${name}/labels.npy`;
  return instanceSet({
    name,
    title,
    files: [`${name}/features.npy`, `${name}/labels.npy`],
    source,
    settings: AFFINITY_SETTINGS,
    async instances({ settings, dataDir }) {
      const place = { name, dataDir, source };
      const [features, labels] = ['features', 'labels'].map((part) =>
        setFile(place, `${name}/${part}.npy`, `${name}/${part}.csv`),
      );
      const key = JSON.stringify([features, labels, settings]);
      const item = await kept(key, async () => itemOf(features, labels, settings));
      return { train: [], valid: [], test: [item] };
    },
  });
}

function itemOf(featureFile: string, labelFile: string, settings: Parameters<typeof affinityItem>[2]): PosedItem {
  const points = readPoints(featureFile);
  const labels = readLabels(labelFile);
  if (labels.length !== points.rows) {
    throw new InputError({
      file: labelFile,
      expected: `${points.rows} labels, one a point`,
      actual: `${labels.length}`,
    });
  }
  return affinityItem(points, labels, settings);
}
