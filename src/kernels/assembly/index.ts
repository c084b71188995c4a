/** The SIMD kernels: one export per function of ../twin, same name and parameter order; arrays are addresses, 0 for null. */
export { dropout, reluDropout, reluDropoutGrad } from './activation';
export { adam } from './adam';
export { expectedDistance, expectedDistanceGrad } from './expectedDistance';
export { columnSums, gemm, gemmTransposedLeft, gemmTransposedRight } from './gemm';
export { linkScores, linkScoresGrad } from './linkScores';
export { reluDropoutLinearGrad } from './maskedProducts';
export { modularity, modularityGrad } from './modularity';
export { rowNormalize, rowNormalizeGrad } from './rowNormalize';
export { selectNodes, selectNodesGrad } from './selectNodes';
export { sigmoid, sigmoidGrad } from './sigmoid';
export { skipGram } from './skipGram';
export { centroidUpdate, centroidUpdateGrad, softAssign, softAssignGrad } from './softKMeans';
export { softMaximum, softMaximumGrad } from './softMaximum';
export { softmaxRows, softmaxRowsGrad } from './softmax';
export { spmm } from './spmm';
export { targetDistance, targetDistanceGrad } from './targetDistance';
export { add, axpy, dot } from './vector';
export { withinBudget, withinBudgetGrad } from './withinBudget';

/** First byte above the module's constants and scratch space. */
export function heapBase(): usize {
  return __heap_base;
}
