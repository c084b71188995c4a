import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { withRoom } from '../../../src/problems/capacitated/CapacitatedInstance';
import { capacitated } from '../../../src/problems/capacitated/capacitated';
import { relax } from '../../../src/problems/relax';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';
import { lengthsOf } from '../../support/lengths';

const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
const chosen = (...nodes: number[]) => Int32Array.from(nodes);

describe('capacitated', () => {
  it('sends on what the nearest cannot take: by hand', () => {
    const posed = capacitated.pose(path, { k: 2, columns: { capacity: [1, 2, 3, 4, 4] } });
    // Without capacities nodes 0, 1, 2 would go to 0; it serves itself alone.
    expect(capacitated.value(posed, chosen(0, 4))).toBeCloseTo((0 + 3 + 2 + 1 + 0) / 5, 12);
  });

  it('gives everyone a fair share where no capacity is told, in whole units, times the slack', () => {
    const { columns } = capacitated.pose(path, { k: 2 });
    expect([...columns.capacity]).toEqual([3, 3, 3, 3, 3]);
    expect(capacitated.pose(path, { k: 2, terms: { slack: 1.3 } }).columns.capacity[0]).toBe(4);
    const demand = [0.5, 0.5, 0.5, 0.5, 0.5];
    expect(capacitated.pose(path, { k: 2, columns: { demand } }).columns.capacity[0]).toBeCloseTo(1.25, 12);
  });

  it('refuses a demand that no K nodes can serve, several components, and says what a choice lacks', () => {
    const small = () => capacitated.pose(path, { k: 2, columns: { capacity: [1, 1, 2, 1, 2] } });
    expect(small).toThrow(InputError);
    expect(small).toThrow(
      'capacity: expected K = 2 nodes that can serve a demand of 5, but got 4 of the K largest together',
    );
    const apart = () => capacitated.pose(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 });
    expect(apart).toThrow('capacitated k-median: expected a connected graph');
    const posed = capacitated.pose(path, { k: 2, columns: { capacity: [0, 1, 5, 3, 3] } });
    expect(capacitated.violation(posed, chosen(1, 3))).toBe(
      'expected capacity for a demand of 5, but got 4 from the chosen nodes',
    );
    expect(capacitated.violation(posed, chosen(0, 2))).toBe('expected candidates with a capacity, but got node 0');
    expect(capacitated.violation(posed, chosen(2))).toBeNull();
  });

  it('poses anew from what it posed, as a run does for what it observed', () => {
    const posed = capacitated.pose(path, { k: 2 });
    const again = capacitated.pose(path, { k: 2, columns: posed.columns });
    expect(again.columns).toEqual(posed.columns);
  });

  it('tells of each node who serves most of it and from how far, and of each facility what it serves', () => {
    const posed = capacitated.pose(path, { k: 2, columns: { demand: [2, 2, 1, 0, 1], capacity: [3, 0, 0, 0, 3] } });
    const { group, columns } = capacitated.outcome!(posed, chosen(0, 4));
    // Half of node 1 stays at 0, the other half goes 3 hops.
    expect([...group]).toEqual([0, 0, 1, 1, 1]);
    expect(columns.distance).toEqual([0, (1 + 3) / 2, 2, 1, 0]);
    expect(columns.load).toEqual([3, null, null, null, 3]);
  });

  it('mends a choice that lacks room, with candidates only', () => {
    const posed = capacitated.pose(path, { k: 2, columns: { capacity: [1, 1, 4, 4, 4], candidate: [1, 1, 1, 1, 0] } });
    expect([...withRoom(posed, chosen(0, 1))]).toEqual([1, 2]);
    const tight = capacitated.pose(path, { k: 2, columns: { capacity: [1, 1, 2, 3, 1] } });
    expect([...withRoom(tight, chosen(0, 1))]).toEqual([2, 3]);
  });

  it('has the gradient of its loss, over hops, lengths, demands and capacities', async () => {
    const { graph } = karateClub();
    const demand = Array.from({ length: 34 }, (_, v) => v % 4);
    const capacity = Array.from({ length: 34 }, (_, v) => (v % 3 === 0 ? 0 : 20 + v));
    const lengths = { name: 'km', values: lengthsOf(graph, (u, v) => 1 + ((u + 3 * v) % 7)) };
    await inFloat64(() => {
      for (const options of [{}, { columns: { demand, capacity } }, { columns: { demand }, lengths }]) {
        const { loss } = relax(capacitated, capacitated.pose(graph, { k: 3, ...options }), { price: 2 });
        const x = exact(randomValues(34, 1, 0, 0.3), [34]);
        const error = gradientError((y) => loss(y), [x]);
        // Sums of stock tfjs ops are in float32: larger steps, three digits.
        if (!(error < 1e-5)) expect(gradientError((y) => loss(y), [x], 1e-2)).toBeLessThan(1e-3);
      }
    });
  });

  it('has a loss at certain choices that is the nearest distances and the price of the overflow', () => {
    const { graph } = karateClub();
    const relaxed = relax(capacitated, capacitated.pose(graph, { k: 2 }), { price: 3 });
    for (const nodes of [chosen(0, 33), chosen(11, 12), chosen(5, 20)]) {
      const x = Float64Array.from({ length: 34 }, (_, u) => (nodes.includes(u) ? 1 : 0));
      expect(relaxed.loss(exact(x, [34])).dataSync()[0]).toBeCloseTo(relaxed.hardLoss(nodes), 3);
    }
  });

  it('values no choice below its loss without a price', () => {
    const { graph } = karateClub();
    const posed = capacitated.pose(graph, { k: 2 });
    const { hardLoss } = relax(capacitated, posed, { price: 0 });
    for (let u = 1; u < 34; u++)
      expect(capacitated.value(posed, chosen(0, u))).toBeGreaterThanOrEqual(hardLoss(chosen(0, u)) - 1e-12);
  });
});
