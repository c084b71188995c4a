import { describe, expect, it } from 'vitest';
import { immunisationBaselines } from '../../../src/baselines/immunisation';
import { bestRemoval, eigenvectorOf, leastLeft } from '../../../src/baselines/immunisation/bestRemoval';
import { adaptiveDegree, collectiveInfluence } from '../../../src/baselines/immunisation/degreeRemoval';
import { exactImmunisation } from '../../../src/baselines/immunisation/exactImmunisation';
import { netShield } from '../../../src/baselines/immunisation/netShield';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { eigenvalueWithout } from '../../../src/problems/immunisation/eigenvalueWithout';
import { immunisation } from '../../../src/problems/immunisation/immunisation';
import { connectedGraph } from '../../support/connectedGraph';
import { bestValue } from '../../support/everySolution';
import { randomGraph } from '../../support/randomGraph';

const { graph: club } = karateClub();

describe.each(immunisationBaselines)('$name', (baseline) => {
  it('takes out K different nodes, no better than the best of all choices, the same by seed', () => {
    for (const seed of [1, 2, 3]) {
      for (const graph of [connectedGraph(11, 0.15, seed), randomGraph(11, 0.2, seed)]) {
        for (const k of [1, 3]) {
          const posed = immunisation.pose(graph, { k });
          const found = baseline.solve(posed, { seed: 2 });
          expect(found.length).toBe(k);
          expect(immunisation.violation(posed, found)).toBeNull();
          const best = bestValue(immunisation, posed);
          const value = immunisation.value(posed, found);
          expect(value).toBeLessThanOrEqual(best + 1e-9);
          if (baseline.name === 'eigenvalue-exact') expect(value).toBeCloseTo(best, 6);
          if (baseline.name === 'eigenvalue-greedy' && k === 1) expect(value).toBeCloseTo(best, 9);
          expect(baseline.solve(posed, { seed: 2 })).toEqual(found);
        }
      }
    }
  });

  it('takes out all nodes where K = n', () => {
    const posed = immunisation.pose(connectedGraph(5, 0.2, 1), { k: 5 });
    expect([...baseline.solve(posed)]).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('bestRemoval', () => {
  it('is the best of all nodes, and its bound holds for each', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const graph = connectedGraph(30, 0.08, seed);
      const removed = new Uint8Array(30);
      removed[seed] = 1;
      const pair = eigenvectorOf(graph, removed);
      const left = Array.from({ length: 30 }, (_, u) => (u === seed ? Infinity : eigenvalueWithout(graph, [seed, u])));
      for (let u = 0; u < 30; u++)
        if (u !== seed) expect(left[u]!).toBeGreaterThanOrEqual(leastLeft(pair.value, pair.vector[u]! ** 2) - 1e-9);
      expect(bestRemoval(graph, removed, pair)!.value).toBeCloseTo(Math.min(...left), 8);
      const barred = new Uint8Array(30);
      barred[left.indexOf(Math.min(...left))] = 1;
      expect(bestRemoval(graph, removed, pair, barred)!.value).toBeGreaterThanOrEqual(Math.min(...left));
    }
  });
});

describe('exactImmunisation', () => {
  it('gives a bound that holds when it may not look further', () => {
    const whole = exactImmunisation(club, { k: 4 });
    expect(whole.proven).toBe(true);
    for (const nodes of [1, 3, 10]) {
      const { value, bound } = exactImmunisation(club, { k: 4, nodes });
      expect(bound).toBeLessThanOrEqual(whole.value + 1e-9);
      expect(value).toBeGreaterThanOrEqual(whole.value - 1e-9);
    }
  });
});

describe('netShield', () => {
  it('maximises the shield value greedily: by its definition', () => {
    const { value, vector } = eigenvectorOf(club, new Uint8Array(34));
    const shield = (nodes: readonly number[]) => {
      let sum = 0;
      for (const u of nodes) sum += 2 * value * vector[u]! ** 2;
      club.forEachEdge((u, v) => {
        if (nodes.includes(u) && nodes.includes(v)) sum -= 2 * vector[u]! * vector[v]!;
      });
      return sum;
    };
    const found = [...netShield(club, 4)];
    for (let step = 0; step < 4; step++) {
      const before = found.slice(0, step);
      const best = Math.max(...Array.from({ length: 34 }, (_, u) => (before.includes(u) ? 0 : shield([...before, u]))));
      expect(shield(found.slice(0, step + 1))).toBeCloseTo(best, 9);
    }
  });
});

describe('degrees and influence', () => {
  it('adaptive degrees count what is left', () => {
    // 0 has four neighbours, 1 four of which 0 is one, 7 three.
    const graph = Graph.fromEdges(11, [0, 0, 0, 0, 1, 1, 1, 7, 7, 7], [1, 2, 3, 4, 5, 6, 0, 8, 9, 10]);
    expect([...adaptiveDegree(graph, 2)]).toEqual([0, 7]);
  });

  it('collective influence looks at the rim of a ball: a bridge between hubs before a hub', () => {
    // Two stars of five leaves, their hubs 0 and 6 joined through 12.
    const source = [0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 0, 6];
    const target = [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 12];
    const graph = Graph.fromEdges(13, source, target);
    expect([...collectiveInfluence(graph, 1, { radius: 1 })]).toEqual([12]);
    // Two hops from a hub is the other hub: 5 · 5.
    expect([...collectiveInfluence(graph, 1, { radius: 2 })]).toEqual([0]);
  });
});
