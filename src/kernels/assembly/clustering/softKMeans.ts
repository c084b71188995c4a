import {
  CHUNK,
  intoColumns,
  outOfColumns,
  SMALL_K,
  softmaxColumns,
  softmaxGradColumns,
  softmaxRows,
  softmaxRowsGrad,
} from '../math/softmax';
import { addGemm, addTransposedLeft, columnSums, gemm, gemmTransposedLeft, gemmTransposedRight } from '../products/gemm';
import { addCentres, addWeightedRows, padCentres, paddedBytes, similarities, unpadCentres } from './centres';

/*
 * Two ways through every kernel: with at most 16 centres of 4 to 1024 numbers, one fused pass over chunks of 64 rows that stay
 * in the first-level cache; otherwise the definition, composed of the dense products.
 */

const EMPTY_MASS: f32 = 1e-30;
const MAX_P: usize = 1024;

const centresMu: usize = memory.data(16 * 1024 * 4, 16);
const centresU: usize = memory.data(16 * 1024 * 4, 16);
const totals: usize = memory.data(16 * 1024 * 4, 16);
const offsets: usize = memory.data(16 * 4, 16);
const columnsR: usize = memory.data(16 * 64 * 4, 16);
const columnsS: usize = memory.data(16 * 64 * 4, 16);

/** Floats of the composed path's row chunks. K <= n keeps n x K in 4 GiB, hence a row (K <= 32768) always fits. */
const WIDE: usize = 32768;
const wide: usize = memory.data(32768 * 4, 16);

// @ts-ignore: decorator
@inline
function fits(p: usize, k: usize): bool {
  return k > 0 && k <= SMALL_K && p >= 4 && p <= MAX_P;
}

export function softAssign(x: usize, mu: usize, n: usize, p: usize, k: usize, beta: f32, r: usize): void {
  if (!fits(p, k)) {
    gemmTransposedRight(x, mu, n, p, k, r);
    softmaxRows(r, n, k, beta, r);
    return;
  }
  padCentres(mu, k, p, centresMu);
  for (let i: usize = 0; i < n; i += CHUNK) {
    const rows = min(CHUNK, n - i);
    similarities(x + ((i * p) << 2), rows, p, centresMu, k, columnsS);
    softmaxColumns(columnsS, rows, k, beta, 0);
    outOfColumns(columnsS, rows, k, r + ((i * k) << 2));
  }
}

export function softAssignGrad(
  x: usize,
  mu: usize,
  r: usize,
  g: usize,
  n: usize,
  p: usize,
  k: usize,
  beta: f32,
  outX: usize,
  outMu: usize,
): void {
  if (!fits(p, k)) {
    memory.fill(outMu, 0, (k * p) << 2);
    const chunk = rowsThatFit(k);
    for (let i: usize = 0; i < n; i += chunk) {
      const rows = min(chunk, n - i);
      softmaxRowsGrad(r + ((i * k) << 2), g + ((i * k) << 2), rows, k, beta, wide);
      gemm(wide, mu, rows, k, p, outX + ((i * p) << 2));
      addTransposedLeft(wide, x + ((i * p) << 2), rows, k, p, outMu);
    }
    return;
  }
  padCentres(mu, k, p, centresMu);
  memory.fill(totals, 0, k * paddedBytes(p));
  for (let i: usize = 0; i < n; i += CHUNK) {
    const rows = min(CHUNK, n - i);
    const xs = x + ((i * p) << 2);
    const to = outX + ((i * p) << 2);
    intoColumns(r + ((i * k) << 2), rows, k, columnsR);
    intoColumns(g + ((i * k) << 2), rows, k, columnsS);
    softmaxGradColumns(columnsR, columnsS, rows, k, beta);
    memory.fill(to, 0, (rows * p) << 2);
    addCentres(columnsS, centresMu, rows, p, k, to);
    addWeightedRows(columnsS, xs, rows, p, k, totals);
  }
  unpadCentres(totals, k, p, outMu);
}

