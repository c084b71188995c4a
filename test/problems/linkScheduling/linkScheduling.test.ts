import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselines } from '../../../src/baselines';
import { Graph } from '../../../src/graph/Graph';
import { backlogOf } from '../../../src/problems/linkScheduling/backlog';
import { linkScheduling } from '../../../src/problems/linkScheduling/linkScheduling';
import { followPolicy, onProduct, onServed } from '../../../src/problems/linkScheduling/policy';
import { rewardsOf } from '../../../src/problems/linkScheduling/rewards';
import { drawTraffic } from '../../../src/problems/linkScheduling/traffic';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';

const path = Graph.fromEdges(3, [0, 1], [1, 2]);

/** Two slots on a path of three links. */
const posed = linkScheduling.pose(path, { columns: { arrivals: [4, 5, 1, 0, 0, 2], rates: [3, 9, 1, 1, 2, 9] } });

describe('linkScheduling', () => {
  it('serves after arrivals, at most the rate and at most the queue', () => {
    // Slot 0: queues 4 5 1, link 1 sends 5 of 9. Slot 1: queues 4 0 3, links 0 and 2 send 1 and 3.
    expect(linkScheduling.value(posed, Int32Array.of(1, 3, 5))).toBeCloseTo((4 + 0 + 1 + 3 + 0 + 0) / 6, 12);
    const { median, perLink } = backlogOf(posed, Int32Array.of(1, 3, 5));
    expect(median).toBeCloseTo((1 + 0) / 2, 12);
    expect([...perLink]).toEqual([3.5, 0, 0.5]);
  });

  it('keeps everything that is never served', () => {
    expect(linkScheduling.value(posed, Int32Array.of())).toBeCloseTo((4 + 5 + 1 + 4 + 5 + 3) / 6, 12);
  });

  it('says which links conflict, and in which slot', () => {
    expect(linkScheduling.violation(posed, Int32Array.of(0, 3, 4))).toBe(
      'expected links that do not conflict in slot 1, but got 0 and 1',
    );
    expect(linkScheduling.violation(posed, Int32Array.of(0, 4))).toBeNull();
    expect(linkScheduling.violation(posed, Int32Array.of(6))).toMatch(/between 0 and 5, but got 6/);
  });

  it('refuses arrivals and rates of different lengths, or none', () => {
    const pose = (columns: Record<string, number[]>) => () => linkScheduling.pose(path, { columns });
    expect(pose({ arrivals: [1, 2] })).toThrow(/arrivals: expected n = 3 numbers/);
    expect(pose({ arrivals: [1, 2, 3], rates: [1, 2, 3, 4, 5, 6] })).toThrow(/as many slots/);
    expect(pose({ arrivals: [-1, 2, 3] })).toThrow(/arrivals of node 0/);
  });

  it('weighs links as its policy says', () => {
    // Slot 0: products 12 45 1, link 1 goes first; served 3 5 1 likewise.
    expect([...followPolicy(posed, onProduct)].slice(0, 1)).toEqual([1]);
    const two = linkScheduling.pose(Graph.fromEdges(2, [0], [1]), { columns: { arrivals: [9, 2], rates: [1, 4] } });
    expect([...followPolicy(two, onProduct)]).toEqual([0]); // 9 against 8
    expect([...followPolicy(two, onServed)]).toEqual([1]); // 1 against 2
  });

  it('plays feasible schedules whatever the graph, the traffic and the policy', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer(),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (n, seed, beta) => {
          const rng = new Rng(seed);
          const graph = randomGraph(n, 0.3, seed);
          const instance = linkScheduling.pose(graph, {
            columns: { ...drawTraffic({ links: n, slots: 9, load: 0.1, rng }) },
          });
          const solution = baselines['max-weight']!.solve(instance, { settings: { utility: 'served', beta } });
          expect(linkScheduling.violation(instance, solution)).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has no links at all, and no backlog then', () => {
    const none = linkScheduling.pose(Graph.fromEdges(0, [], []), {});
    expect(linkScheduling.value(none, followPolicy(none, onProduct))).toBe(0);
  });
});

describe('rewardsOf', () => {
  it('counts what a slot sent beyond plain LGS from the same state', () => {
    // Slot 0: plain LGS serves link 1 (45 > 12 > 1) and sends 5; links 0 and 2 send 3 and 1 instead.
    const [a, b] = [rewardsOf(posed, Int32Array.of(0, 2)), rewardsOf(posed, Int32Array.of(1))];
    expect([...a.subarray(0, 3)]).toEqual([3, -5, 1]);
    expect([...b.subarray(0, 3)]).toEqual([0, 0, 0]);
    // Slot 1 after serving link 1: queues 4 0 3, rates 1 2 9; plain serves 2 and 0 and sends 3 and 1, we nothing.
    expect([...b.subarray(3)]).toEqual([-1, 0, -3]);
  });

  it('starts each slot from what the schedule left', () => {
    const columns = { arrivals: [4, 0, 0, 0, 0, 0], rates: [3, 1, 1, 9, 1, 1] };
    // Link 0 sends 3 of 4 as plain LGS does; of the one that is left plain LGS would send all in slot 1.
    expect([...rewardsOf(linkScheduling.pose(path, { columns }), Int32Array.of(0))]).toEqual([0, 0, 0, -1, 0, 0]);
  });

  it('is nothing for the plain policy itself', () => {
    expect(rewardsOf(posed, followPolicy(posed, onProduct)).every((r) => r === 0)).toBe(true);
  });
});

describe('drawTraffic', () => {
  it('has an empty first slot, whole numbers, and the means that it is told', () => {
    const { arrivals, rates } = drawTraffic({ links: 100, slots: 200, load: 0.07, rng: new Rng(1) });
    expect(arrivals.subarray(0, 100).every((a) => a === 0)).toBe(true);
    const mean = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(mean(arrivals.subarray(100))).toBeCloseTo(3.5, 1);
    expect(mean(rates)).toBeCloseTo(49.6, 0);
    expect(rates.every((r) => Number.isInteger(r) && r >= 0 && r <= 100)).toBe(true);
  });

  it.each([-0.1, 10.5, Number.NaN])('refuses a load of %d', (load) => {
    const draw = () => drawTraffic({ links: 3, load, rng: new Rng(0) });
    expect(draw).toThrow(`load: expected a number between 0 and 10, but got ${load}`);
    expect(drawTraffic({ links: 3, slots: 2, load: 0, rng: new Rng(0) }).arrivals).toEqual(new Float64Array(6));
  });

  it('is the same for the same seed', () => {
    const draw = (seed: number) => drawTraffic({ links: 5, rng: new Rng(seed) });
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });
});
