export { type Components, components, largestComponent } from './components';
export { countTriangles } from './countTriangles';
export { type AllPairsHopsOptions, allPairsHops } from './distance/allPairsHops';
export { UNREACHABLE } from './distance/breadthFirst';
export type { DistanceMatrix } from './distance/DistanceMatrix';
export { hopDistances } from './distance/hopDistances';
export { hopsToNearest } from './distance/hopsToNearest';
export { type Levels, levelsOf } from './distance/levelsOf';
export { nearestFacility } from './distance/nearestFacility';
export { type TargetHops, targetHops } from './distance/targetHops';
export { type Dropped, type EdgeListOptions, Graph } from './Graph';
export { type KarateClub, karateClub } from './generate/karateClub';
export { type PagesWithTopics, type PagesWithTopicsOptions, pagesWithTopics } from './generate/pagesWithTopics';
export { type PlantedPartition, type PlantedPartitionOptions, plantedPartition } from './generate/plantedPartition';
export {
  type SpatialPreferentialAttachmentOptions,
  spatialPreferentialAttachment,
} from './generate/spatialPreferentialAttachment';
export { type GraphStatistics, type GraphStatisticsOptions, graphStatistics } from './graphStatistics';
export { highestDegree } from './highestDegree';
export { type FromGraphologyOptions, fromGraphology } from './io/fromGraphology';
export { type Delimiter, type EdgeList, type ReadEdgeListOptions, readEdgeList } from './io/readEdgeList';
export { type GraphFile, type GraphFormat, type ReadGraphFileOptions, readGraphFile } from './io/readGraphFile';
export { type WriteGexfOptions, writeGexf } from './io/writeGexf';
export { type NormalizedAdjacency, normalizedAdjacency } from './normalizedAdjacency';
export { type NodeOrder, type NodeOrderName, nodeOrder } from './order/nodeOrder';
export type { DenseMatrix, Features, SparseMatrix } from './SparseMatrix';
export { transpose } from './SparseMatrix';
export { type Subgraph, subgraph } from './subgraph';
