import { InputError } from '../errors';
import { Graph } from '../graph/Graph';
import { Rng } from '../random/Rng';

export interface SplitFractions {
  readonly train: number;
  readonly valid: number;
  readonly test: number;
}

/** The paper's 40 % observed, 10 % validation, 50 % test. */
const PAPER_FRACTIONS: SplitFractions = { train: 0.4, valid: 0.1, test: 0.5 };

export interface SplitEdgesOptions {
  /** Non-negative, adding up to 1. Default 0.4 / 0.1 / 0.5. */
  fractions?: SplitFractions;
  /** Default 0. */
  seed?: number;
}

export interface EdgeSplits {
  readonly train: Graph;
  readonly valid: Graph;
  readonly test: Graph;
}

/**
 * Deals the m distinct undirected edges of a graph into three graphs over the same n nodes, weights kept. Sizes are
 * round(train · m), round(valid · m) and the rest. Unlike the released splits, which were cut by line from files that
 * list some edges twice, no edge can be in two parts.
 * @throws InputError for fractions that are negative or do not add up to 1
 * @example splitEdges(karateClub().graph, { seed: 1 }).train.m // 31 of 78
 */
export function splitEdges(graph: Graph, options: SplitEdgesOptions = {}): EdgeSplits {
  const { fractions = PAPER_FRACTIONS, seed = 0 } = options;
  const { train, valid, test } = fractions;
  if (!(Math.min(train, valid, test) >= 0 && Math.abs(train + valid + test - 1) < 1e-9)) {
    throw new InputError({
      what: 'split fractions',
      expected: 'three numbers of at least 0 that add up to 1',
      actual: `${train}, ${valid}, ${test}`,
    });
  }
  const { n, m } = graph;
  const source = new Int32Array(m);
  const target = new Int32Array(m);
  const weight = new Float32Array(m);
  let edge = 0;
  graph.forEachEdge((u, v, w) => {
    source[edge] = u;
    target[edge] = v;
    weight[edge++] = w;
  });
  const order = new Rng(seed).shuffle(Int32Array.from({ length: m }, (_, e) => e));
  const trainEnd = Math.round(train * m);
  const validEnd = Math.min(m, trainEnd + Math.round(valid * m));
  const part = (from: number, to: number): Graph => {
    const chosen = order.subarray(from, to);
    return Graph.fromEdges(
      n,
      chosen.map((e) => source[e]),
      chosen.map((e) => target[e]),
      {
        ids: graph.ids,
        ...(graph.weights === null ? {} : { weights: Float32Array.from(chosen, (e) => weight[e]) }),
      },
    );
  };
  const splits = { train: part(0, trainEnd), valid: part(trainEnd, validEnd), test: part(validEnd, m) };
  assertPartition(graph, splits);
  return splits;
}

/** Number of undirected edges that both graphs (over the same nodes) have. */
export function countSharedEdges(a: Graph, b: Graph): number {
  let shared = 0;
  for (let u = 0; u < a.n; u++) {
    let i = a.rowPtr[u];
    let j = b.rowPtr[u];
    while (i < a.rowPtr[u + 1] && j < b.rowPtr[u + 1]) {
      const difference = a.colIdx[i] - b.colIdx[j];
      if (difference === 0 && a.colIdx[i] > u) shared++;
      if (difference <= 0) i++;
      if (difference >= 0) j++;
    }
  }
  return shared;
}

/** A broken split would quietly leak test edges into training, so this is checked and not only tested. */
function assertPartition(graph: Graph, { train, valid, test }: EdgeSplits): void {
  const overlap = countSharedEdges(train, valid) + countSharedEdges(train, test) + countSharedEdges(valid, test);
  if (overlap !== 0 || train.m + valid.m + test.m !== graph.m) {
    throw new Error(
      `edge split is not a partition: ${train.m} + ${valid.m} + ${test.m} of ${graph.m}, ${overlap} shared`,
    );
  }
}
