import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetEntry } from '../../src/data/datasetEntry';
import { loadDataset } from '../../src/data/loadDataset';
import { acceptedMethod } from '../../src/experiments/acceptedMethod';
import { followProtocol } from '../../src/experiments/followProtocol';
import { type LoadRunDataOptions, loadRunData, type RunData } from '../../src/experiments/loadRunData';
import type { RunSpec } from '../../src/experiments/RunSpec';
import type { RunRequest } from '../../src/experiments/resolveRun';
import { node2vec } from '../../src/features/node2vec';
import { fitRole2vec } from '../../src/features/role2vec';
import { structural } from '../../src/features/structural';
import type { Graph } from '../../src/graph/Graph';
import type { Known } from '../../src/methods/Method';
import { resolve } from '../../src/papers';
import { resolveClusternet } from '../../src/papers/clusternet/resolve';
import { problems } from '../../src/problems';
import { directoryWith, NEEDS_DATA, NO_DATA } from '../data/temporary';

/** Seconds become milliseconds: too few walks for good columns, enough to see what they depend on. */
const quick = { dimensions: 8, walks: 1, walkLength: 10, window: 2, reach: 5 };
const edges = (graph: Graph): string[] => {
  const list: string[] = [];
  graph.forEachEdge((u, v) => list.push(`${Math.min(u, v)} ${Math.max(u, v)}`));
  return list;
};
/** Of the observed part, and with `hidden` of all edges too. */
const digest = ({ part, graph, features, whole }: Known, hidden = true): string => {
  const { rowPtr, colIdx } = graph;
  const arrays = [rowPtr, colIdx, features.values!, ...(hidden ? [whole.graph.rowPtr, whole.graph.colIdx] : [])];
  const hash = createHash('sha256').update(String(part));
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest('hex');
};
const known = ({ train, valid }: RunData) => [...train, ...valid].map((graph) => digest(graph));

describe('roles', () => {
  it.each(['synthetic', 'pubmed'])('%s: no graph has two, and each graph has one', (name) => {
    const { roles, parts } = datasetEntry(name);
    const all = Object.values(roles!).flat();
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: parts }, (_, i) => i));
  });

  it('are those of the paper', () => {
    const sizes = ['synthetic', 'pubmed'].map((name) => {
      const { train, valid, test } = datasetEntry(name).roles!;
      return [train.length, valid.length, test.length, test[0]];
    });
    expect(sizes).toEqual([
      [20, 10, 30, 20],
      [10, 2, 8, 12],
    ]);
  });
});

describe('loadRunData, where no method looks at features', () => {
  it('needs no file of them', async () => {
    const dataDir = directoryWith({ 'cora/cora.cites': '1\t2\n2\t3\n3\t1\n3\t4\n4\t5\n' });
    const request = { dataset: 'cora', splits: 'strict', k: 2 } as const;
    const { test } = await loadRunData(resolve({ ...request, method: 'train-louvain' }), { dataDir });
    expect(test[0]!.whole.graph.m).toBe(5);
    await expect(loadRunData(resolve(request), { dataDir })).rejects.toThrow('cora.content');
  });
});

describe('loadRunData, graphs made here', () => {
  let empty: string;
  let spec: RunSpec;
  let data: RunData;
  const load = (options: LoadRunDataOptions = {}) => loadRunData(spec, { dataDir: empty, role2vec: quick, ...options });
  beforeAll(async () => {
    empty = directoryWith();
    spec = resolve({ dataset: 'synthetic', seed: 3 }, { dataDir: empty });
    data = await load();
  }, 120_000);
  afterAll(() => rmSync(empty, { recursive: true }));

  it('says of a run that its graphs are generated, on strict splits', () => {
    expect(spec.data).toMatchObject({ generated: true, splits: 'strict', features: 'role2vec' });
    const released = resolveClusternet({ dataset: 'synthetic', seed: 3 });
    return expect(loadRunData(released, { dataDir: empty })).rejects.toThrow(
      'data set synthetic: expected the files of synthetic with released splits, but got graphs made here',
    );
  });

  it('gives no graph two roles, by number and by edges', () => {
    const all = [...data.train, ...data.valid, ...data.test];
    expect(all).toHaveLength(60);
    expect(new Set(all.map(({ whole }) => edges(whole.graph).join())).size).toBe(60);
    const roles = datasetEntry('synthetic').roles!;
    for (const role of ['train', 'valid', 'test'] as const) {
      expect(data[role].map(({ part }) => part)).toEqual(roles[role]);
    }
  });

  it('shows 40 % of a test graph’s edges, and makes its features from those and the training graphs’ alone', async () => {
    const embedding = await fitRole2vec(
      data.train.map(({ graph }) => graph),
      { ...quick, seed: 3 },
    );
    for (const { graph, whole, features, instance } of data.test) {
      const all = new Set(edges(whole.graph));
      expect(edges(graph).every((edge) => all.has(edge))).toBe(true);
      expect(graph.m / whole.graph.m).toBeCloseTo(0.4, 2);
      expect(features).toEqual(embedding.features(graph));
      expect(instance.graph).toBe(graph);
    }
  });

  it('opens no test graph when told so, and changes nothing else', async () => {
    const without = await load({ test: false });
    expect(without.test).toEqual([]);
    expect(known(without)).toEqual(known(data));
  });

  it('takes role2vec’s settings, also those that need no new fit', async () => {
    const near = await load({ test: false, role2vec: { ...quick, reach: 1, scale: 2 } });
    expect(near.train[0]!.features).not.toEqual(data.train[0]!.features);
    const again = await load({ test: false });
    expect(again.train[0]!.features).toEqual(data.train[0]!.features);
  });

  it('splits otherwise under another seed', async () => {
    const other = await loadRunData(
      { ...spec, seed: 4, data: { ...spec.data, features: 'structural' } },
      { dataDir: empty, test: false },
    );
    expect(edges(other.train[0]!.graph)).not.toEqual(edges(data.train[0]!.graph));
    expect(edges(other.train[0]!.whole.graph)).toEqual(edges(data.train[0]!.whole.graph));
    expect(other.train[0]!.features).toEqual(structural(other.train[0]!.graph));
  });
});

