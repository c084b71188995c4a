import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { coverComponents, neededComponents } from '../../../src/problems/facilityLocation/coverComponents';
import type { FacilityInstance } from '../../../src/problems/facilityLocation/FacilityInstance';

/** Components {0, 1, 2, 3}, {4, 5, 6} and {7, 8}. */
const graph = Graph.fromEdges(9, [0, 1, 2, 4, 5, 7], [1, 2, 3, 5, 6, 8]);
const components = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 2, 2);
const x = [0.1, 0.9, 0.3, 0.2, 0.4, 0.8, 0.8, 0.5, 0.6];
const posed = (columns?: object) => ({ graph, components, columns }) as unknown as FacilityInstance;
const cover = (chosen: number[], columns?: object) => [...coverComponents(posed(columns), Int32Array.from(chosen), x)];
const ones = new Float64Array(9).fill(1);

describe('coverComponents', () => {
  it('takes the best of a component that has none, the first of equals, for the least of those that can be spared', () => {
    expect(cover([0, 1, 2, 7])).toEqual([1, 2, 5, 7]);
    expect(cover([2, 0, 1])).toEqual([1, 5, 8]);
    expect(cover([3, 2, 4, 7])).toEqual([2, 3, 4, 7]);
  });

  it('lets no component give up its only one, however little it is wanted', () => {
    expect(cover([4, 1, 2])).toEqual([1, 4, 8]);
    expect(cover([0, 4, 5])).toEqual([0, 5, 8]);
  });

  it('passes over components without a demand and nodes that are no candidates', () => {
    const demand = Float64Array.of(1, 1, 1, 1, 0, 0, 1, 0, 0);
    expect(cover([0, 1, 8], { demand, candidate: ones })).toEqual([1, 5, 8]);
    const candidate = Float64Array.of(1, 1, 1, 1, 1, 0, 0, 1, 1);
    expect(cover([0, 1, 8], { demand, candidate })).toEqual([1, 4, 8]);
    // The only node of a component without a demand can be spared.
    expect(cover([1, 7], { demand, candidate: ones })).toEqual([1, 5]);
    expect(neededComponents(posed({ demand, candidate: ones }))).toEqual(new Set([0, 1]));
  });

  it('leaves a choice alone where components do not count', () => {
    const chosen = Int32Array.of(3, 1);
    const instance = { graph } as unknown as FacilityInstance;
    expect(coverComponents(instance, chosen, x)).toBe(chosen);
    expect(neededComponents(instance)).toEqual(new Set());
  });
});
