/**
 * The kernels that two threads share, by parts: rows (or elements) that are computed by the very code of the kernel itself. Sums over
 * rows are kept apart by chunk, as the kernel itself takes them, in `partials`; the first thread adds them up in the order of
 * the rows. So the bits are those of one thread.
 */
import { reluDropoutGrad, reluDropoutPart } from './activation';
import { adam } from './adam';
import { paddedBytes } from './centres';
import { addTransposedLeft, columnSums, denseGemm, gemmTransposedRight, ROWS } from './gemm';
import { number, pointer } from './job';
import { maskedProduct } from './maskedProducts';
import { modularityGrad } from './modularity';
import { rowNormalize, rowNormalizeGrad } from './rowNormalize';
import {
  assignGradChunk,
  assignRows,
  prepareAssignment,
  prepareUpdateGrad,
  updateChunk,
  updateGradChunk,
} from './softKMeans';
import { CHUNK } from './softmax';
import { addSqueezedTransposedLeft, squeezedGemm, squeezedRows } from './sparseProducts';
import { spmmRows } from './spmm';
import { add } from './vector';

export const ADAM: i32 = 0;
export const ASSIGN: i32 = 1;
export const ASSIGN_GRAD: i32 = 2;
export const ADD: i32 = 3;
export const COLUMN_SUMS: i32 = 4;
export const GEMM: i32 = 5;
export const GEMM_LEFT: i32 = 6;
export const GEMM_RIGHT: i32 = 7;
export const MASKED: i32 = 8;
export const MODULARITY_GRAD: i32 = 9;
export const NORMALIZE: i32 = 10;
export const NORMALIZE_GRAD: i32 = 11;
export const RELU_DROPOUT: i32 = 12;
export const RELU_DROPOUT_GRAD: i32 = 13;
export const SPMM: i32 = 14;
export const UPDATE: i32 = 15;
export const UPDATE_GRAD: i32 = 16;

/** One row of partial sums: the centres, padded, and their masses. */
// @ts-ignore: decorator
@inline
export function partialBytes(p: usize, k: usize): usize {
  return k * paddedBytes(p) + 64;
}

/** Rows of a chunk of xᵀ g. */
// @ts-ignore: decorator
@inline
export function leftRows(squeezes: bool, f: usize): usize {
  return squeezes ? squeezedRows(f) : ROWS;
}

/** Rows of a chunk of columnSums. */
export const SUM_ROWS: usize = 256;

/** Items first … last − 1 of the posted kernel: elements, rows, or chunks of rows. Arguments stand as ./parallel.ts sets them. */
export function part(kernel: i32, first: usize, last: usize): void {
  switch (kernel) {
    case ADAM: return adamPart(first, last);
    case ASSIGN: return assignPart(first, last);
    case ASSIGN_GRAD: return assignGradPart(first, last);
    case ADD: return addPart(first, last);
    case COLUMN_SUMS: return columnSumsPart(first, last);
    case GEMM: return gemmPart(first, last);
    case GEMM_LEFT: return gemmLeftPart(first, last);
    case GEMM_RIGHT: return gemmRightPart(first, last);
    case MASKED: return maskedPart(first, last);
    case MODULARITY_GRAD: return modularityGradPart(first, last);
    case NORMALIZE: return normalizePart(first, last);
    case NORMALIZE_GRAD: return normalizeGradPart(first, last);
    case RELU_DROPOUT:
      return reluDropoutPart(pointer(0), first, last, number(1), <u32>pointer(2), pointer(3));
    case RELU_DROPOUT_GRAD: return reluDropoutGradPart(first, last);
    case SPMM: return spmmPart(first, last);
    case UPDATE: return updatePart(first, last);
    case UPDATE_GRAD: return updateGradPart(first, last);
    default: unreachable();
  }
}

function adamPart(first: usize, last: usize): void {
  const o = first << 2;
  adam(
    pointer(0) + o,
    pointer(1) + o,
    pointer(2) + o,
    pointer(3) + o,
    last - first,
    number(4),
    number(5),
    number(6),
    number(7),
    number(8),
    number(9),
    number(10),
  );
}

function addPart(first: usize, last: usize): void {
  const o = first << 2;
  add(pointer(0) + o, pointer(1) + o, last - first, pointer(2) + o);
}

function assignPart(first: usize, last: usize): void {
  const p = pointer(2);
  const k = pointer(3);
  assignRows(pointer(0) + ((first * p) << 2), pointer(1), last - first, p, k, <f32>number(4), pointer(5) + ((first * k) << 2));
}

function assignGradPart(first: usize, last: usize): void {
  const p = pointer(5);
  const k = pointer(6);
  const bytes = partialBytes(p, k);
  prepareAssignment(pointer(1), p, k);
  for (let c = first; c < last; c++) {
    const sums = pointer(9) + c * bytes;
    memory.fill(sums, 0, bytes);
    const i = (pointer(10) + c) * CHUNK;
    assignGradChunk(i, pointer(0), pointer(2), pointer(3), pointer(4), p, k, <f32>number(7), pointer(8), sums);
  }
}

