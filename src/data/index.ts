export type { Dataset, DatasetFeatures, SplitInfo, SplitKind } from './Dataset';
export { type DataDirOptions, type DatasetStatus, type DataVerification, listData, verifyData } from './dataStatus';
export { type FetchDatasetOptions, type FetchProgress, type FetchResult, fetchDataset } from './fetchDataset';
export { isOnDisk } from './isOnDisk';
export { type LoadDatasetOptions, loadDataset } from './loadDataset';
export { type Cites, type ReadCitesOptions, readCites } from './readCites';
export { type Content, type ReadContentOptions, readContent } from './readContent';
export {
  DATASET_NAMES,
  type DatasetEntry,
  type DatasetName,
  datasetEntry,
  type FeatureKind,
  type SplitName,
} from './registry';
export { type FeatureScaling, scaleFeatures } from './scaleFeatures';
export {
  type EdgeSplits,
  PAPER_FRACTIONS,
  type SplitEdgesOptions,
  type SplitFractions,
  splitEdges,
} from './splitEdges';
