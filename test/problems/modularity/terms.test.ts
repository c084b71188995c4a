import type * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { baselines } from '../../../src/baselines';
import { louvain } from '../../../src/baselines/modularity/louvain';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { modularity as modularityOp } from '../../../src/ops/modularity';
import { softmaxRows } from '../../../src/ops/softmaxRows';
import { connectedPieces } from '../../../src/problems/modularity/connectedPieces';
import { modularity } from '../../../src/problems/modularity/modularity';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { relax } from '../../../src/problems/relax';
import type { Settings } from '../../../src/settings';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';

const { graph: club } = karateClub();
const { pose, value, violation, repair, outcome } = modularity;
const posed = (graph: Graph, k: number, terms: Settings) => pose(graph, { k, terms });
/** Two triangles joined by an edge, a pair, and two nodes without an edge. */
const apart = Graph.fromEdges(10, [0, 1, 2, 3, 4, 5, 2, 6], [1, 2, 0, 4, 5, 3, 3, 7]);
const sizesOf = (partition: ArrayLike<number>): number[] => {
  const sizes: number[] = [];
  for (const label of Array.from(partition)) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes.filter((size) => size > 0).sort((a, b) => b - a);
};

/** Σ_ij (A_ij − γ d_i d_j / 2m) [c_i = c_j] / 2m, the slow way. */
function slow(graph: Graph, partition: ArrayLike<number>, resolution: number): number {
  const d = graph.strengths();
  const twoM = graph.totalStrength();
  let sum = 0;
  for (let i = 0; i < graph.n; i++)
    for (let j = 0; j < graph.n; j++) if (partition[i] === partition[j]) sum -= (resolution * d[i]! * d[j]!) / twoM;
  graph.forEachEdge((u, v, w) => {
    if (partition[u] === partition[v]) sum += 2 * w;
  });
  return sum / twoM;
}

describe('resolution γ', () => {
  const labels = Int32Array.from({ length: 34 }, (_, i) => i % 3);

  it.each([0.5, 1, 2.5])('is in value, loss and gradient alike (%d)', async (resolution) => {
    const instance = posed(club, 3, { resolution });
    expect(value(instance, labels)).toBeCloseTo(slow(club, labels, resolution), 12);
    await inFloat64(() => {
      const { loss, hardLoss } = relax(modularity, instance);
      const certain = exact<tf.Tensor2D>(
        Float64Array.from({ length: 102 }, (_, at) => (labels[Math.floor(at / 3)] === at % 3 ? 1 : 0)),
        [34, 3],
      );
      expect(loss(certain).dataSync()[0]).toBeCloseTo(hardLoss(labels), 10);
      const soft = exact<tf.Tensor2D>(randomValues(102, 2), [34, 3]);
      expect(gradientError((x) => loss(softmaxRows(x as tf.Tensor2D)), [soft])).toBeLessThan(1e-6);
    });
  });

  it('of 1 is to the bit what there was without one', () => {
    const r = softmaxRows(exact<tf.Tensor2D>(randomValues(102, 2), [34, 3]));
    expect(modularityOp(club, r, { resolution: 1 }).dataSync()).toEqual(modularityOp(club, r).dataSync());
    for (const name of ['cnm', 'newman-fine-tuned', 'spectral', 'louvain']) {
      const plain = baselines[name]!.solve({ graph: club, k: 4 }, { seed: 3 });
      expect(baselines[name]!.solve(posed(club, 4, { resolution: 1 }), { seed: 3 })).toEqual(plain);
    }
  });

  it('above 1 makes smaller communities, below 1 larger ones', () => {
    const count = (resolution: number) => new Set(louvain(club, { resolution })).size;
    expect(count(0.2)).toBeLessThan(count(1));
    expect(count(3)).toBeGreaterThan(count(1));
  });

  it.each(['cnm', 'newman-fine-tuned', 'louvain', 'spectral'])('is climbed by %s', (name) => {
    // Four cliques of 4 in a ring: at γ = 0.05 one part is best, at γ = 1 four are.
    const [source, target]: [number[], number[]] = [[], []];
    for (let c = 0; c < 4; c++) {
      for (let i = 0; i < 4; i++)
        for (let j = 0; j < i; j++) {
          source.push(4 * c + i);
          target.push(4 * c + j);
        }
      source.push(4 * c);
      target.push((4 * c + 5) % 16);
    }
    const ring = Graph.fromEdges(16, source, target);
    const at = (resolution: number) => baselines[name]!.solve(posed(ring, 4, { resolution }), { seed: 1 });
    expect(sizesOf(at(1))).toEqual([4, 4, 4, 4]);
    if (name === 'newman-fine-tuned') expect(sizesOf(at(0.01))).toEqual([16]);
  });

  it('of a baseline’s own setting multiplies that of the problem', () => {
    const both = baselines.cnm!.solve(posed(club, 4, { resolution: 2 }), { settings: { resolution: 1.5 } });
    expect(both).toEqual(baselines.cnm!.solve({ graph: club, k: 4 }, { settings: { resolution: 3 } }));
  });
});

