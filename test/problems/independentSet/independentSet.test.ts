import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { independentSet } from '../../../src/problems/independentSet/independentSet';
import { Rng } from '../../../src/random/Rng';

const square = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 0]);
const posed = independentSet.pose(square, { columns: { weight: [1, 2, 3, 4, 0.5] } });

describe('independentSet', () => {
  it('is worth the weights of its nodes, 1 each where nobody says', () => {
    expect(independentSet.value(posed, Int32Array.of(1, 3, 4))).toBe(6.5);
    expect(independentSet.value(independentSet.pose(square, {}), Int32Array.of(1, 3, 4))).toBe(3);
    expect(independentSet.value(posed, Int32Array.of())).toBe(0);
  });

  it('says which two nodes are joined', () => {
    expect(independentSet.violation(posed, Int32Array.of(1, 3, 4))).toBeNull();
    expect(independentSet.violation(posed, Int32Array.of(0, 3))).toBe(
      'expected no two nodes with an edge between them, but got 0 and 3',
    );
    expect(independentSet.violation(posed, Int32Array.of(3, 1))).toMatch(/ascending order/);
  });

  it('brings c ⊙ x, and more by other numbers at the nodes', () => {
    const { solve, outcomes, plain } = independentSet.guided!;
    const at = (z: number[]) => solve(posed, z);
    const flat = at(new Array<number>(5).fill(plain[0]!));
    expect([...flat]).toEqual([1, 3, 4]);
    expect([...outcomes(posed, flat)]).toEqual([0, 2, 0, 4, 0.5]);
    expect([...at([9, 1, 9, 1, 1])]).toEqual([0, 2, 4]);
    expect(independentSet.measures!(posed, Int32Array.of(0, 2, 4)).lgsRatio).toBeCloseTo(4.5 / 6.5, 12);
  });

  it('draws weights from U(0, 1)', () => {
    const drawn = independentSet.guided!.redraw(independentSet.pose(Graph.fromEdges(4000, [], []), {}), new Rng(1));
    const weight = [...drawn.columns.weight];
    expect(weight.reduce((a, b) => a + b, 0) / 4000).toBeCloseTo(0.5, 1);
    expect(Math.min(...weight)).toBeLessThan(0.01);
    expect(Math.max(...weight)).toBeGreaterThan(0.99);
  });

  it('refuses negative weights', () => {
    const pose = () => independentSet.pose(square, { columns: { weight: [1, 1, -1, 1, 1] } });
    expect(pose).toThrow('weight of node 2: expected a finite number of at least 0, but got -1');
  });
});
