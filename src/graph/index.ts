export { type Components, components, largestComponent } from './components';
export { type FromGraphologyOptions, fromGraphology } from './fromGraphology';
export { type Dropped, type EdgeListOptions, Graph } from './Graph';
export { type GraphStatistics, type GraphStatisticsOptions, graphStatistics } from './graphStatistics';
export { highestDegree } from './highestDegree';
export { bfs, hopDistances, UNREACHABLE } from './hopDistances';
export { hopsToNearest } from './hopsToNearest';
export { type KarateClub, karateClub } from './karateClub';
export { nearestFacility } from './nearestFacility';
export { type NodeOrder, type NodeOrderName, nodeOrder } from './nodeOrder';
export { type NormalizedAdjacency, normalizedAdjacency } from './normalizedAdjacency';
export { type PlantedPartition, type PlantedPartitionOptions, plantedPartition } from './plantedPartition';
export { type Delimiter, type EdgeList, type ReadEdgeListOptions, readEdgeList } from './readEdgeList';
export { type GraphFile, type GraphFormat, type ReadGraphFileOptions, readGraphFile } from './readGraphFile';
export type { DenseMatrix, Features, SparseMatrix } from './SparseMatrix';
export { transpose } from './SparseMatrix';
export {
  type SpatialPreferentialAttachmentOptions,
  spatialPreferentialAttachment,
} from './spatialPreferentialAttachment';
export { type Subgraph, subgraph } from './subgraph';
export { countTriangles } from './triangles';
export { type WriteGexfOptions, writeGexf } from './writeGexf';
