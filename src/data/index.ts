export type { Dataset, DatasetFeatures, SplitInfo, SplitKind } from './Dataset';
export {
  type DatasetEntry,
  datasetEntries,
  datasetEntry,
  type FeatureKind,
  type SplitName,
} from './datasetEntry';
export { type FetchDatasetOptions, type FetchProgress, type FetchResult, fetchDataset } from './fetchDataset';
export { isOnDisk } from './isOnDisk';
export { type DataDirOptions, type DatasetStatus, listData } from './listData';
export { type LoadDatasetOptions, loadDataset } from './loadDataset';
export { type Cites, type ReadCitesOptions, readCites } from './readCites';
export { type Content, type ReadContentOptions, readContent } from './readContent';
export { type FeatureScaling, scaleFeatures } from './scaleFeatures';
export {
  type EdgeSplits,
  PAPER_FRACTIONS,
  type SplitEdgesOptions,
  type SplitFractions,
  splitEdges,
} from './splitEdges';
export { type DataVerification, verifyData } from './verifyData';
