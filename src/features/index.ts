export { identityFeatures } from './identityFeatures';
export { type Node2vecOptions, node2vec } from './node2vec';
export { type MakeFeaturesOptions, type NodeFeatureMaker, type NodeFeatureName, nodeFeatures } from './nodeFeatures';
export { RandomWalk, type RandomWalkOptions } from './RandomWalk';
export { readFeatures } from './readFeatures';
export { fitRole2vec, type Role2vecOptions, type RoleEmbedding, role2vec } from './role2vec';
export { STRUCTURAL_COLUMNS, structural } from './structural';
export type { FeatureProgress, SkipGramOptions } from './trainSkipGram';
