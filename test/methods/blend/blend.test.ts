import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../../src/features/identityFeatures';
import { tfIdf } from '../../../src/features/tfIdf';
import { Graph } from '../../../src/graph/Graph';
import { resourceAllocation } from '../../../src/graph/resourceAllocation';
import { methods } from '../../../src/methods';
import { blended, blendMeasures } from '../../../src/methods/blend/blended';
import { chooseLinks } from '../../../src/methods/blend/chooseLinks';
import { learnLinks } from '../../../src/methods/blend/learnLinks';
import { linkPairs } from '../../../src/methods/blend/linkPairs';
import { placeUnseen, unseenHabits } from '../../../src/methods/blend/placeUnseen';
import { ownWords, predictLinks } from '../../../src/methods/blend/predictLinks';
import { thinnings } from '../../../src/methods/blend/thinnings';
import type { Lesson, Seen } from '../../../src/methods/Method';
import { problems } from '../../../src/problems';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { Rng } from '../../../src/random/Rng';
import { resolveSettings } from '../../../src/settings';
import { N, plantedWords } from '../../support/plantedWords';

const specs = methods.blend!.settings(problems.modularity, { partial: true });
const K = 4;

async function answerTo(seen: Seen, set = {}, seed = 0) {
  const lesson: Lesson = {
    problem: problems.modularity,
    k: K,
    columns: seen.features.cols,
    graphs: [seen],
    settings: resolveSettings('blend', specs, set),
    seed,
  };
  const solver = await methods.blend!.learn(lesson);
  return solver.solve(seen);
}

/** As a run poses a part of a graph: with the whole at hand for limits. */
function seenOf({ graph, whole, features }: ReturnType<typeof plantedWords>): Seen {
  return { graph, features, part: 0, instance: problems.modularity.pose(graph, { k: K, whole }) };
}

/** Every graph and array that can be reached from a value, getters included. */
function reachable(value: unknown, met = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null || met.has(value)) return met;
  met.add(value);
  if (ArrayBuffer.isView(value)) return met;
  for (let at = value; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (name !== 'constructor') reachable((value as Record<string, unknown>)[name], met);
    }
  }
  return met;
}

describe('blend', () => {
  it('cannot reach a hidden edge: none is in anything that it gets, and other hidden edges change no bit', async () => {
    const [one, two] = [plantedWords(11), plantedWords(12)];
    expect(one.whole.colIdx).not.toEqual(two.whole.colIdx);
    const [a, b] = [seenOf(one), seenOf(two)];
    const graphs = [...reachable(a)].filter((value) => value instanceof Graph);
    expect(graphs).toEqual([one.graph]);
    for (const value of reachable(a)) {
      if (value instanceof Int32Array) expect(value.length).not.toBe(one.whole.colIdx.length);
    }
    const [x, y] = [await answerTo(a), await answerTo(b)];
    expect(x.solution).toEqual(y.solution);
    expect(x.measures).toEqual(y.measures);
    for (const source of ['learned', 'tuned']) {
      const learned = { source, ratio: 3, search: 'leiden', neighbors: 5 };
      const [x, y] = [await answerTo(a, learned), await answerTo(b, learned)];
      expect(x.solution).toEqual(y.solution);
      expect(x.measures).toEqual(y.measures);
    }
  }, 120_000);

  it('finds by words what the seen edges do not tell, and chooses them by the seen edges alone', async () => {
    const data = plantedWords(11);
    const blind = await answerTo(seenOf(data), { source: 'none' });
    const chosen = await answerTo(seenOf(data));
    const value = (labels: Int32Array) => modularityOf(data.whole, labels);
    expect(value(chosen.solution)).toBeGreaterThan(value(blind.solution) + 0.1);
    expect(chosen.measures!.source).toBeGreaterThanOrEqual(2);
    expect(blind.measures!.source).toBe(0);
  });

  it('predicts nothing where all edges are seen', async () => {
    const seen = seenOf(plantedWords(11));
    const { measures } = await answerTo(seen, { seen: 1 });
    expect(measures).toEqual({ source: 0, ratio: 0, predicted: 0 });
    expect(resolveSettings('blend', methods.blend!.settings(problems.modularity, { partial: false })).seen).toBe(1);
  });

  it('takes no notice of dense columns, which were made from edges', () => {
    expect(ownWords({ kind: 'dense', rows: 1, cols: 1, values: Float32Array.of(1) })).toBeNull();
    expect(ownWords(identityFeatures(3))).toBeNull();
    expect(ownWords(plantedWords(1).features)).not.toBeNull();
  });

  it('says that it is for communities', () => {
    expect(methods.blend!.accepts(problems.facility as never)).toBe(
      'Blend, then search decides on communities (modularity), not facility',
    );
  });
});

