/** The reference implementation of every kernel, in plain TypeScript with float64 arithmetic. */
export { modularity, modularityGrad } from './clustering/modularity';
export { nearestNeighbors } from './clustering/nearestNeighbors';
export { normalizedCut, normalizedCutGrad } from './clustering/normalizedCut';
export { centroidUpdate, centroidUpdateGrad, softAssign, softAssignGrad } from './clustering/softKMeans';
export { expectedDistance, expectedDistanceGrad } from './facilityLocation/expectedDistance';
export { selectNodes, selectNodesGrad } from './facilityLocation/selectNodes';
export { softMaximum, softMaximumGrad } from './facilityLocation/softMaximum';
export { targetDistance, targetDistanceGrad } from './facilityLocation/targetDistance';
export { withinBudget, withinBudgetGrad } from './facilityLocation/withinBudget';
export { dropout, reluDropout, reluDropoutGrad } from './layers/activation';
export { leakyRelu, leakyReluGrad } from './layers/leakyRelu';
export { linkScores, linkScoresGrad } from './layers/linkScores';
export { reluDropoutLinearGrad } from './layers/reluDropoutLinear';
export { rowNormalize, rowNormalizeGrad } from './layers/rowNormalize';
export { scaleRows } from './math/scaleRows';
export { sigmoid, sigmoidGrad } from './math/sigmoid';
export { softmaxRows, softmaxRowsGrad } from './math/softmax';
export { tanhRows, tanhRowsGrad } from './math/tanhRows';
export { add, axpy, dot } from './math/vector';
export {
  addGemm,
  addGemmTransposedRight,
  columnSums,
  gemm,
  gemmTransposedLeft,
  gemmTransposedRight,
} from './products/gemm';
export { spmm } from './products/spmm';
export { adam } from './training/adam';
export { skipGram } from './training/skipGram';
