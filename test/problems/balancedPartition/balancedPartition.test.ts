import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { balancedPartition } from '../../../src/problems/balancedPartition/balancedPartition';
import { fillParts } from '../../../src/problems/balancedPartition/fillParts';
import { overload } from '../../../src/problems/balancedPartition/overload';
import { partSizes, roomOf } from '../../../src/problems/balancedPartition/partSizes';
import { refineParts } from '../../../src/problems/balancedPartition/refineParts';
import { cutWeight } from '../../../src/problems/maxCut/maxCut';
import { relax } from '../../../src/problems/relax';
import { Rng } from '../../../src/random/Rng';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';
import { randomGraph } from '../../support/randomGraph';

const { graph: club } = karateClub();

describe('balanced partition', () => {
  it.each([
    [34, 2, 0, 17],
    [34, 2, 0.03, 17],
    [34, 2, 0.06, 18],
    [34, 4, 0, 9],
    [100, 3, 0.03, 34],
    [1000, 10, 0.03, 103],
  ])('gives each of n = %i nodes in K = %i parts at %f a room of %i', (n, k, tolerance, room) => {
    expect(roomOf({ graph: { n }, k, terms: { tolerance } })).toBe(room);
  });

  it('says which part is too large, and mends it', () => {
    const posed = balancedPartition.pose(club, { k: 4 });
    const labels = Int32Array.from({ length: 34 }, (_, u) => (u < 20 ? 0 : u % 4));
    expect(balancedPartition.violation(posed, labels)).toBe('expected parts of at most 9 nodes, but got one of 24');
    expect(balancedPartition.violation(posed, balancedPartition.repair!(posed, labels))).toBeNull();
  });

  it('leaves what it mends as it was, and measures the largest part', () => {
    const posed = balancedPartition.pose(club, { k: 2 });
    const labels = Int32Array.from({ length: 34 }, (_, u) => (u < 20 ? 0 : 1));
    expect(balancedPartition.measures!(posed, labels)).toEqual({ largest: 20 });
    expect(balancedPartition.measures!(posed, balancedPartition.repair!(posed, labels))).toEqual({ largest: 17 });
    expect([...labels]).toEqual(Array.from({ length: 34 }, (_, u) => (u < 20 ? 0 : 1)));
  });

  it('has a hard loss of the share cut and w times the squares of what parts hold beyond their room', () => {
    const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { weights: [1, 2, 5] });
    const { hardLoss } = relax(balancedPartition, balancedPartition.pose(path, { k: 2 }), { balance: 3 });
    expect(hardLoss(Int32Array.of(0, 0, 1, 1))).toBeCloseTo(2 / 8, 12);
    expect(hardLoss(Int32Array.of(0, 1, 1, 1))).toBeCloseTo(1 / 8 + 3 * 0.5 ** 2, 12);
  });

  it('refines what it rounds to where moves are asked for, and only there', () => {
    const posed = balancedPartition.pose(club, { k: 2 });
    const flat = randomValues(68, 1, 0, 1);
    const filled = fillParts(flat, 2, 17);
    const refined = filled.slice();
    refineParts(club, refined, { k: 2, room: 17 });
    expect(cutWeight(club, refined)).toBeLessThan(cutWeight(club, filled));
    expect(relax(balancedPartition, posed).round(flat, { seed: 0 })).toEqual(filled);
    expect(relax(balancedPartition, posed, { moves: true }).round(flat, { seed: 0 })).toEqual(refined);
  });

  it('has the gradient of what parts hold beyond their room', async () => {
    await inFloat64(() => {
      const r = exact(randomValues(18, 2, 0, 1), [6, 3]);
      expect(gradientError((x) => overload(x, 2.5), [r])).toBeLessThan(1e-7);
    });
  });
});

describe('fillParts', () => {
  it('takes the largest entries where they keep to the room', () => {
    expect([...fillParts([0.9, 0.1, 0.2, 0.8, 0.6, 0.4], 2, 2)]).toEqual([0, 1, 0]);
  });

  it('lets the surest nodes have their part where it is full', () => {
    expect([...fillParts([0.7, 0.3, 0.8, 0.2, 0.9, 0.1, 0.6, 0.4], 2, 2)]).toEqual([1, 0, 0, 1]);
  });
});

describe('refineParts', () => {
  it.each([2, 3, 5])('returns what the cut fell by, keeps to the room, and comes to rest, K = %i', (k) => {
    for (let seed = 0; seed < 5; seed++) {
      const graph = randomGraph(60, 0.1, seed);
      const rng = new Rng(seed);
      const labels = rng.shuffle(Int32Array.from({ length: 60 }, (_, u) => u % k));
      const before = cutWeight(graph, labels);
      const gained = refineParts(graph, labels, { k, room: 60 / k });
      expect(before - cutWeight(graph, labels)).toBeCloseTo(gained, 9);
      expect(gained).toBeGreaterThan(0);
      for (const size of partSizes(labels, k)) expect(size).toBeLessThanOrEqual(60 / k);
      expect(refineParts(graph, labels, { k, room: 60 / k })).toBe(0);
    }
  });

  it('lets nodes change places where all parts are full', () => {
    const twoPairs = Graph.fromEdges(4, [0, 2], [1, 3]);
    const labels = Int32Array.of(0, 1, 0, 1);
    expect(refineParts(twoPairs, labels, { k: 2, room: 2 })).toBe(2);
    expect(labels[0]).toBe(labels[1]);
  });

  it('weighs nodes by their sizes', () => {
    const path = Graph.fromEdges(3, [0, 1], [1, 2]);
    const labels = Int32Array.of(0, 0, 0);
    refineParts(path, labels, { k: 2, room: 3, sizes: [1, 2, 3] });
    expect([...labels].map((label) => label === labels[2])).toEqual([false, false, true]);
  });
});
