import type { DatasetEntry } from './datasetEntry';

/** What there is to say about a set that is solved as it is; the rest says that it has no hidden edges. */
export type InstanceSet = Pick<DatasetEntry, 'name' | 'title' | 'settings' | 'roles' | 'files' | 'source'> &
  Required<Pick<DatasetEntry, 'instances'>>;

/**
 * An entry for weighted instances, or for points with their affinity graph: nothing of it is hidden, and `instances` makes
 * what is solved. With `roles` that name training items, runs go across graphs.
 * @example instanceSet({ name: 'digits', title: 'Handwritten digits', instances: async () => items })
 */
export function instanceSet(set: InstanceSet): DatasetEntry {
  return {
    stem: null,
    connectedStem: null,
    parts: 1,
    featureKind: 'custom',
    featureColumns: 0,
    featuresPerSplit: false,
    releasedSplits: [],
    ...set,
  };
}
