import { swapSearch } from '../../baselines/independentSet/swapSearch';
import type { DatasetEntry, Instances, InstancesRequest, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import { readWeightedGraphs, type WeightedGraph } from '../../data/readWeightedGraphs';
import { setFile } from '../../data/setFile';
import type { Graph } from '../../graph/Graph';
import { barabasiAlbert } from '../../graph/generate/barabasiAlbert';
import { erdosRenyi } from '../../graph/generate/erdosRenyi';
import { mixSeed, Rng } from '../../random/Rng';

const FILES = {
  er: 'rcop/mwis_er_test500.jsonl',
  ba: 'rcop/mwis_ba_test500.jsonl',
  valid: 'rcop/mwis_er_valid50.jsonl',
  train: 'rcop/mwis_er_train_every3rd.jsonl',
} as const;

const SOURCE =
  'the files under rcop/ are the released graphs of https://github.com/zhongyuanzhao/distgcn as JSON lines; CLUSTERNET_DATA ' +
  'names a directory that has them, and --set source=drawn does without';

/** Graphs in the training and the validation file. */
const TRAIN = 1990;
const VALID = 50;
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Of the test graphs: 5 sizes, 5 mean degrees b, 20 graphs each. */
const SIZES = [100, 150, 200, 250, 300];
const DEGREES = [2, 5, 10, 15, 20];
/** Of the training graphs, where they are drawn. */
const TRAIN_SIZES = [50, 100, 150, 200, 250];
const TRAIN_DENSITIES = [0.02, 0.05, 0.075, 0.1, 0.15];

/**
 * The paper's weighted graphs for independent sets (section 4.1): 500 Erdős–Rényi test graphs with p = b / n and 500 of
 * Barabási & Albert with m = b, as groups `er` and `ba`, n in 100 … 300 and b in 2 … 20, weights U(0, 1); training and
 * validation on Erdős–Rényi graphs alone, the training graphs denser and smaller. `reference` is the best value known; where
 * the authors' stated optimum is not attained by any set (nine graphs), the best that a search found.
 *
 * `source=drawn` makes graphs alike by a seed, for where the files are not; `reference` is then what a local search finds.
 */
export const independentDataset: DatasetEntry = instanceSet({
  name: 'mwis',
  title: 'Weighted ER and BA graphs for independent sets',
  files: Object.values(FILES),
  source: SOURCE,
  roles: { train: range(TRAIN), valid: range(VALID).map((i) => TRAIN + i), test: [TRAIN + VALID] },
  settings: {
    source: { default: 'released', choices: ['released', 'drawn'], about: 'the released files, or graphs drawn alike' },
    instances: { default: 500, low: 1, high: 500, integer: true, about: 'test graphs of each kind, evenly picked' },
  },
  instances: async (request) => (request.settings.source === 'drawn' ? drawn(request) : released(request)),
});

function released({ settings, dataDir, test }: InstancesRequest): Instances {
  const read = (file: string, group?: string): PosedItem[] =>
    readOnce(setFile({ name: 'mwis', dataDir, source: SOURCE }, file)).map((graph) => item(graph, group));
  const tests = (kind: 'er' | 'ba') => pickEvenly(read(FILES[kind], kind), settings.instances as number);
  return {
    train: read(FILES.train),
    valid: read(FILES.valid),
    test: test ? [...tests('er'), ...tests('ba')] : [],
  };
}

/** Files as they were last read: a run per seed and method asks for the same. */
const kept = new Map<string, readonly WeightedGraph[]>();

function readOnce(file: string): readonly WeightedGraph[] {
  const graphs = kept.get(file) ?? readWeightedGraphs(file);
  kept.set(file, graphs);
  return graphs;
}

function item({ name, graph, weights, bestKnown }: WeightedGraph, group?: string): PosedItem {
  return {
    name,
    graph,
    features: { kind: 'dense', rows: graph.n, cols: 0, values: new Float32Array(0) },
    columns: { weight: weights },
    ...(group === undefined ? {} : { group }),
    ...(bestKnown === undefined ? {} : { reference: bestKnown }),
  };
}

/** So many of the items, at equal distances. */
function pickEvenly<T>(items: readonly T[], count: number): T[] {
  return count >= items.length
    ? [...items]
    : range(count).map((i) => items[Math.floor(((i + 0.5) * items.length) / count)]!);
}

function drawn({ settings, test }: InstancesRequest): Instances {
  const cells = SIZES.flatMap((n) => DEGREES.flatMap((b) => range(20).map((i) => ({ n, b, i }))));
  const tests = (group: 'er' | 'ba', stream: number): PosedItem[] =>
    pickEvenly(cells, settings.instances as number).map(({ n, b, i }) => {
      const graph = testGraph(group, n, b, mixSeed(stream, n, b, i));
      const weights = drawWeights(graph, mixSeed(stream, WEIGHTS, n, b, i));
      const best = swapSearch(graph, weights).reduce((sum, v) => sum + weights[v]!, 0);
      return item({ name: `${group}-${n}-${b}-${i}`, graph, weights, bestKnown: best }, group);
    });
  const training = TRAIN_SIZES.flatMap((n) => TRAIN_DENSITIES.map((p) => ({ n, p })));
  return {
    train: range(TRAIN).map((i) => {
      const { n, p } = training[i % training.length]!;
      const graph = erdosRenyi({ nodes: n, probability: p, seed: mixSeed(TRAIN_STREAM, i) });
      return item({ name: `er-${n}-${p}-${i}`, graph, weights: drawWeights(graph, mixSeed(TRAIN_STREAM, WEIGHTS, i)) });
    }),
    valid: SIZES.flatMap((n) => DEGREES.flatMap((b) => [0, 1].map((i) => ({ n, b, i })))).map(({ n, b, i }) => {
      const graph = testGraph('er', n, b, mixSeed(VALID_STREAM, n, b, i));
      const weights = drawWeights(graph, mixSeed(VALID_STREAM, WEIGHTS, n, b, i));
      return item({ name: `er-${n}-${b}-${i}`, graph, weights });
    }),
    test: test ? [...tests('er', ER_STREAM), ...tests('ba', BA_STREAM)] : [],
  };
}

const testGraph = (kind: 'er' | 'ba', n: number, b: number, seed: number): Graph =>
  kind === 'er'
    ? erdosRenyi({ nodes: n, probability: b / n, seed })
    : barabasiAlbert({ nodes: n, attachments: b, seed });

function drawWeights({ n }: Graph, seed: number): Float64Array {
  const rng = new Rng(seed);
  return Float64Array.from({ length: n }, () => rng.float());
}

const TRAIN_STREAM = 71;
const VALID_STREAM = 72;
const ER_STREAM = 73;
const BA_STREAM = 74;
const WEIGHTS = 75;
