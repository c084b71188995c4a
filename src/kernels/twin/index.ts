/** The reference implementation of every kernel, in plain TypeScript with float64 arithmetic. */
export { dropout, reluDropout, reluDropoutGrad, reluDropoutLinearGrad } from './activation';
export { adam } from './adam';
export { expectedDistance, expectedDistanceGrad } from './expectedDistance';
export { columnSums, gemm, gemmTransposedLeft, gemmTransposedRight } from './gemm';
export { linkScores, linkScoresGrad } from './linkScores';
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
