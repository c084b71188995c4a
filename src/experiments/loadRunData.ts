import type { Dataset } from '../data/Dataset';
import { type DatasetEntry, datasetEntry, type PosedItem } from '../data/datasetEntry';
import { loadDataset } from '../data/loadDataset';
import { InputError } from '../errors';
import { identityFeatures } from '../features/identityFeatures';
import { node2vec } from '../features/node2vec';
import { fitRole2vec, type Role2vecOptions } from '../features/role2vec';
import { structural } from '../features/structural';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import type { Known } from '../methods/Method';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import { mixSeed } from '../random/Rng';
import { memo } from './memo';
import type { RunSpec } from './RunSpec';

/** A graph to be solved. `whole` is for measuring only: methods get to see the rest. */
export interface TestGraph extends Known {
  /** Classes of its nodes, where they are known; for measuring only. */
  readonly labels?: Int32Array;
  /** The value to which a solution's is put in relation. */
  readonly reference?: number;
  /** Hidden edges kept for testing, where the split says which; else all that are not observed. */
  readonly heldOut?: Graph;
}

/** The graphs of a run by role; no graph has two. */
export interface RunData {
  readonly train: readonly Known[];
  readonly valid: readonly Known[];
  readonly test: readonly TestGraph[];
  readonly seconds: { readonly load: number; readonly features: number };
}

export interface LoadRunDataOptions {
  /** Default: `CLUSTERNET_DATA`, else the project's download cache. */
  dataDir?: string;
  signal?: AbortSignal;
  /** Of role2vec where it is fitted; default its own. */
  role2vec?: Role2vecOptions;
  /** False leaves test graphs of a set of many unread: settings are chosen without them. Default true. */
  test?: boolean;
}

/**
 * Loads the graphs of a run, makes their features and poses the problem on them. On a set of many graphs training and
 * validation graphs come too, and nothing but the observed edges is known of a test graph; on one graph, the limits of the
 * whole are known while training, as released.
 *
 * @throws InputError for data that is not there or not as specified; the signal's reason when aborted
 */
export async function loadRunData(
  spec: Pick<RunSpec, 'problem' | 'data' | 'seed'>,
  options: LoadRunDataOptions = {},
): Promise<RunData> {
  const begun = performance.now();
  const { name, splits, features: source, scaling } = spec.data;
  const problem: Problem = pick('problem', problems, spec.problem.name);
  const { roles, instances } = datasetEntry(name);
  if (instances !== undefined) return poseItems(instances, problem, spec, options);
  const load = (part: number): Dataset => {
    const dataset = loadDataset(name, {
      part,
      splits,
      scaling,
      seed: spec.seed,
      connected: problem.connected ?? false,
      ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
      ...(source === 'structural' ? { makeFeatures: structural } : {}),
      // Nobody looks at any, so that their files need not be there.
      ...(source === 'none' ? { makeFeatures: ({ n }: Graph) => identityFeatures(n) } : {}),
    });
    requireAsSpecified(dataset, spec);
    return dataset;
  };
  const { train = [], valid = [], test } = roles ?? { test: [0] };
  const wanted = { train: train.map(load), valid: valid.map(load), test: options.test === false ? [] : test.map(load) };
  const loaded = performance.now();
  const toFit = roles === undefined ? wanted.test : wanted.train;
  const featuresOf = await featureMaker(spec, toFit, options);
  const pose = async (dataset: Dataset): Promise<TestGraph> => {
    const { full, part } = dataset;
    const graph = observedOf(dataset, spec);
    const ofK = kOf(spec);
    const limits = roles === undefined ? { whole: full } : { partial: true };
    return {
      part,
      graph,
      features: await featuresOf(dataset),
      instance: problem.pose(graph, { ...ofK, ...limits }),
      whole: problem.pose(full, ofK),
      ...(dataset.labels === undefined ? {} : { labels: dataset.labels }),
      ...(dataset.test === undefined ? {} : { heldOut: dataset.test }),
    };
  };
  const posed = async (datasets: readonly Dataset[]): Promise<TestGraph[]> => {
    const graphs: TestGraph[] = [];
    for (const dataset of datasets) graphs.push(await pose(dataset));
    return graphs;
  };
  return {
    train: await posed(wanted.train),
    valid: await posed(wanted.valid),
    test: await posed(wanted.test),
    seconds: { load: (loaded - begun) / 1000, features: (performance.now() - loaded) / 1000 },
  };
}

