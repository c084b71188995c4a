import { InputError } from '../../errors';

/** Place of each node in `nodes`, length n. @throws InputError when `nodes` has not each of n nodes once */
export function inversePermutation(nodes: Int32Array, n: number): Int32Array {
  const place = new Int32Array(n).fill(-1);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!(node >= 0 && node < n) || place[node] >= 0) {
      const actual = node >= 0 && node < n ? `${node} again` : String(node);
      throw new InputError({ what: `node order, place ${i}`, expected: `each of ${n} nodes once`, actual });
    }
    place[node] = i;
  }
  if (nodes.length !== n) {
    throw new InputError({ what: 'node order', expected: `n = ${n} nodes`, actual: `${nodes.length}` });
  }
  return place;
}
