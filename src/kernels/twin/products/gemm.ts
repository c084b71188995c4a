import type { Floats } from '../../Floats';

/** Dense product: out = x w, with x n x f, w f x h, out n x h. */
export function gemm(x: Floats, w: Floats, n: number, f: number, h: number, out: Floats): void {
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < h; c++) {
      let sum = 0;
      for (let j = 0; j < f; j++) sum += x[i * f + j] * w[j * h + c];
      out[i * h + c] = sum;
    }
  }
}

/** out += x w, sizes as for `gemm`. */
export function addGemm(x: Floats, w: Floats, n: number, f: number, h: number, out: Floats): void {
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < h; c++) {
      let sum = 0;
      for (let j = 0; j < f; j++) sum += x[i * f + j] * w[j * h + c];
      out[i * h + c] += sum;
    }
  }
}

/** Gradient of `gemm` with respect to w: out = xᵀ g, with x n x f, g n x h, out f x h. */
export function gemmTransposedLeft(x: Floats, g: Floats, n: number, f: number, h: number, out: Floats): void {
  for (let j = 0; j < f; j++) {
    for (let c = 0; c < h; c++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += x[i * f + j] * g[i * h + c];
      out[j * h + c] = sum;
    }
  }
}

/** Gradient of `gemm` with respect to x: out = g wᵀ, with g n x h, w f x h, out n x f. */
export function gemmTransposedRight(g: Floats, w: Floats, n: number, h: number, f: number, out: Floats): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < f; j++) {
      let sum = 0;
      for (let c = 0; c < h; c++) sum += g[i * h + c] * w[j * h + c];
      out[i * f + j] = sum;
    }
  }
}

/** out += g wᵀ, sizes as for `gemmTransposedRight`. */
export function addGemmTransposedRight(g: Floats, w: Floats, n: number, h: number, f: number, out: Floats): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < f; j++) {
      let sum = 0;
      for (let c = 0; c < h; c++) sum += g[i * h + c] * w[j * h + c];
      out[i * f + j] += sum;
    }
  }
}

/** Column sums, the gradient of a bias: out_c = Σ_i x_ic, with x n x h, out h. */
export function columnSums(x: Floats, n: number, h: number, out: Floats): void {
  for (let c = 0; c < h; c++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[i * h + c];
    out[c] = sum;
  }
}