// @ts-ignore: decorator
@inline
function rowsThatFit(k: usize): usize {
  return k == 0 ? 1 : max<usize>(1, min<usize>(512, WIDE / k));
}

export function centroidUpdate(
  x: usize,
  mu: usize,
  n: usize,
  p: usize,
  k: usize,
  beta: f32,
  outMu: usize,
  r: usize,
  mass: usize,
): void {
  if (fits(p, k)) {
    padCentres(mu, k, p, centresMu);
    memory.fill(totals, 0, k * paddedBytes(p));
    memory.fill(mass, 0, k << 2);
    for (let i: usize = 0; i < n; i += CHUNK) {
      const rows = min(CHUNK, n - i);
      const xs = x + ((i * p) << 2);
      similarities(xs, rows, p, centresMu, k, columnsS);
      softmaxColumns(columnsS, rows, k, beta, mass);
      outOfColumns(columnsS, rows, k, r + ((i * k) << 2));
      addWeightedRows(columnsS, xs, rows, p, k, totals);
    }
    unpadCentres(totals, k, p, outMu);
  } else {
    softAssign(x, mu, n, p, k, beta, r);
    columnSums(r, n, k, mass);
    gemmTransposedLeft(r, x, n, k, p, outMu);
  }
  divideByMass(mu, mass, p, k, outMu);
}

/** Sums to means; a cluster without mass keeps its centre. */
function divideByMass(mu: usize, mass: usize, p: usize, k: usize, outMu: usize): void {
  for (let a: usize = 0; a < k; a++) {
    const total = load<f32>(mass + (a << 2));
    const row = outMu + ((a * p) << 2);
    if (total < EMPTY_MASS) memory.copy(row, mu + ((a * p) << 2), p << 2);
    else for (let o: usize = 0; o < p << 2; o += 4) store<f32>(row + o, load<f32>(row + o) / total);
  }
}

export function centroidUpdateGrad(
  x: usize,
  mu: usize,
  outMu: usize,
  r: usize,
  mass: usize,
  g: usize,
  n: usize,
  p: usize,
  k: usize,
  beta: f32,
  outX: usize,
  outMuGrad: usize,
): void {
  if (fits(p, k)) fusedGrad(x, mu, outMu, r, mass, g, n, p, k, beta, outX, outMuGrad);
  else composedGrad(x, mu, outMu, r, mass, g, n, p, k, beta, outX, outMuGrad);
  if (outMuGrad) addWhereEmpty(mass, g, p, k, outMuGrad);
}

/** A centre that stayed hands its gradient on. */
function addWhereEmpty(mass: usize, g: usize, p: usize, k: usize, outMuGrad: usize): void {
  for (let a: usize = 0; a < k; a++) {
    if (load<f32>(mass + (a << 2)) >= EMPTY_MASS) continue;
    const row = (a * p) << 2;
    for (let o = row; o < row + (p << 2); o += 4) store<f32>(outMuGrad + o, load<f32>(outMuGrad + o) + load<f32>(g + o));
  }
}

