import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { kMedian } from '../../../src/problems/kMedian/kMedian';
import { relax } from '../../../src/problems/relax';
import { exact } from '../../support/finiteDifference';
import { lengthsOf } from '../../support/lengths';

const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
const chosen = (...nodes: number[]) => Int32Array.from(nodes);

describe('kMedian', () => {
  it('is the mean number of hops to the nearest chosen node, and tells equals apart by the largest', () => {
    const posed = kMedian.pose(path, { k: 2 });
    expect(kMedian.value(posed, chosen(0, 4))).toBeCloseTo((0 + 1 + 2 + 1 + 0) / 5, 12);
    expect(kMedian.value(posed, chosen(1, 4))).toBeCloseTo((1 + 0 + 1 + 1 + 0) / 5, 12);
    expect(kMedian.tieBreak!.of(posed, chosen(0, 4))).toBe(2);
  });

  it('counts nodes by their demand, and takes only candidates', () => {
    const columns = { demand: [10, 0, 0, 0, 1], candidate: [0, 1, 1, 1, 1] };
    const posed = kMedian.pose(path, { k: 1, columns });
    expect(kMedian.value(posed, chosen(1))).toBeCloseTo((10 * 1 + 1 * 3) / 11, 12);
    expect(kMedian.violation(posed, chosen(0))).toBe('expected candidates only, but got node 0');
  });

  it('measures lengths, in their unit', () => {
    const values = lengthsOf(path, (u) => u + 1);
    const posed = kMedian.pose(path, { k: 1, lengths: { name: 'km', values } });
    expect(kMedian.value(posed, chosen(2))).toBeCloseTo((1 + 2 + 2 + 0 + 3 + 3 + 4) / 5, 12);
    expect(kMedian.unitOf!(posed).label).toBe('km on average');
  });

  it('has the expected mean distance as its loss, whatever part is observed, and its memory plan', () => {
    for (const options of [{}, { partial: true }]) {
      const relaxed = relax(kMedian, kMedian.pose(path, { k: 2, ...options }));
      const x = exact([0, 1, 0, 0, 1], [5]);
      expect(relaxed.loss(x).dataSync()[0]).toBeCloseTo(3 / 5, 4);
      expect(relaxed.hardLoss(chosen(1, 4))).toBeCloseTo(3 / 5, 12);
      expect(relaxed.distances).toEqual({ processBytes: 4 * 25, kernelBytes: 1.25 * 25 });
    }
  });
});
