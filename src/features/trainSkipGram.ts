import { ambientSignal } from '../ambientSignal';
import { InputError, requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { Floats } from '../kernels/Floats';
import { nextTurn } from '../nextTurn';
import { mixSeed, Rng } from '../random/Rng';
import { negativeTable } from './negativeTable';

/** Sequences of tokens, made as they are needed: a corpus of a large graph never lies in memory. */
export interface WalkCorpus {
  /** Different tokens: 0 … tokens − 1. */
  readonly tokens: number;
  /** Sequences in one round, one from every start. */
  readonly perRound: number;
  /** Begins a round; the function returned writes the round's next sequence of `length` tokens, −1 after an early end. */
  round(rng: Rng, length: number): (into: Int32Array, at: number) => void;
}

export interface SkipGramOptions {
  /** F, columns of the result. Default 128. */
  dimensions?: number;
  /** Nodes in a walk. Default 80. */
  walkLength?: number;
  /** Walks from every node and epoch. Default 5. */
  walks?: number;
  /** Most steps between a node and what counts as its context. Default 10. */
  window?: number;
  /** Negative samples at a position. Default 5. */
  negatives?: number;
  /** Passes, each over new walks. Default 1. */
  epochs?: number;
  /** Step size at the start; falls linearly to a ten-thousandth. Default 0.02. */
  learningRate?: number;
  /** Default 0. Same seed, same bits. */
  seed?: number;
  onProgress?: (progress: FeatureProgress) => void;
  /** Rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** What feature training reports while it runs. */
export interface FeatureProgress {
  /** Walks trained on. */
  done: number;
  total: number;
  seconds: number;
}

/**
 * Skip-gram with negative sampling over a corpus: a vector for every token, tokens x F. Vectors start uniform in
 * ±1/(2F), context vectors at zero (as in word2vec); a token that never has a neighbour keeps its start. Negatives are
 * drawn in proportion to frequency^0.75, frequencies counted on one round of walks.
 *
 * Works in slices of a few milliseconds between which timers, messages and an abort get their turn. Memory: 8 F bytes a
 * token while it runs, whatever the number of walks.
 * @throws InputError for impossible options; the signal's reason when aborted
 */
export async function trainSkipGram(corpus: WalkCorpus, options: SkipGramOptions = {}): Promise<DenseMatrix> {
  const settings = { ...DEFAULTS, ...options };
  validate(settings);
  const { dimensions: p, walkLength, window, negatives, seed, onProgress, signal = ambientSignal() } = settings;
  const { tokens, perRound } = corpus;
  const total = settings.walks * settings.epochs * perRound;
  signal?.throwIfAborted();
  const table = negativeTable(countTokens(corpus, walkLength, seed));
  const device = currentDevice();
  const { kernels } = device;
  const vectors = device.alloc(tokens * p);
  const contexts = device.alloc(tokens * p);
  const scratch = device.alloc((1 + 4 * Math.ceil(window / 2)) * p);
  const perBatch = Math.ceil(BATCH_TOKENS / walkLength);
  const batch = new Int32Array(perBatch * walkLength);
  try {
    drawVectors(vectors, p, seed);
    contexts.fill(0);
    const rng = new Rng(mixSeed(seed, WALKS));
    const started = performance.now();
    let sliceEnd = started + SLICE;
    let next = corpus.round(rng, walkLength);
    for (let done = 0; done < total; ) {
      const count = Math.min(perBatch, total - done);
      for (let i = 0; i < count; i++) {
        if (done + i > 0 && (done + i) % perRound === 0) next = corpus.round(rng, walkLength);
        next(batch, i * walkLength);
      }
      const rate = settings.learningRate * Math.max(1 - done / total, FINAL_RATE);
      const drawSeed = mixSeed(seed, DRAWS, done);
      const [walks, draws] = [device.constant(batch), device.constant(table)];
      kernels.skipGram(
        vectors,
        contexts,
        walks,
        count,
        walkLength,
        p,
        window,
        negatives,
        draws,
        table.length,
        rate,
        drawSeed,
        scratch,
      );
      device.release(batch);
      done += count;
      if (performance.now() < sliceEnd && done < total) continue;
      onProgress?.({ done, total, seconds: (performance.now() - started) / 1000 });
      await nextTurn();
      signal?.throwIfAborted();
      sliceEnd = performance.now() + SLICE;
    }
    return { kind: 'dense', rows: tokens, cols: p, values: Float32Array.from(vectors) };
  } finally {
    device.release(table);
    for (const array of [vectors, contexts, scratch]) device.free(array);
  }
}

const DEFAULTS = {
  dimensions: 128,
  walkLength: 80,
  walks: 5,
  window: 10,
  negatives: 5,
  epochs: 1,
  learningRate: 0.02,
  seed: 0,
} as const;

/** Milliseconds of work between two turns of the event loop. */
const SLICE = 25;
/** Tokens handed to the kernel at once: a few milliseconds of work. */
const BATCH_TOKENS = 4096;
const FINAL_RATE = 1e-4;

/** Streams of one seed. */
const START = 1;
const COUNTS = 2;
const WALKS = 3;
const DRAWS = 4;

function validate(settings: Required<Omit<SkipGramOptions, 'onProgress' | 'signal'>>): void {
  const { learningRate, negatives, seed, ...counts } = settings;
  for (const what of ['dimensions', 'walkLength', 'walks', 'window', 'epochs'] as const) {
    requireInteger(what, counts[what], 1, MAX_COUNT);
  }
  requireInteger('negatives', negatives, 0, MAX_COUNT);
  requireInteger('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  if (!(learningRate > 0 && Number.isFinite(learningRate))) {
    throw new InputError({ what: 'learningRate', expected: 'a finite number above 0', actual: String(learningRate) });
  }
}

const MAX_COUNT = 1e6;

function drawVectors(vectors: Floats, p: number, seed: number): void {
  const rng = new Rng(mixSeed(seed, START));
  const bound = 0.5 / p;
  for (let i = 0; i < vectors.length; i++) vectors[i] = rng.uniform(-bound, bound);
}

function countTokens(corpus: WalkCorpus, length: number, seed: number): Float64Array {
  const counts = new Float64Array(corpus.tokens);
  const walk = new Int32Array(length);
  const next = corpus.round(new Rng(mixSeed(seed, COUNTS)), length);
  for (let i = 0; i < corpus.perRound; i++) {
    next(walk, 0);
    for (let j = 0; j < length && walk[j] >= 0; j++) counts[walk[j]]++;
  }
  return counts;
}
