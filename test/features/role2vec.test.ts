import { describe, expect, it } from 'vitest';
import { RoleVocabulary } from '../../src/features/RoleVocabulary';
import { fitRole2vec, role2vec } from '../../src/features/role2vec';
import { roleBins } from '../../src/features/roleBins';
import { Graph } from '../../src/graph/Graph';
import { spatialPreferentialAttachment } from '../../src/graph/generate/spatialPreferentialAttachment';

/** A triangle with a tail of two and an isolated node. */
const kite = Graph.fromEdges(6, [0, 1, 0, 2, 3], [1, 2, 2, 3, 4]);
const star = Graph.fromEdges(5, [0, 0, 0, 0], [1, 2, 3, 4]);
const small = { dimensions: 8, walks: 2, walkLength: 10, window: 3, seed: 1 };
const rowsOf = ({ values, cols, rows }: { values: Float32Array; cols: number; rows: number }) =>
  Array.from({ length: rows }, (_, i) => [...values.subarray(i * cols, (i + 1) * cols)]);

describe('roleBins', () => {
  it('counts degree, triangles and open paths of two edges, by hand', () => {
    const bins = roleBins(kite, 2);
    const row = (i: number) => [...bins.subarray(3 * i, 3 * i + 3)];
    // log2(1 + count), rounded down. Node 0: degree 2, 1 triangle, path 0-2-3. Node 2: degree 3, path 2-3-4.
    expect(row(0)).toEqual([1, 1, 1]);
    expect(row(2)).toEqual([2, 1, 1]);
    // Node 3: degree 2, paths 3-2-0 and 3-2-1. Node 4: degree 1, path 4-3-2.
    expect(row(3)).toEqual([1, 0, 1]);
    expect(row(4)).toEqual([1, 0, 1]);
    expect(row(5)).toEqual([0, 0, 0]);
  });
});

describe('RoleVocabulary', () => {
  it('numbers roles as they appear and takes an unknown one for the nearest', () => {
    const vocabulary = new RoleVocabulary(2);
    expect([...vocabulary.learn(kite)]).toEqual([0, 0, 1, 2, 2, 3]);
    expect(vocabulary.size).toBe(4);
    // The centre of the star, bins 2 0 0, is 2 away from roles 1, 2 and 3 and 3 from 0; leaves, 1 0 2, are 1 from role 2.
    expect([...vocabulary.recognize(star)]).toEqual([1, 2, 2, 2, 2]);
    expect(vocabulary.size).toBe(4);
  });
});

describe('role2vec', () => {
  it('without reach gives nodes of one role one vector, in one graph and across graphs', async () => {
    const [a, b] = await role2vec([kite, star], { ...small, base: 2, reach: 0 });
    const [rows, others] = [rowsOf(a), rowsOf(b)];
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[4]).toEqual(rows[3]);
    expect(rows[3]).not.toEqual(rows[0]);
    expect(others[2]).toEqual(others[1]);
    expect((await role2vec(kite, { ...small, base: 2, reach: 0 })).rows).toBe(6);
  });

  it('with reach averages over surroundings, centred, all rows of one length', async () => {
    const graph = spatialPreferentialAttachment({ nodes: 60, seed: 2 });
    const { values, rows, cols } = await role2vec(graph, small);
    for (const row of rowsOf({ values, rows, cols })) {
      expect(Math.hypot(...row)).toBeCloseTo(Math.sqrt(cols) / 3, 4);
    }
  });

  it('scales those rows, and takes other surroundings without a new fit', async () => {
    const graph = spatialPreferentialAttachment({ nodes: 60, seed: 2 });
    const fitted = await fitRole2vec([graph], { ...small, reach: 7, scale: 2 });
    for (const row of rowsOf(fitted.features(graph))) expect(Math.hypot(...row)).toBeCloseTo(2 * Math.sqrt(8), 4);
    const other = await fitRole2vec([graph], { ...small, reach: 3, scale: 2 });
    expect(fitted.features(graph, { reach: 3 })).toEqual(other.features(graph));
    expect(() => fitted.features(graph, { scale: 0 })).toThrow('scale: expected a finite number above 0, but got 0');
  });

  it('makes the features of an unseen graph, the same each time', async () => {
    const graphs = [1, 2].map((seed) => spatialPreferentialAttachment({ nodes: 60, seed }));
    const unseen = spatialPreferentialAttachment({ nodes: 70, seed: 3 });
    const [a, b] = [await fitRole2vec(graphs, small), await fitRole2vec(graphs, small)];
    const features = a.features(unseen);
    expect([features.rows, features.cols, a.dimensions]).toEqual([70, 8, 8]);
    expect(features.values.every(Number.isFinite)).toBe(true);
    expect(b.features(unseen).values).toEqual(features.values);
  });

  it('does not look at an unseen graph while fitting', async () => {
    const embedding = await fitRole2vec([kite], { ...small, reach: 0 });
    const before = rowsOf(embedding.features(kite));
    embedding.features(star);
    expect(rowsOf(embedding.features(kite))).toEqual(before);
    expect(embedding.roles).toBe(new Set(before.map(String)).size);
  });

  it('takes a graph without edges and refuses none, and a base of 1', async () => {
    const alone = await role2vec(Graph.fromEdges(3, [], []), small);
    expect([...alone.values]).toEqual(new Array(24).fill(0));
    await expect(role2vec([])).rejects.toThrow('graphs: expected at least one, but got none');
    await expect(role2vec(kite, { base: 1 })).rejects.toThrow('base: expected a finite number above 1, but got 1');
  });
});
