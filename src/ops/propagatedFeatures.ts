import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import type { DenseMatrix } from '../graph/SparseMatrix';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { onDevice } from './graphConvolution';

/** Per device, ÂX of the features that a graph was last used with. */
const caches = new WeakMap<Device, WeakMap<NormalizedAdjacency, { x: DenseMatrix; values: Floats }>>();
const collected = new FinalizationRegistry<{ device: Device; values: Floats }>(({ device, values }) =>
  device.free(values),
);

/**
 * ÂX, n x F, for constant dense features: made once a graph, after which the first layer Â X W = (ÂX) W costs a dense
 * product a step instead of two walks over all edges, and X itself is not kept. The sums are the same, added in another
 * order, so the last bits differ from those of Â (X W).
 */
export function propagatedFeatures(device: Device, adjacency: NormalizedAdjacency, x: DenseMatrix): Floats {
  const cache = caches.get(device) ?? new WeakMap();
  caches.set(device, cache);
  const known = cache.get(adjacency);
  if (known?.x === x) return known.values;
  releasePropagated(device, adjacency);
  const { rows, cols } = x;
  const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
  const copy = device.alloc(rows * cols);
  if (x.copyTo === undefined) copy.set(x.values);
  else x.copyTo(copy);
  const values = device.alloc(rows * cols);
  device.kernels.spmm(rowPtr, colIdx, weights, scale, null, 1, copy, cols, null, rows, values);
  device.free(copy);
  cache.set(adjacency, { x, values });
  collected.register(adjacency, { device, values }, adjacency);
  return values;
}

/** Frees ÂX; nothing happens when there is none. */
export function releasePropagated(device: Device, adjacency: NormalizedAdjacency): void {
  const known = caches.get(device)?.get(adjacency);
  if (known === undefined) return;
  caches.get(device)!.delete(adjacency);
  collected.unregister(adjacency);
  device.free(known.values);
}