function columnSumsPart(first: usize, last: usize): void {
  const n = pointer(1);
  const h = pointer(2);
  for (let c = first; c < last; c++) {
    const i = (pointer(4) + c) * SUM_ROWS;
    columnSums(pointer(0) + ((i * h) << 2), min(SUM_ROWS, n - i), h, pointer(3) + ((c * h) << 2));
  }
}

function gemmPart(first: usize, last: usize): void {
  const f = pointer(2);
  const h = pointer(3);
  const x = pointer(0) + ((first * f) << 2);
  const out = pointer(4) + ((first * h) << 2);
  if (pointer(5)) squeezedGemm(x, pointer(1), last - first, f, h, out);
  else denseGemm(x, pointer(1), last - first, f, h, out);
}

function gemmLeftPart(first: usize, last: usize): void {
  const n = pointer(2);
  const f = pointer(3);
  const h = pointer(4);
  const squeezes = pointer(5) != 0;
  const chunk = leftRows(squeezes, f);
  const bytes = (f * h) << 2;
  for (let c = first; c < last; c++) {
    const i = (pointer(7) + c) * chunk;
    const x = pointer(0) + ((i * f) << 2);
    const g = pointer(1) + ((i * h) << 2);
    const rows = min(chunk, n - i);
    const sums = pointer(6) + c * bytes;
    memory.fill(sums, 0, bytes);
    if (squeezes) addSqueezedTransposedLeft(x, g, rows, f, h, sums);
    else addTransposedLeft(x, g, rows, f, h, sums);
  }
}

function gemmRightPart(first: usize, last: usize): void {
  const h = pointer(2);
  const f = pointer(3);
  gemmTransposedRight(pointer(0) + ((first * h) << 2), pointer(1), last - first, h, f, pointer(4) + ((first * f) << 2));
}

function maskedPart(first: usize, last: usize): void {
  const f = pointer(3);
  const h = pointer(4);
  const o = (first * f) << 2;
  const g = pointer(2) + ((first * h) << 2);
  maskedProduct(pointer(7) != 0, pointer(0) + o, pointer(1), g, last - first, f, h, number(5), pointer(6) + o);
}

function modularityGradPart(first: usize, last: usize): void {
  const k = pointer(5);
  const o = (first * k) << 2;
  modularityGrad(
    pointer(0) + o,
    pointer(1),
    pointer(2) + (first << 2),
    number(3),
    number(4),
    last - first,
    k,
    pointer(6) + o,
  );
}

function normalizePart(first: usize, last: usize): void {
  const p = pointer(1);
  const o = (first * p) << 2;
  rowNormalize(pointer(0) + o, last - first, p, pointer(2) + o, pointer(3) + (first << 2));
}

function normalizeGradPart(first: usize, last: usize): void {
  const p = pointer(3);
  const o = (first * p) << 2;
  rowNormalizeGrad(pointer(0) + o, pointer(1) + (first << 2), pointer(2) + o, last - first, p, pointer(4) + o);
}

function reluDropoutGradPart(first: usize, last: usize): void {
  const o = first << 2;
  reluDropoutGrad(pointer(0) + o, pointer(1) + o, last - first, number(2), pointer(3) + o);
}

function spmmPart(first: usize, last: usize): void {
  spmmRows(
    pointer(0),
    pointer(1),
    pointer(2),
    pointer(3),
    pointer(4),
    <f32>number(5),
    pointer(6),
    pointer(7),
    pointer(8),
    first,
    last,
    pointer(9),
  );
}

function updatePart(first: usize, last: usize): void {
  const p = pointer(3);
  const k = pointer(4);
  const bytes = partialBytes(p, k);
  prepareAssignment(pointer(1), p, k);
  for (let c = first; c < last; c++) {
    const sums = pointer(7) + c * bytes;
    memory.fill(sums, 0, bytes);
    const i = (pointer(8) + c) * CHUNK;
    updateChunk(i, pointer(0), pointer(2), p, k, <f32>number(5), pointer(6), sums + bytes - 64, sums);
  }
}

function updateGradPart(first: usize, last: usize): void {
  const p = pointer(7);
  const k = pointer(8);
  const bytes = partialBytes(p, k);
  prepareUpdateGrad(pointer(1), pointer(2), pointer(4), pointer(5), p, k);
  for (let c = first; c < last; c++) {
    const sums = pointer(11) ? pointer(11) + c * bytes : 0;
    if (sums) memory.fill(sums, 0, bytes);
    const i = (pointer(12) + c) * CHUNK;
    updateGradChunk(i, pointer(0), pointer(3), pointer(6), p, k, <f32>number(9), pointer(10), sums);
  }
}
