import { describe, expect, it } from 'vitest';
import {
  type InductiveData,
  inductiveMethods,
  inductiveParts,
  loadInductive,
} from '../../../src/experiments/inductive';
import { runInductive, solveInductive } from '../../../src/experiments/inductive/runInductive';
import type { RunSpec } from '../../../src/experiments/RunRecord';
import { Graph } from '../../../src/graph/Graph';
import { objectives } from '../../../src/problems';
import { NEEDS_DATA, NO_DATA } from '../../data/temporary';
import { smallData } from '../../support/inductiveData';

const spec = (parts: Partial<RunSpec>): RunSpec => ({
  dataset: 'synthetic',
  task: 'learn',
  objective: 'modularity',
  method: 'clusternet',
  k: 3,
  seed: 1,
  splits: 'strict',
  steps: 10,
  ...parts,
});

const pairs = Object.values(inductiveMethods).flatMap((method) =>
  Object.values(objectives)
    .filter((objective) => method.decisions.includes(objective.decision))
    .map((objective) => ({ method: method.name, objective: objective.name })),
);

/** The same data, but every test graph's hidden edges replaced by a path through all nodes in reverse order of degree. */
function poisoned(data: InductiveData): InductiveData {
  const test = data.test.map((known) => {
    const source: number[] = [];
    const target: number[] = [];
    known.graph.forEachEdge((u, v) => source.push(u) && target.push(v));
    for (let i = 1; i < known.full.n; i++) source.push(i - 1) && target.push(i);
    return { ...known, full: Graph.fromEdges(known.full.n, source, target) };
  });
  return { ...data, test };
}

describe('splits by graph', () => {
  it.each(Object.entries(inductiveParts))('%s: no graph has two roles', (_, { train, valid, test }) => {
    const all = [...train, ...valid, ...test];
    expect(new Set(all).size).toBe(all.length);
  });

  it('are those of the paper', () => {
    const sizes = Object.values(inductiveParts).map(({ train, valid, test }) =>
      [train, valid, test].map((p) => p.length),
    );
    expect(sizes).toEqual([
      [20, 10, 30],
      [10, 2, 8],
    ]);
    expect([inductiveParts.synthetic.test[0], inductiveParts.pubmed.test[0]]).toEqual([20, 12]);
  });
});

describe('solveInductive', () => {
  it.each(pairs)('$method, $objective: a test graph’s hidden edges change nothing', async ({ method, objective }) => {
    const [data, other] = [smallData(), poisoned(smallData())];
    const [a, b] = [
      await solveInductive(spec({ method, objective }), data),
      await solveInductive(spec({ method, objective }), other),
    ];
    expect(a.solutions).toHaveLength(data.test.length);
    expect(b.solutions.map(({ solution }) => solution)).toEqual(a.solutions.map(({ solution }) => solution));
  });

  it('would notice other observed edges', async () => {
    const [data, other] = [smallData(), smallData()];
    other.test = other.test.map((known) => ({ ...known, graph: known.full }));
    const [a, b] = [await solveInductive(spec({}), data), await solveInductive(spec({}), other)];
    expect(b.solutions.map(({ solution }) => solution)).not.toEqual(a.solutions.map(({ solution }) => solution));
  });

  it('learns from one training graph, another one at another seed, when told so', async () => {
    const withOnly = (part: number): InductiveData => {
      const data = smallData();
      return { ...data, train: data.train.map(() => data.train[part]) };
    };
    const one = (data: InductiveData, seed: number) =>
      solveInductive(spec({ method: 'clusternet-1train', seed }), data).then((r) => r.solutions.map((s) => s.solution));
    expect(await one(smallData(), 1)).toEqual(await one(withOnly(1), 1));
    expect(await one(smallData(), 5)).toEqual(await one(withOnly(2), 5));
  });

  it('refuses a method that makes another kind of decision, and K above the smallest graph', async () => {
    const wrong = solveInductive(spec({ method: 'train-greedy' }), smallData());
    await expect(wrong).rejects.toThrow('method: expected one for modularity: clusternet, gcn-e2e, 2stage-cnm');
    await expect(solveInductive(spec({ k: 21 }), smallData())).rejects.toThrow(
      'K: expected an integer between 1 and n of the smallest graph = 20, but got 21',
    );
  });
});

describe.skipIf(NO_DATA)(`on the released graphs ${NEEDS_DATA}`, () => {
  it('solves 30 unseen synthetic graphs as well as the paper says', async () => {
    const record = await runInductive(spec({ k: 5, splits: 'released', steps: 70 }));
    expect(record.values).toHaveLength(30);
    expect(record.value).toBeCloseTo(record.values!.reduce((a, b) => a + b, 0) / 30, 12);
    expect(record.value).toBeGreaterThan(0.545); // 0.57 in the paper, 0.55–0.56 here by seed
    expect(record.features).toBe('role2vec');
  });

  it('gives all parts of pubmed structural features when some lack theirs', async () => {
    const { features, test, train } = await loadInductive('pubmed');
    expect(features).toBe('structural');
    expect(new Set([...train, ...test].map((known) => known.features.cols)).size).toBe(1);
    expect(test.map(({ part }) => part)).toEqual(inductiveParts.pubmed.test);
  });
});
