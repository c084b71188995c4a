export { type Dropped, type EdgeListOptions, Graph } from './Graph';
export { type KarateClub, karateClub } from './karateClub';
export type { DenseMatrix, Features, SparseMatrix } from './SparseMatrix';
export { transpose } from './SparseMatrix';
export {
  type SpatialPreferentialAttachmentOptions,
  spatialPreferentialAttachment,
} from './spatialPreferentialAttachment';
export { countTriangles } from './triangles';
