/**
 * The kernels of ./index.ts, with those that take long shared between two threads (./job.ts). Each keeps the exact bits of one
 * thread; ./parts.ts says how. Built twice, with its constants and scratch space at two places: for the first thread, which
 * calls the kernels, and for the second, which calls `help`.
 */
import { controlBlock, help, partsHelped } from './job';
import { part } from './parts';

/** Everything else as it is for one thread; what is named here comes first. */
export * from './index';
export { insist } from './job';
export { centroidUpdate, centroidUpdateGrad, softAssign, softAssignGrad } from './parallelKMeans';
export {
  columnSums,
  gemm,
  gemmTransposedLeft,
  gemmTransposedRight,
  reluDropoutLinearGrad,
  spmm,
} from './parallelProducts';
export {
  adam,
  add,
  modularity,
  modularityGrad,
  reluDropout,
  reluDropoutGrad,
  rowNormalize,
  rowNormalizeGrad,
} from './parallelRows';

/** First thread: where the second finds its jobs. */
export function control(): usize {
  return controlBlock();
}

/** Parts that the second thread has done so far. */
export function helped(): u32 {
  return partsHelped();
}

/** Second thread: does what there is to do, for a while. */
export function assist(shared: usize): void {
  help(shared, part);
}
