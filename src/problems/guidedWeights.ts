import { InputError } from '../errors';

/**
 * Weights for a heuristic that cannot do with less than 0: max(0, mix(i)) for each of n nodes.
 * @throws InputError where the mix is no finite number, as after a training that ran away
 * @example guidedWeights(2, (i) => [3, 5][i]! * [1, -1][i]!) // Float64Array [3, 0]
 */
export function guidedWeights(n: number, mix: (node: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const weight = mix(i);
    if (Number.isFinite(weight)) return Math.max(0, weight);
    throw new InputError({ what: `guided weight of node ${i}`, expected: 'a finite number', actual: String(weight) });
  });
}
