import { InputError } from '../../errors';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';

/**
 * The k-centre objective of chosen nodes: the largest distance from any node to the nearest centre. O(n |centres|).
 * An empty graph has 0. Unreachable pairs count as what the matrix holds for them.
 * @throws InputError if there is no centre, or one is not a node.
 * @example kCenterRadius(allPairsHops(Graph.fromEdges(3, [0, 1], [1, 2])), [1]) // 1
 */
export function kCenterRadius(matrix: DistanceMatrix, centres: ArrayLike<number>): number {
  const { n, distances } = matrix;
  if (n === 0) return 0;
  if (centres.length === 0) throw new InputError({ what: 'centres', expected: 'at least one', actual: 'none' });
  for (let c = 0; c < centres.length; c++) {
    if (!(Number.isInteger(centres[c]) && centres[c]! >= 0 && centres[c]! < n)) {
      throw new InputError({ what: `centre ${c}`, expected: `a node in [0, ${n})`, actual: String(centres[c]) });
    }
  }
  let radius = 0;
  for (let v = 0; v < n; v++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.length; c++) nearest = Math.min(nearest, distances[centres[c]! * n + v]!);
    radius = Math.max(radius, nearest);
  }
  return radius;
}