describe('sizes and connectedness', () => {
  it('are named where a partition breaks them', () => {
    const partition = Int32Array.of(0, 0, 0, 1, 1, 1, 1, 1, 0, 0);
    expect(violation(posed(apart, 3, { smallest: 4 }), partition)).toBe(
      'expected communities of at least 4 nodes, but got one of 3',
    );
    expect(violation(posed(apart, 3, { largest: 4 }), partition)).toBe(
      'expected communities of at most 4 nodes, but got one of 5',
    );
    expect(violation(posed(apart, 3, { connectedParts: true }), partition)).toBe(
      'expected communities that hang together, but got 1 in several pieces',
    );
    expect(
      violation(posed(apart, 3, { connectedParts: true }), Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 0, 0)),
    ).toBeNull();
  });

  it.each([
    { smallest: 6 },
    { largest: 10 },
    { smallest: 5, largest: 12 },
    { connectedParts: true },
    { connectedParts: true, smallest: 4, largest: 14 },
    { resolution: 2, connectedParts: true, largest: 11 },
  ] as Settings[])('are kept after a repair, whatever came before: %j', (terms) => {
    const instance = posed(club, 5, terms);
    for (let seed = 0; seed < 6; seed++) {
      const wild = Int32Array.from(randomValues(34, seed, 0, 5), Math.floor);
      const mended = repair!(instance, wild);
      expect(violation(instance, mended)).toBeNull();
      // A mended partition is no worse than the wild one, which is about 0.
      expect(value(instance, mended)).toBeGreaterThan(value(instance, wild));
    }
  });

  it('are kept by passing nodes on from part to part where those around are full', () => {
    const path = (n: number) =>
      Graph.fromEdges(
        n,
        Array.from({ length: n - 1 }, (_, u) => u),
        Array.from({ length: n - 1 }, (_, u) => u + 1),
      );
    const mend = (labels: number[], k: number) =>
      repair!(posed(path(labels.length), k, { largest: 3, connectedParts: true }), Int32Array.from(labels));
    expect([...mend([0, 0, 0, 0, 1, 1, 1, 2, 2], 3)]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect([...mend([0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3], 4)]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('are kept by what training rounds to', () => {
    const instance = posed(club, 4, { largest: 13, connectedParts: true });
    const { round } = relax(modularity, instance);
    const rounded = round(randomValues(34 * 4, 7, 0, 1), { seed: 0 });
    expect(violation(instance, rounded)).toBeNull();
  });

  it.each([
    [2, { connectedParts: true }, 'connectedParts: expected K of at least 2', 'ok'],
    [1, { connectedParts: true }, 'connectedParts: expected K of at least 2, the number of components', 'refused'],
    [3, { connectedParts: true, isolated: true }, 'connectedParts: expected K of at least 4', 'refused'],
    [2, { largest: 3 }, 'largest: expected an integer of at least 4, but got 3', 'refused'],
    [2, { smallest: 9 }, 'smallest: expected an integer between 1 and nodes with an edge = 8, but got 9', 'refused'],
    [2, { smallest: 5, largest: 4 }, 'largest: expected an integer of at least 5, but got 4', 'refused'],
    [2, { resolution: 0 }, 'resolution: expected a number above 0, but got 0', 'refused'],
    [2, { gamma: 1 }, 'setting of modularity: expected one of resolution, smallest', 'refused'],
  ] as const)('K = %i with %j', (k, terms, message, verdict) => {
    const act = () => posed(apart, k, terms as Settings);
    if (verdict === 'ok') expect(act).not.toThrow();
    else expect(act).toThrow(message);
  });
});

describe('nodes without an edge', () => {
  const partition = Int32Array.of(0, 0, 0, 1, 1, 1, 1, 1, 0, 0);
  it('have no community, unless asked for', () => {
    const { group, columns } = outcome!(pose(apart, { k: 2 }), partition);
    expect(columns.community).toEqual([0, 0, 0, 1, 1, 1, 1, 1, null, null]);
    expect([...group.slice(8)]).toEqual([-1, -1]);
    expect(outcome!(posed(apart, 2, { isolated: true }), partition).columns.community!.slice(8)).toEqual([0, 0]);
  });
});

it('connectedPieces numbers the pieces of parts by their first nodes', () => {
  expect([...connectedPieces(apart, [0, 0, 0, 1, 1, 1, 1, 1, 0, 0])]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 4]);
  expect(modularityOf(apart, connectedPieces(apart, new Int32Array(10)))).toBeGreaterThan(0);
});
