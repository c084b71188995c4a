import { expect, it } from 'vitest';
import { choiceViolation } from '../../src/problems/choiceViolation';
import { guidedWeights } from '../../src/problems/guidedWeights';

it('guidedWeights cuts at 0 and refuses what is no number', () => {
  expect([...guidedWeights(3, (i) => i - 1)]).toEqual([0, 0, 1]);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => guidedWeights(2, (i) => (i === 1 ? wrong : 0))).toThrow(
      `guided weight of node 1: expected a finite number, but got ${wrong}`,
    );
});

it('choiceViolation says which node is out of range or out of order', () => {
  expect(choiceViolation(3, Int32Array.of(0, 2))).toBeNull();
  expect(choiceViolation(0, Int32Array.of())).toBeNull();
  expect(choiceViolation(3, Int32Array.of(0, 3))).toBe('expected nodes between 0 and 2, but got 3');
  expect(choiceViolation(3, Int32Array.of(2, 0))).toBe(
    'expected nodes in ascending order, each once, but got 0 after 2',
  );
  expect(choiceViolation(0, Int32Array.of(0))).toBe('expected no nodes of an empty graph, but got 0');
});