// @ts-ignore: decorator
@inline
function fusedGrad(
  x: usize,
  mu: usize,
  outMu: usize,
  r: usize,
  mass: usize,
  g: usize,
  n: usize,
  p: usize,
  k: usize,
  beta: f32,
  outX: usize,
  outMuGrad: usize,
): void {
  padCentres(mu, k, p, centresMu);
  divideGradient(outMu, mass, g, p, k);
  if (outMuGrad) memory.fill(totals, 0, k * paddedBytes(p));
  for (let i: usize = 0; i < n; i += CHUNK) {
    const rows = min(CHUNK, n - i);
    const xs = x + ((i * p) << 2);
    const to = outX + ((i * p) << 2);
    intoColumns(r + ((i * k) << 2), rows, k, columnsR);
    similarities(xs, rows, p, centresU, k, columnsS);
    for (let a: usize = 0; a < k; a++) {
      const offset = v128.load32_splat(offsets + (a << 2));
      const end = columnsS + (a << 8) + (rows << 2);
      for (let at = columnsS + (a << 8); at < end; at += 16) v128.store(at, f32x4.sub(v128.load(at), offset));
    }
    softmaxGradColumns(columnsR, columnsS, rows, k, beta);
    memory.fill(to, 0, (rows * p) << 2);
    addCentres(columnsR, centresU, rows, p, k, to);
    addCentres(columnsS, centresMu, rows, p, k, to);
    if (outMuGrad) addWeightedRows(columnsS, xs, rows, p, k, totals);
  }
  if (outMuGrad) unpadCentres(totals, k, p, outMuGrad);
}

/** u_k = g_k / mass_k into `centresU`, u_k · outMu_k into `offsets`; both 0 for a cluster without mass. */
function divideGradient(outMu: usize, mass: usize, g: usize, p: usize, k: usize): void {
  padCentres(g, k, p, centresU);
  const bytes = paddedBytes(p);
  for (let a: usize = 0; a < k; a++) {
    const total = load<f32>(mass + (a << 2));
    const inverse: f32 = total < EMPTY_MASS ? 0 : 1 / total;
    const u = centresU + a * bytes;
    for (let o: usize = 0; o < bytes; o += 16) v128.store(u + o, f32x4.mul(v128.load(u + o), f32x4.splat(inverse)));
    let along: f32 = 0;
    const row = (a * p) << 2;
    for (let o = row; o < row + (p << 2); o += 4) along += load<f32>(g + o) * load<f32>(outMu + o);
    store<f32>(offsets + (a << 2), along * inverse);
  }
}

const wideOffsets: usize = memory.data(32768 * 4, 16);
const wideR: usize = memory.data(32768 * 4, 16);

/**
 * Same sums without u = g / mass as a matrix (it would need room for k x p): the factor 1 / mass_k goes into the coefficient
 * of centre k instead.
 */
function composedGrad(
  x: usize,
  mu: usize,
  outMu: usize,
  r: usize,
  mass: usize,
  g: usize,
  n: usize,
  p: usize,
  k: usize,
  beta: f32,
  outX: usize,
  outMuGrad: usize,
): void {
  for (let a: usize = 0; a < k; a++) {
    let along: f32 = 0;
    const row = (a * p) << 2;
    for (let o = row; o < row + (p << 2); o += 4) along += load<f32>(g + o) * load<f32>(outMu + o);
    store<f32>(wideOffsets + (a << 2), along);
  }
  if (outMuGrad) memory.fill(outMuGrad, 0, (k * p) << 2);
  const chunk = rowsThatFit(k);
  for (let i: usize = 0; i < n; i += chunk) {
    const rows = min(chunk, n - i);
    const xs = x + ((i * p) << 2);
    const rs = r + ((i * k) << 2);
    const to = outX + ((i * p) << 2);
    gemmTransposedRight(xs, g, rows, p, k, wide);
    for (let j: usize = 0; j < rows; j++) {
      for (let a: usize = 0; a < k; a++) {
        const total = load<f32>(mass + (a << 2));
        const inverse: f32 = total < EMPTY_MASS ? 0 : 1 / total;
        const o = (j * k + a) << 2;
        store<f32>(wideR + o, load<f32>(rs + o) * inverse);
        store<f32>(wide + o, (load<f32>(wide + o) - load<f32>(wideOffsets + (a << 2))) * inverse);
      }
    }
    softmaxRowsGrad(rs, wide, rows, k, beta, wide);
    gemm(wideR, g, rows, k, p, to);
    addGemm(wide, mu, rows, k, p, to);
    if (outMuGrad) addTransposedLeft(wide, xs, rows, k, p, outMuGrad);
  }
}
