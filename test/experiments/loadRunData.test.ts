import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InductiveData, inductiveParts, type KnownGraph, loadInductive } from '../../../src/experiments/inductive';
import { solveInductive } from '../../../src/experiments/inductive/runInductive';
import { fitRole2vec } from '../../../src/features';
import type { Graph } from '../../../src/graph/Graph';
import { directoryWith, NEEDS_DATA, NO_DATA } from '../../data/temporary';

/** Seconds become milliseconds: too few walks for good columns, enough to see what they depend on. */
const quick = { dimensions: 8, walks: 1, walkLength: 10, window: 2, reach: 5 };
const edges = (graph: Graph): string[] => {
  const list: string[] = [];
  graph.forEachEdge((u, v) => list.push(`${Math.min(u, v)} ${Math.max(u, v)}`));
  return list;
};
/** Of the observed part, and with `hidden` of all edges too. */
const digest = ({ part, graph, features, full }: KnownGraph, hidden = true): string => {
  const { rowPtr, colIdx } = graph;
  const arrays = [rowPtr, colIdx, features.values!, ...(hidden ? [full.rowPtr, full.colIdx] : [])];
  const hash = createHash('sha256').update(String(part));
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest('hex');
};
const known = ({ train, valid }: InductiveData) => [...train, ...valid].map((graph) => digest(graph));
const roles = ({ train, valid, test }: InductiveData) => ({ train, valid, test });

describe('loadInductive, graphs made here', () => {
  let data: InductiveData;
  let empty: string;
  beforeAll(async () => {
    empty = directoryWith();
    data = await loadInductive('synthetic', { dataDir: empty, seed: 3, ownRole2vec: quick });
  }, 120_000);
  afterAll(() => rmSync(empty, { recursive: true }));

  it('gives no graph two roles, by number and by edges', () => {
    const all = Object.values(roles(data)).flat();
    expect(all).toHaveLength(60);
    expect(new Set(all.map(({ part }) => part)).size).toBe(60);
    expect(new Set(all.map(({ full }) => edges(full).join())).size).toBe(60);
    for (const [role, graphs] of Object.entries(roles(data))) {
      const parts = inductiveParts.synthetic[role as 'train' | 'valid' | 'test'];
      expect(graphs.map(({ part }) => part)).toEqual(parts);
    }
  });

  it('shows 40 % of a test graph’s edges, and makes its features from those and the training graphs’ alone', async () => {
    const embedding = await fitRole2vec(
      data.train.map(({ graph }) => graph),
      { ...quick, seed: 3 },
    );
    for (const { graph, full, features } of data.test) {
      const whole = new Set(edges(full));
      expect(edges(graph).every((edge) => whole.has(edge))).toBe(true);
      expect(graph.m / full.m).toBeCloseTo(0.4, 2);
      expect(features).toEqual(embedding.features(graph));
    }
  });

  it('opens no test graph when told so, and changes nothing else', async () => {
    const without = await loadInductive('synthetic', { dataDir: empty, seed: 3, ownRole2vec: quick, test: false });
    expect(without.test).toEqual([]);
    expect(known(without)).toEqual(known(data));
  });

  it('takes role2vec’s settings, also those that need no new fit', async () => {
    const options = { dataDir: empty, seed: 3, test: false };
    const near = await loadInductive('synthetic', { ...options, ownRole2vec: { ...quick, reach: 1, scale: 2 } });
    expect(near.features).toBe('role2vec-own');
    expect(near.train[0].features).not.toEqual(data.train[0].features);
    const again = await loadInductive('synthetic', { ...options, ownRole2vec: quick });
    expect(again.train[0].features).toEqual(data.train[0].features);
  });
});

describe.skipIf(NO_DATA).each(['synthetic', 'pubmed'] as const)(`loadInductive, released %s ${NEEDS_DATA}`, (name) => {
  const folder = { synthetic: 'synthetic_spa', pubmed: 'pubmed' }[name];
  let clean: InductiveData;
  let poisoned: InductiveData;
  let directory: string;

  beforeAll(async () => {
    directory = directoryWith({ [`${folder}/.keep`]: '' });
    poison(join(process.env.CLUSTERNET_DATA!, folder), join(directory, folder), folder, inductiveParts[name].test);
    clean = await loadInductive(name);
    poisoned = await loadInductive(name, { dataDir: directory });
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true }));

  it('reads nothing of a test graph’s hidden edges, poisoned in its files, into what is observed', () => {
    expect(poisoned.features).toBe(clean.features);
    expect(known(poisoned)).toEqual(known(clean));
    for (const [i, graph] of poisoned.test.entries()) {
      expect(digest(graph, false)).toBe(digest(clean.test[i], false));
      expect(graph.full.m).toBeGreaterThan(clean.test[i].full.m + 200); // the poison is there
    }
  });

  it.each(['clusternet', 'clusternet-ft'])('%s decides the same', async (method) => {
    const spec = { dataset: name, task: 'learn', objective: 'modularity', method, k: 5, seed: 1 } as const;
    const run = (data: InductiveData) => solveInductive({ ...spec, splits: 'released', steps: 10, tuneSteps: 2 }, data);
    const [a, b] = [await run(clean), await run(poisoned)];
    expect(b.solutions.map(({ solution }) => solution)).toEqual(a.solutions.map(({ solution }) => solution));
  });
});

/** Links all files, but appends wrong edges to those of test graphs' full edges and turns their full features around. */
function poison(from: string, to: string, stem: string, parts: readonly number[]): void {
  const full = new Map(parts.map((part) => [`${stem}_${part}.cites`, `${stem}_${part}.content.gz`]));
  const features = new Set(full.values());
  for (const file of readdirSync(from)) {
    if (full.has(file)) {
      copyFileSync(join(from, file), join(to, file));
      const ids = [...new Set(readFileSync(join(from, file), 'utf8').trim().split(/\s+/))];
      appendFileSync(join(to, file), `\n${ids.map((id, i) => `${id} ${ids[(i * 7 + 3) % ids.length]}`).join('\n')}\n`);
    } else if (features.has(file)) {
      const lines = gunzipSync(readFileSync(join(from, file)))
        .toString()
        .trim()
        .split('\n');
      writeFileSync(join(to, file.replace('.gz', '')), lines.map((line) => line.replace(/ -?\d/, ' 9')).join('\n'));
    } else {
      symlinkSync(join(from, file), join(to, file));
    }
  }
}
