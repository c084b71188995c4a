import type * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import type { Device } from '../../kernels/Device';
import type { Floats } from '../../kernels/Floats';
import { customOp } from '../../ops/customOp';

/** A root this near 0 has no direction: parts that are all equal and certain. */
const TINY = 1e-9;

/**
 * MinCutPool (Bianchi et al. 2020, equation 9): −Tr(rᵀ W r) / Tr(rᵀ D r) + ‖ G / ‖G‖_F − I / √K ‖_F with G = rᵀr. One ratio of
 * traces, where the normalised cut adds up K ratios, and a pull to parts that are certain and equally large. W is the graph's own
 * here; its paper takes D^-1/2 W D^-1/2.
 *
 * @param r n x K, rows sum to 1
 */
export function minCutLoss(graph: Graph, r: tf.Tensor2D): tf.Scalar {
  const [n, k] = r.shape;
  const strengths = graph.strengths();
  return customOp<tf.Scalar>({
    inputs: [r],
    forward(device, [y]) {
      const wy = neighborSums(device, graph, y, k);
      const { inside, volume, unevenness } = termsOf(y, wy, strengths, n, k);
      const output = device.alloc(1);
      output[0] = unevenness - inside / volume;
      return { output, shape: [], saved: [wy] };
    },
    backward(device, [g], { inputs: [y], saved: [wy] }) {
      const { inside, volume, slope } = termsOf(y, wy, strengths, n, k);
      const dr = device.alloc(n * k);
      for (let i = 0; i < n; i++) {
        for (let c = 0; c < k; c++) {
          const at = i * k + c;
          let pull = 0;
          for (let b = 0; b < k; b++) pull += y[i * k + b] * slope[b * k + c];
          const cut = (wy[at] - (inside / volume) * strengths[i] * y[at]) / volume;
          dr[at] = 2 * g * (pull - cut);
        }
      }
      return [dr];
    },
  });
}

function neighborSums(device: Device, graph: Graph, y: Floats, k: number): Floats {
  const out = device.alloc(graph.n * k);
  const weights = graph.weights === null ? null : device.constant(graph.weights);
  const [rowPtr, colIdx] = [device.constant(graph.rowPtr), device.constant(graph.colIdx)];
  device.kernels.spmm(rowPtr, colIdx, weights, null, null, 0, y, k, null, graph.n, out);
  return out;
}

/** Both traces, the second term, and its derivative with respect to G. */
function termsOf(y: Floats, wy: Floats, strengths: Float64Array, n: number, k: number) {
  let [inside, volume] = [0, 0];
  const gram = new Float64Array(k * k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      const value = y[i * k + c];
      inside += value * wy[i * k + c];
      volume += strengths[i] * value * value;
      for (let b = 0; b < k; b++) gram[c * k + b] += value * y[i * k + b];
    }
  }
  const size = Math.hypot(...gram);
  const apart = gram.map((value, at) => value / size - (at % (k + 1) === 0 ? 1 / Math.sqrt(k) : 0));
  const unevenness = Math.hypot(...apart);
  const along = gram.reduce((sum, value, at) => sum + value * apart[at], 0);
  const slope = gram.map((value, at) =>
    unevenness < TINY ? 0 : (apart[at] - (value * along) / size ** 2) / (size * unevenness),
  );
  return { inside, volume, unevenness, slope };
}