describe('loadRunData, one graph', () => {
  /** Six nodes in two triangles under adol's name, with columns that a strict split must not read. */
  const files = {
    'moreno/moreno.cites': '0 1\n1 2\n0 2\n3 4\n4 5\n3 5\n2 3\n',
    'moreno/moreno.content': `${[0, 1, 2, 3, 4, 5].map((id) => `${id} ${id + 1} 9 0`).join('\n')}\n`,
  };
  const dataDir = directoryWith(files);
  const dataset = loadDataset('adol', { dataDir, splits: 'strict', seed: 4 });
  const load = (request: Partial<RunRequest> = {}, options: LoadRunDataOptions = {}) =>
    loadRunData(resolveClusternet({ dataset: 'adol', splits: 'strict', k: 2, seed: 4, ...request }), {
      dataDir,
      ...options,
    });

  it('makes node2vec of the observed edges for a strict split, once', async () => {
    const { test, train, valid } = await load();
    expect([test.length, train.length, valid.length]).toEqual([1, 0, 0]);
    expect(edges(test[0]!.graph)).toEqual(edges(dataset.train));
    expect(test[0]!.features).toEqual(await node2vec(dataset.train, { seed: 4 }));
    expect((await load()).test[0]!.features).toBe(test[0]!.features);
    expect((await load({ seed: 5 })).test[0]!.features).not.toEqual(test[0]!.features);
  });

  it('makes them of all edges where the whole graph is observed', async () => {
    const [graph] = (await load({ task: 'optimize' })).test;
    expect(graph!.features).toEqual(await node2vec(dataset.full, { seed: 4 }));
    expect(edges(graph!.graph)).toEqual(edges(graph!.whole.graph));
  });

  it('makes none for a method that looks at none, or where the set’s own give nothing away', async () => {
    const [graph] = (await load({ method: 'train-cnm' })).test;
    expect(graph!.features).toEqual(dataset.features.train);
    const [karate] = (await load({ dataset: 'karate' })).test;
    expect(karate!.features).toEqual(loadDataset('karate', { splits: 'strict' }).features.train);
  });

  it('keeps which hidden edges are for testing, where the split says', async () => {
    const [graph] = (await load()).test;
    expect(edges(graph!.heldOut!)).toEqual(edges(dataset.test!));
  });

  it('passes an abort on', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(load({ seed: 6 }, { signal })).rejects.toThrow('enough');
  });

  it('refuses released splits where there are no such files', async () => {
    await expect(load({ splits: 'released' })).rejects.toThrow(/moreno/);
    await expect(load({ dataset: 'cora' })).rejects.toThrow(/cora/);
  });
});

describe.skipIf(NO_DATA).each(['synthetic', 'pubmed'] as const)(`loadRunData, released %s ${NEEDS_DATA}`, (name) => {
  const folder = { synthetic: 'synthetic_spa', pubmed: 'pubmed' }[name];
  const request = { dataset: name, seed: 1, set: { steps: 10 } } as const;
  const spec = () => resolveClusternet(request);
  let clean: RunData;
  let poisoned: RunData;
  let directory: string;

  beforeAll(async () => {
    const { test } = datasetEntry(name).roles!;
    directory = directoryWith({ [`${folder}/.keep`]: '' });
    poison(join(process.env.CLUSTERNET_DATA!, folder), join(directory, folder), folder, test);
    clean = await loadRunData(spec());
    poisoned = await loadRunData(spec(), { dataDir: directory });
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true }));

  it('reads nothing of a test graph’s hidden edges, poisoned in its files, into what is observed', () => {
    expect(known(poisoned)).toEqual(known(clean));
    for (const [i, graph] of poisoned.test.entries()) {
      expect(digest(graph, false)).toBe(digest(clean.test[i]!, false));
      expect(graph.whole.graph.m).toBeGreaterThan(clean.test[i]!.whole.graph.m + 200); // the poison is there
    }
  });

  it('gives all graphs as many columns, pubmed’s structural ones since some lack theirs', () => {
    expect(spec().data.features).toBe({ synthetic: 'own', pubmed: 'structural' }[name]);
    const graphs = [...clean.train, ...clean.valid, ...clean.test];
    expect(new Set(graphs.map(({ features }) => features.cols)).size).toBe(1);
  });

  it.each(['clusternet', 'clusternet-ft'])('%s decides the same', async (row) => {
    const { method, protocol, settings } = resolveClusternet({
      ...request,
      method: row,
      ...(row === 'clusternet' ? {} : { set: { steps: 10, tuneSteps: 2 } }),
    });
    const follow = async (data: RunData) => {
      const columns = data.train[0]!.features.cols;
      const lesson = { problem: problems.modularity, k: 5, columns, settings, seed: 1 };
      const { answers } = await followProtocol(acceptedMethod(method, problems.modularity), protocol, data, lesson);
      return answers.map(({ solution }) => solution);
    };
    expect(await follow(poisoned)).toEqual(await follow(clean));
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
