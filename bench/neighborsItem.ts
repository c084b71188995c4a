import { type Neighbors, nearestNeighbors } from '../src/graph/neighbors/nearestNeighbors';
import type { DenseMatrix } from '../src/graph/SparseMatrix';
import { Rng } from '../src/random/Rng';
import type { BenchItem, PeerSpec } from './BenchItem';
import { sample } from './sample';

/** n points of F standard normal coordinates, a stand-in for images of F pixels: all pairs are compared whatever they are. */
export function normalPoints(n: number, f: number): DenseMatrix {
  const rng = new Rng(0);
  return { kind: 'dense', rows: n, cols: f, values: Float32Array.from({ length: n * f }, () => rng.normal()) };
}

/** The k nearest other points of every point. The value is the mean distance to them. */
export function neighborsItem(
  name: string,
  points: DenseMatrix,
  k: number,
  options: { peers?: readonly PeerSpec[] } = {},
): BenchItem {
  let last: Neighbors | undefined;
  const run = () => {
    last = nearestNeighbors(points, { k });
    return last;
  };
  return {
    name,
    iterations: 0,
    nodes: points.rows,
    steps: 1,
    time: (_, count) => sample(run, count),
    value: () => meanDistance(last ?? run()),
    peers: options.peers ?? [],
    setup: { algorithm: 'neighbors', k },
    problem: () => ({ arrays: { features: points.values }, numbers: { n: points.rows, F: points.cols } }),
  };
}

function meanDistance({ squared }: Neighbors): number {
  let sum = 0;
  for (const d of squared) sum += Math.sqrt(d);
  return sum / squared.length;
}
