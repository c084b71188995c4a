import { ambientSignal } from '../ambientSignal';
import { requireInteger } from '../errors';
import { mixSeed, Rng } from '../random/Rng';
import { breather } from './breather';

export interface EvolveOptions {
  /** Standard deviation of the first generation, in units of the parameters. */
  sigma: number;
  generations: number;
  /** Candidates a generation; default 16. */
  population?: number;
  seed: number;
  /** After every generation: how many are done, and the least cost so far. */
  onGeneration?: (progress: { generation: number; best: number }) => void;
  /** Ends it after a generation, with the best so far. Default: in a notebook the running cell's, which ■ aborts. */
  signal?: AbortSignal;
}

export interface Evolved {
  /** The cheapest mean of a generation, the start included. */
  readonly parameters: Float64Array;
  readonly cost: number;
  /** Calls of the cost function. */
  readonly evaluations: number;
  readonly generations: number;
}

/**
 * Minimises a function that has no gradient by separable CMA-ES (Ros & Hansen 2008): candidates around a mean, whose better
 * half moves the mean and the deviation of each parameter. Takes population + 1 evaluations a generation, O(D) otherwise.
 *
 * @param cost of D parameters; the same parameters must cost the same
 * @throws InputError for no parameter, no candidate or a negative number of generations
 * @example await evolve(([x, y]) => (x - 1) ** 2 + y ** 2, [0, 0], { sigma: 0.5, generations: 60, seed: 0 }) // near 1, 0
 */
export async function evolve(
  cost: (parameters: Float64Array) => number,
  start: ArrayLike<number>,
  { sigma, generations, population = 16, seed, onGeneration, signal = ambientSignal() }: EvolveOptions,
): Promise<Evolved> {
  requireInteger('parameters', start.length, 1, Number.POSITIVE_INFINITY);
  requireInteger('candidates', population, 2, Number.POSITIVE_INFINITY);
  requireInteger('generations', generations, 0, Number.POSITIVE_INFINITY);
  const rates = learningRates(start.length, population);
  const state = new SearchDistribution(Float64Array.from(start), sigma, rates);
  let best = { parameters: state.mean, cost: cost(state.mean) };
  let evaluations = 1;
  const breathe = breather();
  let generation = 0;
  while (generation < generations && signal?.aborted !== true) {
    const rng = new Rng(mixSeed(seed, GENERATION, generation));
    const candidates = Array.from({ length: population }, () => state.draw(rng)).map((candidate) => ({
      ...candidate,
      cost: cost(candidate.x),
    }));
    candidates.sort((a, b) => a.cost - b.cost); // stable: of equals the one drawn first
    state.move(candidates.map(({ z }) => z));
    const now = cost(state.mean);
    evaluations += population + 1;
    if (now < best.cost) best = { parameters: state.mean, cost: now };
    generation++;
    onGeneration?.({ generation, best: best.cost });
    await breathe();
  }
  return { ...best, evaluations, generations: generation };
}

/** Stream of a generation. */
const GENERATION = 71;

interface LearningRates {
  /** Of the better half, best first; they sum to 1. */
  readonly weights: readonly number[];
  /** 1 / Σ w². */
  readonly effective: number;
  readonly path: number;
  readonly damping: number;
  readonly covariancePath: number;
  readonly rankOne: number;
  readonly rankMu: number;
  /** Mean length of a standard normal vector. */
  readonly length: number;
}

/** The standard constants of CMA-ES, with the faster rates that a diagonal covariance allows. */
function learningRates(dimensions: number, population: number): LearningRates {
  const parents = population >> 1;
  const raw = Array.from({ length: parents }, (_, i) => Math.log(parents + 0.5) - Math.log(i + 1));
  const total = raw.reduce((sum, one) => sum + one, 0);
  const weights = raw.map((one) => one / total);
  const effective = 1 / weights.reduce((sum, one) => sum + one * one, 0);
  const path = (effective + 2) / (dimensions + effective + 5);
  const faster = (dimensions + 2) / 3;
  const rankOne = Math.min(0.5, (2 * faster) / ((dimensions + 1.3) ** 2 + effective));
  const wanted = (2 * faster * (effective - 2 + 1 / effective)) / ((dimensions + 2) ** 2 + effective);
  return {
    weights,
    effective,
    path,
    damping: 1 + path + 2 * Math.max(0, Math.sqrt((effective - 1) / (dimensions + 1)) - 1),
    covariancePath: 4 / (dimensions + 4),
    rankOne,
    rankMu: Math.max(0, Math.min(1 - rankOne, wanted)),
    length: Math.sqrt(dimensions) * (1 - 1 / (4 * dimensions) + 1 / (21 * dimensions * dimensions)),
  };
}

/** Mean and deviations from which candidates are drawn. */
class SearchDistribution {
  private readonly variance: Float64Array;
  private readonly sigmaPath: Float64Array;
  private readonly path: Float64Array;

  constructor(
    public mean: Float64Array,
    private sigma: number,
    private readonly rates: LearningRates,
  ) {
    this.variance = new Float64Array(mean.length).fill(1);
    this.sigmaPath = new Float64Array(mean.length);
    this.path = new Float64Array(mean.length);
  }

  draw(rng: Rng): { x: Float64Array; z: Float64Array } {
    const z = this.mean.map(() => rng.normal());
    return { z, x: this.mean.map((m, i) => m + this.sigma * Math.sqrt(this.variance[i]!) * z[i]!) };
  }

  /** @param steps of the candidates, in units of the deviations, best first */
  move(steps: readonly Float64Array[]): void {
    const { weights, effective, path, damping, covariancePath, rankOne, rankMu, length } = this.rates;
    const { sigma, variance } = this;
    const average = this.mean.map((_, i) => weights.reduce((sum, w, k) => sum + w * steps[k]![i]!, 0));
    this.mean = this.mean.map((m, i) => m + sigma * Math.sqrt(variance[i]!) * average[i]!);
    let squared = 0;
    for (let i = 0; i < average.length; i++) {
      const deviation = Math.sqrt(variance[i]!);
      this.sigmaPath[i] = (1 - path) * this.sigmaPath[i]! + Math.sqrt(path * (2 - path) * effective) * average[i]!;
      squared += this.sigmaPath[i]! ** 2;
      const pull = Math.sqrt(covariancePath * (2 - covariancePath) * effective) * deviation * average[i]!;
      this.path[i] = (1 - covariancePath) * this.path[i]! + pull;
      const spread = weights.reduce((sum, w, k) => sum + w * variance[i]! * steps[k]![i]! ** 2, 0);
      variance[i] = (1 - rankOne - rankMu) * variance[i]! + rankOne * this.path[i]! ** 2 + rankMu * spread;
    }
    this.sigma = sigma * Math.exp((path / damping) * (Math.sqrt(squared) / length - 1));
  }
}
