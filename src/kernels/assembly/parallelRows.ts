/** Kernels of ./parallel.ts that work element by element or row by row. */
import * as activation from './activation';
import * as adams from './adam';
import * as modularities from './modularity';
import { spmm } from './parallelProducts';
import * as rows from './rowNormalize';
import * as vectors from './vector';
import { available, setNumber, setPointer, share } from './job';
import { ADAM, ADD, MODULARITY_GRAD, NORMALIZE, NORMALIZE_GRAD, part, RELU_DROPOUT, RELU_DROPOUT_GRAD } from './parts';
import { grain, LIGHT } from './sharing';

export function adam(
  param: usize,
  grad: usize,
  m: usize,
  v: usize,
  length: usize,
  lr: f64,
  beta1: f64,
  beta2: f64,
  eps: f64,
  weightDecay: f64,
  correction1: f64,
  correction2: f64,
): void {
  if (length < LIGHT || !available()) {
    adams.adam(param, grad, m, v, length, lr, beta1, beta2, eps, weightDecay, correction1, correction2);
    return;
  }
  setPointer(0, param);
  setPointer(1, grad);
  setPointer(2, m);
  setPointer(3, v);
  setNumber(4, lr);
  setNumber(5, beta1);
  setNumber(6, beta2);
  setNumber(7, eps);
  setNumber(8, weightDecay);
  setNumber(9, correction1);
  setNumber(10, correction2);
  share(ADAM, length, grain(length, 64, 1), part);
}

export function add(a: usize, b: usize, length: usize, out: usize): void {
  if (length < LIGHT || !available()) {
    vectors.add(a, b, length, out);
    return;
  }
  setPointer(0, a);
  setPointer(1, b);
  setPointer(2, out);
  share(ADD, length, grain(length, 64, 1), part);
}

export function reluDropout(x: usize, length: usize, rate: f64, seed: u32, out: usize): void {
  if (length < LIGHT || !available()) {
    activation.reluDropout(x, length, rate, seed, out);
    return;
  }
  setPointer(0, x);
  setNumber(1, rate);
  setPointer(2, seed);
  setPointer(3, out);
  share(RELU_DROPOUT, length, grain(length, 64, 1), part);
}

export function reluDropoutGrad(y: usize, g: usize, length: usize, rate: f64, out: usize): void {
  if (length < LIGHT || !available()) {
    activation.reluDropoutGrad(y, g, length, rate, out);
    return;
  }
  setPointer(0, y);
  setPointer(1, g);
  setNumber(2, rate);
  setPointer(3, out);
  share(RELU_DROPOUT_GRAD, length, grain(length, 64, 1), part);
}

export function rowNormalize(x: usize, n: usize, p: usize, out: usize, norms: usize): void {
  if (n * p < LIGHT || !available()) {
    rows.rowNormalize(x, n, p, out, norms);
    return;
  }
  setPointer(0, x);
  setPointer(1, p);
  setPointer(2, out);
  setPointer(3, norms);
  share(NORMALIZE, n, grain(n, 16, p), part);
}

export function rowNormalizeGrad(y: usize, norms: usize, g: usize, n: usize, p: usize, out: usize): void {
  if (n * p < LIGHT || !available()) {
    rows.rowNormalizeGrad(y, norms, g, n, p, out);
    return;
  }
  setPointer(0, y);
  setPointer(1, norms);
  setPointer(2, g);
  setPointer(3, p);
  setPointer(4, out);
  share(NORMALIZE_GRAD, n, grain(n, 16, p), part);
}

export function modularity(
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  strength: usize,
  twoM: f64,
  r: usize,
  n: usize,
  k: usize,
  ar: usize,
  c: usize,
): f64 {
  spmm(rowPtr, colIdx, values, 0, 0, 0, r, k, 0, n, ar);
  return modularities.modularityOf(strength, twoM, r, n, k, ar, c);
}

export function modularityGrad(
  ar: usize,
  c: usize,
  strength: usize,
  twoM: f64,
  g: f64,
  n: usize,
  k: usize,
  out: usize,
): void {
  if (n * k < LIGHT || !available()) {
    modularities.modularityGrad(ar, c, strength, twoM, g, n, k, out);
    return;
  }
  setPointer(0, ar);
  setPointer(1, c);
  setPointer(2, strength);
  setNumber(3, twoM);
  setNumber(4, g);
  setPointer(5, k);
  setPointer(6, out);
  share(MODULARITY_GRAD, n, grain(n, 16, k), part);
}
