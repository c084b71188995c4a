import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { dismantling } from '../../../src/problems/dismantling/dismantling';
import { immunisation } from '../../../src/problems/immunisation/immunisation';
import { relax } from '../../../src/problems/relax';

const star = Graph.fromEdges(6, [0, 0, 0, 0, 4], [1, 2, 3, 4, 5]);
const chosen = (...nodes: number[]) => Int32Array.from(nodes);

describe('immunisation', () => {
  it('is the drop of the largest eigenvalue, by hand', () => {
    const posed = immunisation.pose(star, { k: 1 });
    // λ² of this tree is the larger root of λ⁴ − 5 λ² + 3; without 0 one edge is left, without 4 a star of three.
    const whole = Math.sqrt((5 + Math.sqrt(13)) / 2);
    expect(immunisation.value(posed, chosen(0))).toBeCloseTo(whole - 1, 10);
    expect(immunisation.value(posed, chosen(4))).toBeCloseTo(whole - Math.sqrt(3), 10);
    expect(immunisation.value(immunisation.pose(star, { k: 6 }), chosen(0, 1, 2, 3, 4, 5))).toBeCloseTo(whole, 10);
  });

  it('counts weights, and refuses a graph without edges', () => {
    const heavy = Graph.fromEdges(2, [0], [1], { weights: [2.5] });
    expect(immunisation.value(immunisation.pose(heavy, { k: 1 }), chosen(0))).toBeCloseTo(2.5, 12);
    const empty = () => immunisation.pose(Graph.fromEdges(3, [], []), { k: 1 });
    expect(empty).toThrow('immunisation: expected a graph with an edge, but got none');
  });

  it('rounds to the draw that leaves least', () => {
    const { round } = relax(immunisation, immunisation.pose(star, { k: 1 }));
    expect([...round([0.5, 0, 0, 0, 0.5, 0], { seed: 0 })]).toEqual([0]);
  });
});

describe('dismantling', () => {
  it('is the size of the largest component left, equals told apart by connected pairs', () => {
    const posed = dismantling.pose(star, { k: 1 });
    expect(dismantling.value(posed, chosen(0))).toBe(2);
    expect(dismantling.value(posed, chosen(4))).toBe(4);
    expect(dismantling.tieBreak!.of(posed, chosen(4))).toBe(6);
    expect(dismantling.value(dismantling.pose(star, { k: 6 }), chosen(0, 1, 2, 3, 4, 5))).toBe(0);
  });

  it('has a loss that sees some components only, and a hard loss that sees all', () => {
    const pairs = Graph.fromEdges(
      40,
      Array.from({ length: 20 }, (_, i) => 2 * i),
      Array.from({ length: 20 }, (_, i) => 2 * i + 1),
    );
    const { hardLoss } = relax(dismantling, dismantling.pose(pairs, { k: 1 }), { sources: 1 });
    expect(hardLoss(chosen(0))).toBe(2);
  });
});
