import { InputError, requireInteger } from '../../errors';
import { Rng } from '../../random/Rng';
import { Graph } from '../Graph';

export interface PowerLawTreeOptions {
  /** n, at least 1. */
  nodes: number;
  /** γ, above 1: a degree d has a probability about d^−γ. Default 3. */
  exponent?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * A tree with degrees from a power law: degrees are rounded Pareto numbers of exponent γ − 1, of which random ones are drawn
 * anew until they sum to 2 (n − 1); inner nodes then stand on a path, the smallest degree first, and carry their leaves.
 * @throws InputError for n < 1, an exponent that is not above 1, or one that such a sum is too unlikely for
 * @example powerLawTree({ nodes: 50, seed: 1 }).m // 49
 */
export function powerLawTree({ nodes: n, exponent = 3, seed = 0 }: PowerLawTreeOptions): Graph {
  requireInteger('nodes', n, 1, Number.POSITIVE_INFINITY);
  if (!(exponent > 1 && Number.isFinite(exponent))) {
    throw new InputError({ what: 'exponent', expected: 'a finite number above 1', actual: String(exponent) });
  }
  const source: number[] = [];
  const target: number[] = [];
  if (n === 1) return Graph.fromEdges(1, source, target);
  const inner = drawDegrees(n, exponent, new Rng(seed)).filter((d) => d > 1);
  // Inner nodes are 1 … inner.length on a path with an end at either side; leaves follow.
  const path = inner.length + 2;
  for (let v = 1; v < path; v++) {
    source.push(v - 1);
    target.push(v);
  }
  let leaf = path;
  inner.sort().forEach((degree, i) => {
    for (let j = 2; j < degree; j++) {
      source.push(i + 1);
      target.push(leaf++);
    }
  });
  return Graph.fromEdges(n, source, target);
}

/** n degrees of at least 1 with the sum 2 (n − 1). */
function drawDegrees(n: number, exponent: number, rng: Rng): Int32Array {
  const draw = () => Math.min(n - 1, Math.max(1, Math.round((1 - rng.float()) ** (-1 / (exponent - 1)))));
  const degrees = Int32Array.from({ length: n }, draw);
  let sum = degrees.reduce((a, b) => a + b, 0);
  for (let tries = 0; sum !== 2 * (n - 1); tries++) {
    if (tries === MOST_DRAWS) {
      throw new InputError({ what: 'exponent', expected: 'one that gives a tree', actual: `${exponent}` });
    }
    const i = rng.int(n);
    sum -= degrees[i]!;
    degrees[i] = draw();
    sum += degrees[i]!;
  }
  return degrees;
}

const MOST_DRAWS = 1_000_000;
