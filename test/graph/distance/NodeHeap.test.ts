import { describe, expect, it } from 'vitest';
import { NodeHeap } from '../../../src/graph/distance/NodeHeap';
import { Rng } from '../../../src/random/Rng';

describe('NodeHeap', () => {
  it('gives nodes by key, of equal keys the lower first, and −1 at the end', () => {
    const heap = new NodeHeap(5);
    for (const [node, key] of [
      [4, 1],
      [2, 0.5],
      [0, 0.5],
      [3, 2],
    ] as const)
      heap.offer(node, key);
    heap.offer(3, 0.1);
    heap.offer(4, 7);
    expect(heap.size).toBe(4);
    expect([heap.take(), heap.take(), heap.take(), heap.take(), heap.take()]).toEqual([3, 0, 2, 4, -1]);
    heap.offer(4, 9);
    expect([heap.keyOf(4), heap.take()]).toEqual([9, 4]);
  });

  it('sorts like a sort, whatever is lowered in between', () => {
    const rng = new Rng(1);
    for (let round = 0; round < 50; round++) {
      const n = 1 + rng.int(40);
      const heap = new NodeHeap(n);
      const keys = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
      for (let i = 0; i < 3 * n; i++) {
        const [node, key] = [rng.int(n), rng.int(10)];
        heap.offer(node, key);
        keys[node] = Math.min(keys[node]!, key);
      }
      const sorted = Array.from(keys.keys())
        .filter((i) => keys[i]! < Number.POSITIVE_INFINITY)
        .sort((a, b) => keys[a]! - keys[b]! || a - b);
      expect(Array.from({ length: heap.size }, () => heap.take())).toEqual(sorted);
    }
  });
});