describe('chooseLinks', () => {
  it('prefers no prediction where none helps, and takes what it is told', () => {
    const { graph, features } = plantedWords(11);
    const options = { k: K, seed: 0, resolution: 1, seen: 0.4, neighbors: 10, smoothing: 2, ratio: 0 };
    const thinned = thinnings(graph, { count: 2, share: 0.8, seed: 1 });
    expect(chooseLinks(graph, null, [], { ...options, source: 'none' })).toMatchObject({ source: 'none', ratio: 0 });
    const told = chooseLinks(graph, features, thinned, { ...options, source: 'words', ratio: 2 });
    expect(told).toMatchObject({ source: 'words', ratio: 2 });
    const { source, score } = chooseLinks(graph, features, thinned, { ...options, source: 'auto' });
    expect(['words', 'smoothed']).toContain(source);
    expect(score).toBeGreaterThan(0.2);
  });
});

describe('thinnings', () => {
  it('divide the edges, each time anew', () => {
    const { graph } = plantedWords(1);
    const all = thinnings(graph, { count: 3, share: 0.4, seed: 5 });
    for (const { kept, hidden } of all) {
      expect(kept.m).toBe(Math.round(0.4 * graph.m));
      expect(kept.m + hidden.m).toBe(graph.m);
      kept.forEachEdge((u, v) =>
        expect([...hidden.colIdx.subarray(hidden.rowPtr[u], hidden.rowPtr[u + 1])]).not.toContain(v),
      );
    }
    expect(all[0]!.kept.colIdx).not.toEqual(all[1]!.kept.colIdx);
  });
});

describe('nodes of which nothing is seen', () => {
  // Parts of total degree 6 and 2; nodes 6 to 9 are unseen.
  const graph = Graph.fromEdges(10, [0, 1, 0, 4], [1, 2, 2, 5]);
  const labels = () => Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1);

  it('are counted on hidden edges', () => {
    const kept = Graph.fromEdges(5, [0], [1]);
    const hidden = Graph.fromEdges(5, [0, 1, 2], [2, 3, 3]);
    expect(unseenHabits([{ kept, hidden }])).toEqual({ together: 1 / 3, ends: 4 / 6 });
    expect(unseenHabits([])).toEqual({ together: 0, ends: 0 });
  });

  it('go to the part of least degree where they are tied to each other, else by the degrees of parts', () => {
    const together = labels();
    const common = { k: 2, seen: 0.4, rng: new Rng(1) };
    placeUnseen(graph, together, { ...common, habits: { together: 0.9, ends: 1 } });
    expect([...together]).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    const spread = labels();
    placeUnseen(graph, spread, { ...common, habits: { together: 0, ends: 1 } });
    const unseen = [3, 6, 7, 8, 9].map((i) => spread[i]);
    expect(unseen.filter((part) => part === 0).length).toBe(4);
    expect([0, 1, 2, 4, 5].map((i) => spread[i])).toEqual([0, 0, 0, 1, 1]);
  });

  it('are worth most there: the rule is the better of the two in expectation', () => {
    // Hidden edges among unseen nodes only (e = s = 1): together; from unseen to seen ones only (e = 0): spread.
    const expected = (q: number, e: number, s: number, f = 0.4, p = 0.75) => {
      const [u, share] = [(1 - f) * s, [q, 1 - q]];
      const part = [p, 1 - p];
      const sum = (of: (c: number) => number) => of(0) + of(1);
      return (
        (1 - f) * e * sum((c) => share[c]! ** 2) +
        2 * (1 - f) * (s - e) * sum((c) => share[c]! * part[c]!) -
        sum((c) => ((1 - u) * part[c]! + u * share[c]!) ** 2)
      );
    };
    const best = (e: number, s: number) => {
      const grid = Array.from({ length: 101 }, (_, t) => t / 100);
      return grid.reduce((a, b) => (expected(b, e, s) > expected(a, e, s) ? b : a));
    };
    expect(best(1, 1)).toBe(0);
    expect(best(0, 0.5)).toBe(0.75);
    const s = 0.5;
    expect(best(0.6 * s ** 2 + 0.01, s)).toBe(0);
    expect(best(0.6 * s ** 2 - 0.01, s)).toBe(0.75);
  });
});

