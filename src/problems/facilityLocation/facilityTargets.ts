import { requireInteger } from '../../errors';
import { farthestFirst } from '../../graph/distance/farthestFirst';
import { landmarkHops, type TargetHops, targetHops } from '../../graph/distance/targetHops';
import type { Graph } from '../../graph/Graph';
import { mixSeed, Rng } from '../../random/Rng';
import type { LossApproximation } from '../Problem';

export interface TargetOptions {
  /** Target nodes p, 1 to n. */
  count: number;
  /** `sample` for a mean over nodes, `landmarks` for a maximum. */
  kind: LossApproximation['kind'];
  /** Largest distance D. */
  cap: number;
  seed: number;
  /** Of the sample's error, in (0, 1). */
  confidence: number;
  /** Of a soft maximum over landmarks; infinite for the maximum itself. */
  temperature: number;
}

/** The rows of distances that a loss over p target nodes needs, and what it can be wrong by. */
export interface LossTargets {
  readonly hops: TargetHops;
  readonly approximation: LossApproximation;
}

/**
 * Chooses target nodes for facility location on graphs too large for all pairs, and bounds the error of the loss.
 *
 * - `sample`: p different nodes, drawn evenly. For a decision that does not depend on the draw, the mean over them is within
 *   D sqrt((1 − (p − 1) / n) ln(2 / δ) / (2 p)) of the mean over all nodes with probability 1 − δ, the `confidence`
 *   (Hoeffding's bound, in Serfling's form for draws without repeats).
 * - `landmarks`: farthest first, so that every node is within r hops of one. Expected distances of neighbours differ by at
 *   most 1, so max over landmarks ≤ max over nodes ≤ max over landmarks + r, always. A soft maximum of temperature τ lies
 *   between max − ln(count) / τ and max; over landmarks and over nodes it differs by at most
 *   max(r + ln(p) / τ, ln(n) / τ).
 *
 * No error exceeds D.
 *
 * @see Hoeffding, "Probability inequalities for sums of bounded random variables", JASA 1963; Serfling, "Probability
 * inequalities for the sum in sampling without replacement", Annals of Statistics 1974; Gonzalez, TCS 1985
 * @throws InputError for a count outside [1, n]
 */
export function facilityTargets(graph: Graph, options: TargetOptions): LossTargets {
  const { count, kind, cap, seed } = options;
  const { n } = graph;
  requireInteger('targets', count, 1, n, 'n');
  const rng = new Rng(mixSeed(seed, TARGETS));
  if (kind === 'sample') {
    const hops = targetHops(graph, drawNodes(n, count, rng), cap);
    return { hops, approximation: sampleError(n, options) };
  }
  const { radius, ...hops } = landmarkHops(graph, { count, first: rng.int(n), cap });
  return { hops, approximation: landmarkError(n, radius, options) };
}

/** The same choice among `nodes`, by distances of any kind: targets alone, no rows are kept. */
export function targetsAmong(
  nodes: Int32Array,
  rowOf: (node: number) => ArrayLike<number>,
  options: TargetOptions,
): { readonly targets: Int32Array; readonly approximation: LossApproximation } {
  const { count, kind, seed } = options;
  const size = nodes.length;
  requireInteger('targets', count, 1, size, 'nodes with a demand');
  const rng = new Rng(mixSeed(seed, TARGETS));
  if (kind === 'sample') {
    const targets = drawNodes(size, count, rng).map((at) => nodes[at]!);
    return { targets, approximation: sampleError(size, options) };
  }
  const { centres, radius } = farthestFirst(size, count, rng.int(size), (at) => {
    const row = rowOf(nodes[at]!);
    return Float64Array.from(nodes, (node) => row[node]!);
  });
  return {
    targets: centres.map((at) => nodes[at]!),
    approximation: landmarkError(size, Math.min(radius, options.cap), options),
  };
}

function sampleError(n: number, { count, cap, confidence }: TargetOptions): LossApproximation {
  const spread = count === n ? 0 : (1 - (count - 1) / n) / (2 * count);
  const error = Math.min(cap, cap * Math.sqrt(spread * Math.log(2 / (1 - confidence))));
  return { targets: count, kind: 'sample', error, confidence: count === n ? 1 : confidence };
}

function landmarkError(n: number, radius: number, { count, cap, temperature }: TargetOptions): LossApproximation {
  const largest = Math.max(radius + Math.log(count) / temperature, Math.log(n) / temperature);
  const error = count === n ? 0 : Math.min(cap, largest);
  return { targets: count, kind: 'landmarks', error, confidence: 1 };
}

const TARGETS = 5;

/** Up to here n² distances are kept, beyond it those of this many nodes, or of fewer if they would be more than that. */
const ALL_PAIRS = 20_000;
const DEFAULT_COUNT = 1000;
const LARGEST_PAIRS = 2 ** 28;

/** Over lengths as many pairs at most: they are walked one by one, at 6 bytes each. */
export const LENGTH_PAIRS = 2 ** 22;
const FEWEST = 16;

/** How many of the nodes with a demand a loss over lengths looks at in a graph of n, unless told. */
export function defaultLengthTargets(n: number, served: number): number {
  if (n * served <= LENGTH_PAIRS) return served;
  return Math.min(served, Math.max(FEWEST, Math.floor(LENGTH_PAIRS / n)));
}

/** How many nodes the loss looks at in a graph of n, unless told. */
export function defaultTargets(n: number): 'all' | number {
  if (n <= ALL_PAIRS) return 'all';
  return Math.max(1, Math.min(DEFAULT_COUNT, Math.floor(LARGEST_PAIRS / n)));
}

/** `count` different nodes, each set of them as likely, ascending. */
function drawNodes(n: number, count: number, rng: Rng): Int32Array {
  const nodes = Int32Array.from({ length: n }, (_, v) => v);
  for (let i = 0; i < count; i++) {
    const j = i + rng.int(n - i);
    [nodes[i], nodes[j]] = [nodes[j], nodes[i]];
  }
  return nodes.slice(0, count).sort();
}
