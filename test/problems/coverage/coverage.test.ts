import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { ChosenCover } from '../../../src/problems/coverage/ChosenCover';
import { coveredWorth } from '../../../src/problems/coverage/CoverInstance';
import { coverage } from '../../../src/problems/coverage/coverage';
import { swapMoves } from '../../../src/problems/coverage/swapMoves';
import { relax } from '../../../src/problems/relax';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';

const { graph: club } = karateClub();

describe('coverage', () => {
  it('counts the weight of what is chosen or next to it, each node once', () => {
    const path = Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]);
    const weight = [1, 2, 4, 8, 16];
    const posed = coverage.pose(path, { k: 2, columns: { weight } });
    expect(coverage.value(posed, Int32Array.of(0, 2))).toBe(15);
    expect(coverage.value(posed, Int32Array.of(4))).toBe(16);
    expect(coverage.value(coverage.pose(club, { k: 2 }), Int32Array.of(0, 33))).toBe(31);
  });

  it('rounds to K nodes, and by moves to what no swap improves', () => {
    const posed = coverage.pose(club, { k: 3 });
    const flat = new Float64Array(club.n).fill(3 / club.n);
    const plain = relax(coverage, posed, { draws: 1 }).round(flat, { seed: 2 });
    const moved = relax(coverage, posed, { draws: 1, moves: true }).round(flat, { seed: 2 });
    expect(plain.length).toBe(3);
    expect(coverage.value(posed, moved)).toBeGreaterThan(coverage.value(posed, plain));
    const best = coverage.value(posed, moved);
    for (const out of moved) {
      for (let u = 0; u < club.n; u++) {
        if (moved.includes(u)) continue;
        expect(
          coverage.value(
            posed,
            moved.map((one) => (one === out ? u : one)),
          ),
        ).toBeLessThanOrEqual(best);
      }
    }
  });

  it('knows what each node would add while nodes come and go', () => {
    const graph = randomGraph(25, 0.12, 3);
    const posed = coverage.pose(graph, {
      k: 4,
      columns: { weight: Float64Array.from({ length: 25 }, (_, v) => v % 4) },
    });
    const state = new ChosenCover(posed.cover);
    const rng = new Rng(1);
    for (let step = 0; step < 60; step++) {
      const u = rng.int(25);
      if (state.chosen.has(u)) state.remove(u);
      else state.add(u);
      const value = coveredWorth(posed, state.solution());
      expect(state.value).toBeCloseTo(value, 9);
      for (let v = 0; v < 25; v++) {
        if (state.chosen.has(v)) continue;
        expect(state.gain[v]).toBeCloseTo(coveredWorth(posed, Int32Array.of(...state.solution(), v)) - value, 9);
      }
    }
  });

  it('leaves a choice alone that swaps cannot improve', () => {
    const star = Graph.fromEdges(5, [0, 0, 0], [1, 2, 3]);
    const { cover } = coverage.pose(star, { k: 2 });
    expect([...swapMoves(cover, Int32Array.of(1, 2))]).toEqual([0, 4]);
    expect([...swapMoves(cover, Int32Array.of(0, 4))]).toEqual([0, 4]);
  });
});