describe('learned links', () => {
  const { graph, features, whole, group } = plantedWords(11);
  const options = { neighbors: 10, smoothing: 2, seed: 3 };

  it('are among pairs without an edge, in whose columns the hand-made values stand', () => {
    const { heads, tails, columns } = linkPairs(graph, features, options);
    const edges = new Set<string>();
    graph.forEachEdge((u, v) => edges.add(`${u} ${v}`));
    expect(heads.length).toBeGreaterThan(graph.m);
    const z = tfIdf(features);
    const allocation = resourceAllocation(graph);
    const cosine = (u: number, v: number) => {
      let sum = 0;
      for (let e = z.rowPtr[u]!; e < z.rowPtr[u + 1]!; e++)
        for (let f = z.rowPtr[v]!; f < z.rowPtr[v + 1]!; f++)
          if (z.colIdx[e] === z.colIdx[f]) sum += z.values![e]! * z.values![f]!;
      return sum;
    };
    const common = (u: number, v: number) => {
      const of = (i: number) => [...graph.colIdx.subarray(graph.rowPtr[i], graph.rowPtr[i + 1])];
      return of(u).filter((i) => of(v).includes(i)).length;
    };
    for (let p = 0; p < heads.length; p += 97) {
      const [u, v] = [heads[p]!, tails[p]!];
      expect(u).toBeLessThan(v);
      expect(edges.has(`${u} ${v}`)).toBe(false);
      const row = columns.values.subarray(p * columns.cols, (p + 1) * columns.cols);
      expect(row[0]).toBeCloseTo(Math.log1p(graph.degree(u)) + Math.log1p(graph.degree(v)), 5);
      expect(row[1]).toBeCloseTo(Math.abs(Math.log1p(graph.degree(u)) - Math.log1p(graph.degree(v))), 5);
      expect(row[2]).toBeCloseTo(cosine(u, v), 5);
      expect(row[5]).toBe(common(u, v));
      const at = [...allocation.colIdx.subarray(allocation.rowPtr[u], allocation.rowPtr[u + 1])].indexOf(v);
      expect(row[6]).toBeCloseTo(at < 0 ? 0 : allocation.weights![allocation.rowPtr[u]! + at]!, 6);
    }
  });

  it('rank hidden edges above others, the same for the same seed, and leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    const learned = learnLinks(graph, features, options);
    expect(tf.memory().numTensors).toBe(before);
    expect(learnLinks(graph, features, options).weights).toEqual(learned.weights);
    expect(learnLinks(graph, features, { ...options, seed: 4 }).weights).not.toEqual(learned.weights);
    // Hidden edges join nodes of one group.
    const [own, other]: [number[], number[]] = [[], []];
    learned.forEachEdge((u, v, weight) => {
      (group[u] === group[v] ? own : other).push(weight);
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    });
    const mean = (some: number[]) => some.reduce((a, b) => a + b, 0) / some.length;
    expect(mean(own)).toBeGreaterThan(1.1 * mean(other));
  });

  it('are none where there is nothing to learn from', () => {
    expect(learnLinks(Graph.fromEdges(N, [0], [1]), features, options).m).toBe(0);
  });

  it('weigh as much as the words that they stand beside, and are common neighbours without words', () => {
    const words = predictLinks('smoothed', graph, features, options);
    const both = predictLinks('learned', graph, features, options);
    expect(both.totalStrength() / words.totalStrength()).toBeCloseTo(2, 4);
    expect(predictLinks('learned', graph, null, options).weights).toEqual(resourceAllocation(graph).weights);
  });

  it('decide as well as words at least', async () => {
    const seen = seenOf(plantedWords(11));
    const value = async (source: string) =>
      modularityOf(whole, (await answerTo(seen, { source, ratio: 3, neighbors: 10 })).solution);
    expect(await value('learned')).toBeGreaterThan((await value('words')) - 0.02);
  });
});

describe('ClusterNet on the blend', () => {
  const method = methods['blend-clusternet']!;
  const seen = seenOf(plantedWords(11));
  async function answer(set = {}) {
    const lesson: Lesson = {
      problem: problems.modularity,
      k: K,
      columns: seen.features.cols,
      graphs: [seen],
      settings: resolveSettings(method.name, method.settings(problems.modularity, { partial: true }), {
        source: 'smoothed',
        ratio: 3,
        steps: 60,
        selectEvery: 20,
        ...set,
      }),
      seed: 1,
    };
    const solver = await method.learn(lesson);
    const { solution, measures } = solver.solve(seen);
    solver.dispose();
    return { solution: solution as Int32Array, measures };
  }
  const made = blended(
    seen,
    { source: 'smoothed', ratio: 3, neighbors: 40, smoothing: 2, folds: 3, kept: 0.8, seen: 0.4 },
    1,
  );
  const worth = ({ solution }: { solution: Int32Array }) => modularityOf(made.graph, solution);

  it('is refined on the blend: moves lower nothing, and no single move is left that helps', async () => {
    const [alone, moved, searched] = [
      await answer({ refine: 'none' }),
      await answer({ refine: 'moves' }),
      await answer({ refine: 'memetic', crossings: 4 }),
    ];
    expect(alone.measures).toEqual(blendMeasures(made, seen.graph));
    expect(worth(moved)).toBeGreaterThanOrEqual(worth(alone));
    expect(worth(searched)).toBeGreaterThanOrEqual(worth(moved) - 1e-9);
    const best = worth(moved);
    for (let i = 0; i < N; i += 7) {
      for (let c = 0; c < K; c++) {
        const other = moved.solution.slice();
        other[i] = c;
        expect(worth({ solution: other })).toBeLessThanOrEqual(best + 1e-6);
      }
    }
  });

  it('passes messages along the blend or along the seen edges, which is not the same', async () => {
    const [blend, seenEdges] = [await answer({ refine: 'none' }), await answer({ refine: 'none', propagate: 'seen' })];
    expect(seenEdges.solution).not.toEqual(blend.solution);
  });

  it('says that it is for communities', () => {
    expect(method.accepts(problems.facility as never)).toBe(
      'Blend, then ClusterNet decides on communities (modularity), not facility',
    );
  });
});
