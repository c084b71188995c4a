import { InputError } from '../errors';
import { Graph } from '../graph/Graph';
import type { DenseMatrix, Features } from '../graph/SparseMatrix';
import type { Seen } from './Method';

/** Numbers of a matrix that is made dense: 1 GiB of them. */
const MOST_NUMBERS = 2 ** 28;

/**
 * Features as points, n x F.
 * @throws InputError for sparse ones that are too many to be written out
 */
export function pointsOf(features: Features): DenseMatrix {
  if (features.kind === 'dense') return features;
  const { rows, cols, rowPtr, colIdx, values } = features;
  if (rows * cols > MOST_NUMBERS) {
    const actual = `${rows} x ${cols}, sparse`;
    throw new InputError({ what: 'points', expected: `at most ${MOST_NUMBERS} numbers`, actual });
  }
  const dense = new Float32Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) dense[i * cols + colIdx[e]!] = values === null ? 1 : values[e]!;
  }
  return { kind: 'dense', rows, cols, values: dense };
}

/** All points of several sets, and their graphs side by side without edges between them; one set as it is. */
export function joinPoints(sets: readonly Pick<Seen, 'graph' | 'features'>[]): { points: DenseMatrix; graph: Graph } {
  const all = sets.map(({ features }) => pointsOf(features));
  const [first] = all;
  if (sets.length === 1) return { points: first!, graph: sets[0]!.graph };
  const rows = all.reduce((sum, one) => sum + one.rows, 0);
  const values = new Float32Array(rows * first!.cols);
  const [heads, tails, weights]: number[][] = [[], [], []];
  let from = 0;
  sets.forEach(({ graph }, s) => {
    values.set(all[s]!.values, from * first!.cols);
    graph.forEachEdge((u, v, w) => {
      heads!.push(from + u);
      tails!.push(from + v);
      weights!.push(w);
    });
    from += graph.n;
  });
  const graph = Graph.fromEdges(rows, heads!, tails!, { weights: weights! });
  return { points: { kind: 'dense', rows, cols: first!.cols, values }, graph };
}
