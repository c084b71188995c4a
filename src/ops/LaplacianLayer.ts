import type { SymmetricAdjacency } from '../graph/symmetricAdjacency';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';

/** Values of a layer's weights: Θ0 and Θ1, g x h each, and b, h, or none. */
export interface LayerValues {
  readonly own: Floats;
  readonly laplacian: Floats;
  readonly bias: Floats | null;
}

/**
 * Both passes of S Θ0 + L S Θ1 + b = S (Θ0 + Θ1) − Â S Θ1 + b on the kernels, L = I − Â. Â is applied to S, n x g, or to S Θ1,
 * n x h, whichever is narrower; since Â is symmetric, the backward pass applies it in the same way. What methods return the
 * caller frees.
 *
 * Gradients of several functions can go backward together: `dy` then has their rows below each other, `copies` times n.
 */
export class LaplacianLayer {
  /** Whether the forward pass makes Â S. */
  readonly inputIsNarrow: boolean;

  constructor(
    private readonly adjacency: SymmetricAdjacency,
    readonly g: number,
    readonly h: number,
  ) {
    this.inputIsNarrow = g <= h;
  }

  /** The output, n x h, and Â S where that was made on the way. */
  forward(device: Device, s: Floats, weights: LayerValues): { output: Floats; propagated: Floats | null } {
    const { g, h } = this;
    const { n } = this.adjacency;
    const [sum, minus] = this.combined(device, weights);
    const { kernels } = device;
    let output: Floats;
    let propagated: Floats | null = null;
    if (this.inputIsNarrow) {
      propagated = this.propagate(device, s, g, null);
      output = repeated(device, weights.bias, n, h);
      kernels.addGemm(propagated, minus, n, g, h, output);
    } else {
      const product = device.alloc(n * h);
      kernels.gemm(s, minus, n, g, h, product);
      output = this.propagate(device, product, h, weights.bias);
      device.free(product);
    }
    kernels.addGemm(s, sum, n, g, h, output);
    for (const scratch of [sum, minus]) device.free(scratch);
    return { output, propagated };
  }

  /** Â dY, where that is narrower than Â of what dY becomes; else null. */
  propagatedGradient(device: Device, dy: Floats): Floats | null {
    return this.inputIsNarrow ? null : this.propagate(device, dy, this.h, null);
  }

  /** dY (Θ0 + Θ1)ᵀ − Â dY Θ1ᵀ, as many rows as dY x g. @param propagatedDy what `propagatedGradient` made of dy */
  inputGradient(device: Device, dy: Floats, propagatedDy: Floats | null, weights: LayerValues): Floats {
    const { g, h } = this;
    const rows = dy.length / h;
    const [sum, minus] = this.combined(device, weights);
    const { kernels } = device;
    const first = device.alloc(rows * g);
    kernels.gemmTransposedRight(propagatedDy ?? dy, minus, rows, h, g, first);
    const ds = propagatedDy === null ? this.propagate(device, first, g, null) : first;
    if (propagatedDy === null) device.free(first);
    kernels.addGemmTransposedRight(dy, sum, rows, h, g, ds);
    for (const scratch of [sum, minus]) device.free(scratch);
    return ds;
  }

  /**
   * Sᵀ dY and Sᵀ dY − (Â S)ᵀ dY, g x h each, of the first n rows of dY.
   * @param propagated Â S, where the forward pass made it
   * @param propagatedDy Â dY, where it did not
   */
  weightGradients(
    device: Device,
    s: Floats,
    dy: Floats,
    propagated: Floats | null,
    propagatedDy: Floats | null,
  ): Floats[] {
    const { g, h } = this;
    const { n } = this.adjacency;
    const own = device.alloc(g * h);
    const laplacian = device.alloc(g * h);
    device.kernels.gemmTransposedLeft(s, dy, n, g, h, own);
    device.kernels.gemmTransposedLeft(propagated ?? s, propagatedDy ?? dy, n, g, h, laplacian);
    for (let i = 0; i < g * h; i++) laplacian[i] = own[i]! - laplacian[i]!;
    return [own, laplacian];
  }

  /** Sums of the first n rows of dY. */
  biasGradient(device: Device, dy: Floats): Floats {
    const db = device.alloc(this.h);
    device.kernels.columnSums(dy, this.adjacency.n, this.h, db);
    return db;
  }

  /** Θ0 + Θ1 and −Θ1. */
  private combined(device: Device, { own, laplacian }: LayerValues): [Floats, Floats] {
    const size = this.g * this.h;
    const [sum, minus] = [device.alloc(size), device.alloc(size)];
    device.kernels.add(own, laplacian, size, sum);
    for (let i = 0; i < size; i++) minus[i] = -laplacian[i]!;
    return [sum, minus];
  }

  /**
   * Â x + b as D^−½ A (D^−½ x) + b, for each n rows of x: rows are scaled before and after, so that the walk along the edges
   * only adds.
   */
  private propagate(device: Device, x: Floats, width: number, bias: Floats | null): Floats {
    const { n, rowPtr, colIdx, weights, inverseRoot } = this.adjacency;
    const scale = device.constant(inverseRoot);
    const values = weights === null ? null : device.constant(weights);
    const [rows, columns] = [device.constant(rowPtr), device.constant(colIdx)];
    const scaled = device.alloc(n * width);
    const output = device.alloc(x.length);
    for (let from = 0; from < x.length; from += n * width) {
      device.kernels.scaleRows(x.subarray(from, from + n * width), scale, n, width, scaled);
      const to = output.subarray(from, from + n * width);
      device.kernels.spmm(rows, columns, values, scale, null, 0, scaled, width, bias, n, to);
    }
    device.free(scaled);
    return output;
  }
}

/** n rows of b, or of zeros. */
function repeated(device: Device, bias: Floats | null, n: number, h: number): Floats {
  const rows = device.alloc(n * h);
  if (bias === null) return rows.fill(0);
  if (n === 0) return rows;
  rows.set(bias);
  for (let done = h; done < n * h; done *= 2) rows.copyWithin(done, 0, Math.min(done, n * h - done));
  return rows;
}
