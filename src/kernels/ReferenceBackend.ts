import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Constant, Device } from './Device';
import type { Floats } from './Floats';
import type { Kernels } from './Kernels';
import * as twin from './twin';
import { silenceFirstUseNotice } from './WasmBackend';

/**
 * The tests' reference: our ops over the plain TypeScript kernels, every value in float64, so that the gradients of
 * the very code that trains can be held against finite differences. Stock ops other than those of
 * `float64Kernels.ts`, `fastElementwise.ts` and `fastSums.ts` still round to float32 here.
 */
export class ReferenceBackend extends MathBackendCPU implements Device {
  readonly kernels: Kernels = twin;

  constructor() {
    super();
    silenceFirstUseNotice(this);
  }

  alloc(length: number): Floats {
    return new Float64Array(length);
  }

  free(): void {}

  constant<A extends Constant>(array: A): A {
    return array;
  }

  release(): void {}

  valuesOf(tensor: tf.TensorInfo): Floats {
    const data = this.data.get(tensor.dataId);
    const values = data.values as unknown as Floats;
    if (values instanceof Float64Array) return values;
    const widened = Float64Array.from(values);
    data.values = widened as unknown as Float32Array;
    return widened;
  }

  tensor<T extends tf.Tensor>(array: Floats, shape: number[]): T {
    return tf.engine().makeTensor(array as Float32Array, shape, 'float32', this) as T;
  }

  takeOver(array: Floats, shape: number[]): tf.TensorInfo {
    return this.makeTensorInfo(shape, 'float32', array as Float32Array);
  }

  ownsAlone(tensor: tf.Tensor): boolean {
    return this.refCount(tensor.dataId) === 1;
  }

  /** Float64 values come out as they are, whatever the tensor's nominal dtype. */
  override readSync(dataId: object): tf.backend_util.BackendValues {
    const values = this.data.get(dataId).values as unknown;
    return values instanceof Float64Array ? (values as unknown as Float32Array) : super.readSync(dataId);
  }
}
