import { beforeAll, describe, expect, it } from 'vitest';
import { baselines } from '../../../src/baselines';
import type { Baseline } from '../../../src/baselines/Baseline';
import { bestCut } from '../../../src/baselines/dismantling/bestCut';
import { exactDismantling } from '../../../src/baselines/dismantling/exactDismantling';
import { loadMilp } from '../../../src/baselines/milp';
import { componentsWithout } from '../../../src/problems/dismantling/componentsWithout';
import { dismantling } from '../../../src/problems/dismantling/dismantling';
import { Rng } from '../../../src/random/Rng';
import { connectedGraph } from '../../support/connectedGraph';
import { bestValue } from '../../support/everySolution';
import { randomGraph } from '../../support/randomGraph';

beforeAll(loadMilp);

const all = Object.values(baselines).filter(({ problems }) => problems.includes('dismantling'));

describe.each(all)('$name', (baseline: Baseline) => {
  it('takes out K different nodes, no better than the best of all choices, the same by seed', () => {
    for (const seed of baseline.name === 'component-exact' ? [1] : [1, 2, 3]) {
      for (const graph of [connectedGraph(11, 0.05, seed), randomGraph(11, 0.2, seed)]) {
        const posed = dismantling.pose(graph, { k: 2 });
        const found = baseline.solve(posed, { seed: 2 });
        expect(found.length).toBe(2);
        expect(dismantling.violation(posed, found)).toBeNull();
        const best = bestValue(dismantling, posed);
        expect(dismantling.value(posed, found)).toBeGreaterThanOrEqual(best);
        if (baseline.name === 'component-exact') expect(dismantling.value(posed, found)).toBe(best);
        expect(baseline.solve(posed, { seed: 2 })).toEqual(found);
      }
    }
  });
});

describe('bestCut', () => {
  it('is the best of all nodes: largest component, then pairs, as looked at one by one', () => {
    for (let seed = 0; seed < 25; seed++) {
      const n = 24;
      const graph = seed % 2 === 0 ? connectedGraph(n, 0.02, seed) : randomGraph(n, 0.07, seed);
      const rng = new Rng(seed);
      const removed = new Uint8Array(n);
      const out = [rng.int(n), rng.int(n)];
      for (const u of out) removed[u] = 1;
      const cut = bestCut(graph, removed)!;
      expect(componentsWithout(graph, [...out, cut.node])).toEqual({ largest: cut.largest, pairs: cut.pairs });
      for (let u = 0; u < n; u++) {
        if (removed[u] === 1) continue;
        const other = componentsWithout(graph, [...out, u]);
        expect(other.largest - cut.largest || other.pairs - cut.pairs).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('knows no cut where all nodes are out', () => {
    expect(bestCut(connectedGraph(3, 0, 1), new Uint8Array(3).fill(1))).toBeUndefined();
  });
});

it('exactDismantling refuses more than 100 nodes', () => {
  expect(() => exactDismantling(connectedGraph(101, 0, 1), 2)).toThrow(/at most 100 nodes.*but got 101/);
});
