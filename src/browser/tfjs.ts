/**
 * @tensorflow/tfjs as far as a cell needs it: tensors, ops and gradients, and the cpu backend's kernels. Without
 * layers and optimizers (ours is `Adam`), and without what loads models and pictures.
 */
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-backend-cpu';

export * from '@tensorflow/tfjs-core/dist/globals';
export {
  customGrad,
  grad,
  grads,
  valueAndGrad,
  valueAndGrads,
  variableGrads,
} from '@tensorflow/tfjs-core/dist/gradients';
export * from '@tensorflow/tfjs-core/dist/ops/ops';
export { Tensor, TensorBuffer, Variable } from '@tensorflow/tfjs-core/dist/tensor';