/** The problem on every item of a set that is solved as it is. */
async function poseItems(
  make: DatasetEntry['instances'] & {},
  problem: Problem,
  spec: Pick<RunSpec, 'problem' | 'data' | 'seed'>,
  { dataDir, signal, test = true }: LoadRunDataOptions,
): Promise<RunData> {
  const begun = performance.now();
  const items = await make({
    settings: spec.data.settings ?? {},
    seed: spec.seed,
    test,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(signal === undefined ? {} : { signal }),
  });
  const pose = ({ graph, features, columns, labels, reference, group }: PosedItem, part: number): TestGraph => {
    const instance = problem.pose(graph, { ...kOf(spec), ...(columns === undefined ? {} : { columns }) });
    return {
      part,
      graph,
      features,
      instance,
      whole: instance,
      ...(labels === undefined ? {} : { labels }),
      ...(reference === undefined ? {} : { reference }),
      ...(group === undefined ? {} : { group }),
    };
  };
  return {
    train: items.train.map(pose),
    valid: items.valid.map(pose),
    test: test ? items.test.map(pose) : [],
    seconds: { load: (performance.now() - begun) / 1000, features: 0 },
  };
}

/** K for `pose`, where the problem has one. */
const kOf = ({ problem: { k } }: Pick<RunSpec, 'problem'>): { k?: number } => (k === undefined ? {} : { k });

function observedOf(dataset: Dataset, { data }: Pick<RunSpec, 'data'>): Graph {
  return data.task === 'learn' ? dataset.train : dataset.full;
}

function requireAsSpecified({ name, origin, splitInfo }: Dataset, { data }: Pick<RunSpec, 'data'>): void {
  const generated = origin === 'generated' && datasetEntry(name).stem !== null;
  if (splitInfo.kind === data.splits && generated === (data.generated ?? false)) return;
  const actual = generated ? 'graphs made here, since the files are not there' : `${splitInfo.kind} splits`;
  const expected = data.generated === true ? 'no files of that set' : `the files of ${name} with ${data.splits} splits`;
  throw new InputError({ what: `data set ${name}`, expected, actual });
}

/** How features of a graph are made; what has to be trained is trained once, on the graphs to fit. */
async function featureMaker(
  spec: Pick<RunSpec, 'data' | 'seed'>,
  toFit: readonly Dataset[],
  { signal, role2vec = {} }: LoadRunDataOptions,
): Promise<(dataset: Dataset) => Promise<Features>> {
  const { data, seed } = spec;
  const hooks = signal === undefined ? {} : { signal };
  if (data.features === 'node2vec') {
    return (dataset) => {
      const graph = observedOf(dataset, spec);
      return nodeVectors(`${seed} ${fingerprint(graph)}`, () => node2vec(graph, { seed, ...hooks }));
    };
  }
  if (data.features === 'role2vec') {
    const graphs = toFit.map((dataset) => observedOf(dataset, spec));
    const { reach, scale, ...training } = role2vec;
    const key = `${seed} ${JSON.stringify(training)} ${graphs.map(fingerprint).join(' ')}`;
    const fitted = await roleVectors(key, () => fitRole2vec(graphs, { seed, ...training, ...hooks }));
    const around = { ...(reach === undefined ? {} : { reach }), ...(scale === undefined ? {} : { scale }) };
    return async (dataset) => fitted.features(observedOf(dataset, spec), around);
  }
  return async ({ features }) => (data.task === 'learn' ? features.train : features.full);
}

/** The last few are kept, so that the methods of a table share one computation. */
const nodeVectors = memo<Features>(6);
const roleVectors = memo<Awaited<ReturnType<typeof fitRole2vec>>>(32);

/** Tells graphs of different edges apart. */
function fingerprint({ n, m, rowPtr, colIdx }: Graph): string {
  let mixed = m;
  for (const part of [rowPtr, colIdx]) for (const one of part) mixed = mixSeed(mixed, one);
  return `${n}/${m}/${mixed}`;
}
