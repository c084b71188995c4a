import * as tf from '@tensorflow/tfjs-core';
// For its side effects: the cpu backend's kernels, gradients of stock ops, methods on tensors.
import '@tensorflow/tfjs';
import type { Device } from './Device';
import { fastElementwise } from './fastElementwise';
import { fastSums } from './fastSums';
import { registerFlatGradients } from './flatGradients';
import { float64Kernels } from './float64Kernels';
import { ReferenceBackend } from './ReferenceBackend';
import { chosenSimd } from './simd';
import { simdAdd } from './simdAdd';
import { WasmBackend } from './WasmBackend';
import type { WasmOptions } from './wasm';

/** The default: SIMD kernels, float32. */
export const BACKEND = 'clusternet';
/** The float64 twin that tests compare with; far slower. Choose it with `tf.setBackend(REFERENCE_BACKEND)`. */
export const REFERENCE_BACKEND = 'clusternet-reference';

let fallback: WasmBackend | undefined;

/**
 * The device our ops run on under the current tfjs backend: the backend itself when it is one of ours, else (tfjs-node,
 * plain cpu) the SIMD kernels with values copied in and out.
 */
export function currentDevice(): Device {
  const backend: unknown = tf.backend();
  if (backend instanceof WasmBackend || backend instanceof ReferenceBackend) return backend;
  fallback ??= (tf.findBackend(BACKEND) as WasmBackend | null) ?? undefined;
  if (fallback === undefined) throw new Error('the kernels could not be loaded; build them with `npm run build`');
  return fallback;
}

/** True when tensors of the current tfjs backend live in the device's own memory. */
export function isNative(): boolean {
  const backend: unknown = tf.backend();
  return backend instanceof WasmBackend || backend instanceof ReferenceBackend;
}

/**
 * How the kernels of this process were chosen at start-up, by `CLUSTERNET_SIMD`.
 * @example kernelSettings().simd // 'fixed'
 */
export function kernelSettings(): Required<WasmOptions> {
  return (tf.findBackend(BACKEND) as WasmBackend).settings;
}

/** @throws InputError when the environment asks for what this runtime has not */
function register(): void {
  if (tf.engine().registryFactory[BACKEND] !== undefined) return;
  // here and not in the factory: tfjs turns an error there into a warning
  const options = { simd: chosenSimd() };
  tf.registerBackend(BACKEND, () => new WasmBackend(options), 10);
  tf.registerBackend(REFERENCE_BACKEND, () => new ReferenceBackend(), 0);
  const exact = [fastElementwise, fastSums, float64Kernels].flatMap((kernels) => kernels(REFERENCE_BACKEND));
  const overridden = new Set(exact.map((kernel) => kernel.kernelName));
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    tf.registerKernel({ ...kernel, backendName: BACKEND });
    if (!overridden.has(kernel.kernelName)) tf.registerKernel({ ...kernel, backendName: REFERENCE_BACKEND });
  }
  for (const kernel of exact) tf.registerKernel(kernel);
  for (const kernel of [...fastElementwise(BACKEND), ...fastSums(BACKEND)]) override(kernel);
  override(simdAdd(BACKEND));
  registerFlatGradients();
  void tf.setBackend(BACKEND);
}

function override(kernel: tf.KernelConfig): void {
  tf.unregisterKernel(kernel.kernelName, BACKEND);
  tf.registerKernel(kernel);
}

register();
