import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Constant, Device } from './Device';
import type { Floats } from './Floats';
import type { Kernels } from './Kernels';
import { Memory } from './memory';
import { instantiateWasmKernels, type WasmOptions } from './wasm';

/**
 * The default tfjs backend: every stock op of tfjs's `cpu` backend, plus tensors that are views of one WebAssembly
 * memory on which our SIMD kernels work without a copy. A tensor made elsewhere moves into that memory the first
 * time one of our ops reads it; its block is freed when tfjs disposes of it.
 */
export class WasmBackend extends MathBackendCPU implements Device {
  readonly memoryPool: Memory;
  readonly kernels: Kernels;
  private readonly constants = new WeakMap<Constant, Constant>();
  private readonly released = new FinalizationRegistry<number>((at) => this.memoryPool.free(at));

  readonly settings: Required<WasmOptions>;

  /** @param options which kernels; default `fixed` */
  constructor(options: WasmOptions = {}) {
    super();
    silenceFirstUseNotice(this);
    this.settings = { simd: 'fixed', ...options };
    this.memoryPool = new Memory();
    const { kernels, heapBase } = instantiateWasmKernels(this.memoryPool.wasm, this.settings);
    this.memoryPool.startAt(heapBase);
    this.kernels = kernels;
  }

  alloc(length: number): Floats {
    return new Float32Array(this.memoryPool.buffer, this.memoryPool.alloc(4 * length), length);
  }

  free(array: Floats): void {
    this.memoryPool.free(array.byteOffset);
  }

  constant<A extends Constant>(array: A): A {
    const known = this.constants.get(array);
    if (known !== undefined) return known as A;
    const View = (array instanceof Float64Array ? Float32Array : array.constructor) as Float32ArrayConstructor;
    const at = this.memoryPool.alloc(View.BYTES_PER_ELEMENT * array.length);
    const copy = new View(this.memoryPool.buffer, at, array.length);
    copy.set(array);
    this.constants.set(array, copy);
    this.released.register(array, at, array);
    return copy as Constant as A;
  }

  release(array: Constant): void {
    const copy = this.constants.get(array);
    if (copy === undefined) return;
    this.constants.delete(array);
    this.released.unregister(array);
    this.memoryPool.free(copy.byteOffset);
  }

  valuesOf(tensor: tf.TensorInfo): Floats {
    const data = this.data.get(tensor.dataId);
    const values = data.values as Float32Array;
    if (values.buffer === this.memoryPool.buffer) return values;
    const moved = this.alloc(values.length);
    moved.set(values);
    data.values = moved as Float32Array;
    return moved;
  }

  tensor<T extends tf.Tensor>(array: Floats, shape: number[]): T {
    return tf.engine().makeTensor(array as Float32Array, shape, 'float32', this) as T;
  }

  ownsAlone(tensor: tf.Tensor): boolean {
    return this.refCount(tensor.dataId) === 1;
  }

  /**
   * Stock ops such as `slice` hand on a window into what they read. In the shared memory that would be a part of another
   * tensor's block, which is freed with that tensor (or, at its begin, under it), so it becomes a copy.
   */
  override makeTensorInfo(...[shape, dtype, values]: Parameters<MathBackendCPU['makeTensorInfo']>): tf.TensorInfo {
    const isWindow = ArrayBuffer.isView(values) && values.buffer === this.memoryPool.buffer;
    return super.makeTensorInfo(shape, dtype, isWindow ? (values as Float32Array).slice() : values);
  }

  /** What a kernel returns for a whole block of its own: no window, so no copy. */
  takeOver(array: Floats, shape: number[]): tf.TensorInfo {
    return super.makeTensorInfo(shape, 'float32', array as Float32Array);
  }

  /** A copy for values in the shared memory: the block is reused after the tensor is disposed of. */
  override readSync(dataId: object): tf.backend_util.BackendValues {
    const values = super.readSync(dataId);
    return ArrayBuffer.isView(values) && values.buffer === this.memoryPool.buffer ? values.slice() : values;
  }

  override disposeData(dataId: object, force = false): boolean {
    const values = this.data.has(dataId) ? this.data.get(dataId).values : undefined;
    const disposed = super.disposeData(dataId, force);
    if (disposed && ArrayBuffer.isView(values) && values.buffer === this.memoryPool.buffer) {
      this.memoryPool.free(values.byteOffset);
    }
    return disposed;
  }
}

/** tfjs's cpu backend prints an advertisement for its native build on first use. */
export function silenceFirstUseNotice(backend: MathBackendCPU): void {
  (backend as unknown as { firstUse: boolean }).firstUse = false;
}
