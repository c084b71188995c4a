import { expect, it } from 'vitest';
import { cutItem } from '../../bench/cutItem';
import { Graph } from '../../src/graph/Graph';

/** A cycle of 9 nodes. */
const cycle = Graph.fromEdges(9, [0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8, 0]);

it('cutItem times the loss with its gradient, and hands its peers the same soft partition', async () => {
  const item = cutItem('toy/cut', cycle, 3);
  expect(await item.time(0, 2)).toBeGreaterThan(0);
  const { arrays, numbers } = item.problem();
  expect(numbers).toEqual({ n: 9 });
  const r = arrays.partition as Float32Array;
  let loss = 7;
  for (let c = 0; c < 7; c++) {
    let [inside, volume] = [0, 0];
    for (let i = 0; i < 9; i++) {
      volume += 2 * r[7 * i + c]!;
      inside += r[7 * i + c]! * (r[7 * ((i + 1) % 9) + c]! + r[7 * ((i + 8) % 9) + c]!);
    }
    loss -= inside / volume;
  }
  expect(item.value!()).toBeCloseTo(loss, 5);
});
