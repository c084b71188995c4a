/** The soft k-means kernels of ./parallel.ts. */
import { unpadCentres } from './centres';
import * as kMeans from './softKMeans';
import { CHUNK } from './softmax';
import { available, setNumber, setPointer, share } from './job';
import { ASSIGN, ASSIGN_GRAD, part, partialBytes, UPDATE, UPDATE_GRAD } from './parts';
import { addPartials, grain, HEAVY, PARTIALS, partials } from './sharing';

/** Whether a k-means kernel goes by the fused pass and has enough to do. */
function sharesChunks(n: usize, p: usize, k: usize): bool {
  return kMeans.fits(p, k) && <u64>n * p * k >= HEAVY && available();
}

export function softAssign(x: usize, mu: usize, n: usize, p: usize, k: usize, beta: f32, r: usize): void {
  if (!sharesChunks(n, p, k)) {
    kMeans.softAssign(x, mu, n, p, k, beta, r);
    return;
  }
  setPointer(0, x);
  setPointer(1, mu);
  setPointer(2, p);
  setPointer(3, k);
  setNumber(4, beta);
  setPointer(5, r);
  share(ASSIGN, n, grain(n, CHUNK, p * k), part);
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
  if (!sharesChunks(n, p, k)) {
    kMeans.softAssignGrad(x, mu, r, g, n, p, k, beta, outX, outMu);
    return;
  }
  setPointer(0, x);
  setPointer(1, mu);
  setPointer(2, r);
  setPointer(3, g);
  setPointer(4, n);
  setPointer(5, p);
  setPointer(6, k);
  setNumber(7, beta);
  setPointer(8, outX);
  setPointer(9, partials);
  shareChunks(ASSIGN_GRAD, n, p, k, 10, 0);
  unpadCentres(totals, k, p, outMu);
}

const totals: usize = memory.data(16 * 1024 * 4, 16);

/**
 * Shares the chunks of a k-means kernel, and adds their partial sums up: of the centres in `totals`, of the masses in `mass`
 * (where there are any). The argument `position` says which chunk the first partial sum is of.
 */
function shareChunks(kernel: i32, n: usize, p: usize, k: usize, position: usize, mass: usize): void {
  const chunks = (n + CHUNK - 1) / CHUNK;
  const bytes = partialBytes(p, k);
  const length = (bytes - 64) >> 2;
  const room = PARTIALS / bytes;
  memory.fill(totals, 0, length << 2);
  for (let first: usize = 0; first < chunks; first += room) {
    const count = min(room, chunks - first);
    setPointer(position, first);
    share(kernel, count, grain(count, 1, CHUNK * p * k), part);
    addPartials(count, bytes, length, partials, totals);
    if (mass) addPartials(count, bytes, k, partials + bytes - 64, mass);
  }
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
  if (!sharesChunks(n, p, k)) {
    kMeans.centroidUpdate(x, mu, n, p, k, beta, outMu, r, mass);
    return;
  }
  setPointer(0, x);
  setPointer(1, mu);
  setPointer(2, n);
  setPointer(3, p);
  setPointer(4, k);
  setNumber(5, beta);
  setPointer(6, r);
  setPointer(7, partials);
  memory.fill(mass, 0, k << 2);
  shareChunks(UPDATE, n, p, k, 8, mass);
  unpadCentres(totals, k, p, outMu);
  kMeans.divideByMass(mu, mass, p, k, outMu);
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
  if (!sharesChunks(n, p, k)) {
    kMeans.centroidUpdateGrad(x, mu, outMu, r, mass, g, n, p, k, beta, outX, outMuGrad);
    return;
  }
  setPointer(0, x);
  setPointer(1, mu);
  setPointer(2, outMu);
  setPointer(3, r);
  setPointer(4, mass);
  setPointer(5, g);
  setPointer(6, n);
  setPointer(7, p);
  setPointer(8, k);
  setNumber(9, beta);
  setPointer(10, outX);
  if (outMuGrad == 0) {
    const chunks = (n + CHUNK - 1) / CHUNK;
    setPointer(11, 0);
    setPointer(12, 0);
    share(UPDATE_GRAD, chunks, grain(chunks, 1, CHUNK * p * k), part);
    return;
  }
  setPointer(11, partials);
  shareChunks(UPDATE_GRAD, n, p, k, 12, 0);
  unpadCentres(totals, k, p, outMuGrad);
  kMeans.addWhereEmpty(mass, g, p, k, outMuGrad);
}
