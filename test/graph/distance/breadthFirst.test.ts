import { describe, expect, it } from 'vitest';
import { breadthFirst, UNREACHABLE } from '../../../src/graph/distance/breadthFirst';
import { Graph } from '../../../src/graph/Graph';

const graph = Graph.fromEdges(6, [0, 0, 2, 1], [2, 1, 3, 3]);

function searched(starts: Record<number, number>, options: { step?: number } = {}) {
  const values = new Int32Array(6).fill(UNREACHABLE);
  const queue = new Int32Array(6);
  Object.entries(starts).forEach(([node, value], i) => {
    queue[i] = Number(node);
    values[queue[i]] = value;
  });
  const tail = breadthFirst(graph, values, queue, { tail: Object.keys(starts).length, ...options });
  return { values: [...values], reached: [...queue.subarray(0, tail)] };
}

describe('breadthFirst', () => {
  it('reaches nodes in breadth-first order, neighbours ascending, and counts hops', () => {
    expect(searched({ 0: 0 })).toEqual({ values: [0, 1, 1, 2, -1, -1], reached: [0, 1, 2, 3] });
  });

  it('hands on the values of the starts with step 0', () => {
    expect(searched({ 1: 7, 4: 5 }, { step: 0 })).toEqual({ values: [7, 7, 7, 7, 5, -1], reached: [1, 4, 0, 3, 2] });
  });

  it('goes on from where another search ended, and passes over what that one found', () => {
    const values = new Int32Array(6).fill(UNREACHABLE);
    const queue = new Int32Array(6);
    values[4] = 0;
    queue[0] = 4;
    const first = breadthFirst(graph, values, queue, { tail: 1 });
    expect(first).toBe(1);
    values[3] = 10;
    queue[first] = 3;
    expect(breadthFirst(graph, values, queue, { head: first, tail: first + 1 })).toBe(5);
    expect([...queue.subarray(0, 5)]).toEqual([4, 3, 1, 2, 0]);
    expect([...values]).toEqual([12, 11, 11, 10, 0, -1]);
  });
});
