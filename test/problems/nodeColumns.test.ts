import { expect, it } from 'vitest';
import { nodeColumns } from '../../src/problems/nodeColumns';

const specs = {
  weight: { about: 'what a node is worth', default: 1, low: 0 },
  terminal: { about: 'whether it has to be joined', default: 0, flag: true },
};

it('nodeColumns takes what is given and fills in the rest', () => {
  const { weight, terminal } = nodeColumns(specs, { terminal: [1, 0, 1] }, 3);
  expect([...weight]).toEqual([1, 1, 1]);
  expect([...terminal]).toEqual([1, 0, 1]);
  expect(nodeColumns(specs, undefined, 0).weight.length).toBe(0);
});

it('nodeColumns copies, so that a problem owns its data', () => {
  const mine = [2, 3];
  const { weight } = nodeColumns(specs, { weight: mine }, 2);
  mine[0] = 9;
  expect(weight[0]).toBe(2);
});

it.each([
  [{ wieght: [1, 1] }, 'node column: expected one of weight, terminal, but got "wieght"'],
  [{ weight: [1] }, 'node column weight: expected n = 2 numbers, one per node, but got 1'],
  [{ weight: [1, Number.NaN] }, 'weight of node 1: expected a finite number of at least 0, but got NaN'],
  [{ weight: [-1, 0] }, 'weight of node 0: expected a finite number of at least 0, but got -1'],
  [{ terminal: [0, 0.5] }, 'terminal of node 1: expected 0 or 1, but got 0.5'],
])('nodeColumns refuses %j', (given, message) => {
  expect(() => nodeColumns(specs, given, 2)).toThrow(message);
});
