import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { NodeFormula } from '../../src/models/NodeFormula';

const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]);
const ones = { columns: 1, values: [1, 1, 1, 1] };

describe('NodeFormula', () => {
  it('is plain at 0, a channel that is plainly 0 too', () => {
    const formula = new NodeFormula({ columns: 1, plain: [0.5, 0], unit: 7 });
    expect(formula.parameters).toBe(2 * 3 + 1);
    expect([...formula.z(new Float64Array(7), formula.logs(path, ones))]).toEqual([0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0]);
  });

  it('raises what is around a node to the powers, computed by hand', () => {
    const formula = new NodeFormula({ columns: 1, plain: [2] });
    const logs = formula.logs(path, ones);
    // Node 1: 1 + degree 3, 1 + mean degree of its neighbours 1 + 1.5, 1 + Σ 1 / (1 + d) = 1 + 1/2 + 1/3.
    for (const [k, base] of [3, 2.5, 11 / 6].entries()) {
      const theta = [0, 0, 0];
      theta[k] = -0.5;
      expect(formula.z(theta, logs)[1]).toBeCloseTo(2 / Math.sqrt(base), 12);
    }
  });

  it('sums input columns over neighbours, each with a power of its own', () => {
    const formula = new NodeFormula({ columns: 2, plain: [1] });
    const logs = formula.logs(path, { columns: 2, values: [1, 0, 0, 5, 1, 0, 0, 0] });
    expect(formula.z([1, 0, 0, 0], logs)[1]).toBeCloseTo(3, 12);
    expect(formula.z([0, 1, 0, 0], logs)[2]).toBeCloseTo(6, 12);
  });

  it('gives a channel that is plainly 0 an amplitude in the unit, and keeps isolated nodes plain', () => {
    const formula = new NodeFormula({ columns: 1, plain: [0], unit: 10 });
    const logs = formula.logs(Graph.fromEdges(2, [], []), { columns: 1, values: [1, 1] });
    expect([...formula.z([3, -2, 1, 0.2], logs)]).toEqual([2, 2]);
  });
});
