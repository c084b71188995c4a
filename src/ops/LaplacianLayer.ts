import type { SymmetricAdjacency } from '../graph/symmetricAdjacency';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';

/** Both passes of `laplacianConvolution` on the kernels; what methods return the caller frees. */
export class LaplacianLayer {
  /** Whether Â goes to S, n x g, and not to S Θ1, n x h. */
  private readonly inputIsNarrow: boolean;

  constructor(
    private readonly adjacency: SymmetricAdjacency,
    private readonly g: number,
    private readonly h: number,
  ) {
    this.inputIsNarrow = g <= h;
  }

  /** S (Θ0 + Θ1) − Â S Θ1 + b, and Â S where that was made on the way. */
  forward(device: Device, s: Floats, w0: Floats, w1: Floats, bias: Floats | null) {
    const { g, h } = this;
    const { n } = this.adjacency;
    const [sum, minus] = this.combined(device, w0, w1);
    const { kernels } = device;
    let output: Floats;
    let propagated: Floats | null = null;
    if (this.inputIsNarrow) {
      propagated = this.propagate(device, s, g, null);
      output = repeated(device, bias, n, h);
      kernels.addGemm(propagated, minus, n, g, h, output);
    } else {
      const product = device.alloc(n * h);
      kernels.gemm(s, minus, n, g, h, product);
      output = this.propagate(device, product, h, bias);
      device.free(product);
    }
    kernels.addGemm(s, sum, n, g, h, output);
    for (const scratch of [sum, minus]) device.free(scratch);
    return { output, propagated };
  }

  /** What a gradient with respect to the output, n x h, says of the rest; `free` it when done. */
  gradient(device: Device, dy: Floats) {
    const { g, h, inputIsNarrow } = this;
    const { n } = this.adjacency;
    const { kernels } = device;
    const propagatedDy = inputIsNarrow ? null : this.propagate(device, dy, h, null);
    return {
      /** dY (Θ0 + Θ1)ᵀ − Â dY Θ1ᵀ, n x g. */
      ofInput: (w0: Floats, w1: Floats): Floats => {
        const [sum, minus] = this.combined(device, w0, w1);
        const first = device.alloc(n * g);
        kernels.gemmTransposedRight(propagatedDy ?? dy, minus, n, h, g, first);
        const ds = inputIsNarrow ? this.propagate(device, first, g, null) : first;
        if (inputIsNarrow) device.free(first);
        kernels.addGemmTransposedRight(dy, sum, n, h, g, ds);
        for (const scratch of [sum, minus]) device.free(scratch);
        return ds;
      },
      /** Sᵀ dY and Sᵀ dY − (Â S)ᵀ dY, g x h each. @param propagated Â S, where the forward pass made it */
      ofWeights: (s: Floats, propagated: Floats | null): Floats[] => {
        const own = device.alloc(g * h);
        const laplacian = device.alloc(g * h);
        kernels.gemmTransposedLeft(s, dy, n, g, h, own);
        kernels.gemmTransposedLeft(propagated ?? s, propagatedDy ?? dy, n, g, h, laplacian);
        for (let i = 0; i < g * h; i++) laplacian[i] = own[i]! - laplacian[i]!;
        return [own, laplacian];
      },
      ofBias: (): Floats => {
        const db = device.alloc(h);
        kernels.columnSums(dy, n, h, db);
        return db;
      },
      free: (): void => {
        if (propagatedDy !== null) device.free(propagatedDy);
      },
    };
  }

  /** Θ0 + Θ1 and −Θ1. */
  private combined(device: Device, w0: Floats, w1: Floats): [Floats, Floats] {
    const size = this.g * this.h;
    const [sum, minus] = [device.alloc(size), device.alloc(size)];
    device.kernels.add(w0, w1, size, sum);
    for (let i = 0; i < size; i++) minus[i] = -w1[i]!;
    return [sum, minus];
  }

  /** Â x + b. */
  private propagate(device: Device, x: Floats, width: number, bias: Floats | null): Floats {
    const { n, rowPtr, colIdx, weights, inverseRoot } = this.adjacency;
    const scale = device.constant(inverseRoot);
    const values = weights === null ? null : device.constant(weights);
    const output = device.alloc(n * width);
    const [rows, columns] = [device.constant(rowPtr), device.constant(colIdx)];
    device.kernels.spmm(rows, columns, values, scale, scale, 0, x, width, bias, n, output);
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
