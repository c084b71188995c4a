/**
 * The nodes with `inside[i] !== 0`, ascending.
 * @example nodesWhere([0, 1, 1]) // Int32Array [1, 2]
 */
export function nodesWhere(inside: ArrayLike<number>): Int32Array {
  const nodes: number[] = [];
  for (let i = 0; i < inside.length; i++) if (inside[i] !== 0) nodes.push(i);
  return Int32Array.from(nodes);
}
