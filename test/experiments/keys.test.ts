import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/experiments/Experiment';
import { allRuns, type PlanOptions, planExperiment } from '../../src/experiments/planExperiment';
import { RESULTS_DIR, resultsOf } from '../../src/experiments/ResultsStore';
import type { RunRecord } from '../../src/experiments/RunRecord';
import { type RunSpec, runKey } from '../../src/experiments/RunSpec';
import { type RunRequest, settingsOfRun } from '../../src/experiments/resolveRun';
import { tabulate } from '../../src/experiments/tabulate';
import { experiments } from '../../src/papers';
import { resolveClusternet } from '../../src/papers/clusternet/resolve';
import type { Setting, SettingSpec } from '../../src/settings';
import { pairs } from '../support/pairs';
import { recordOf } from '../support/record';

/** Another allowed value. */
function anotherThan(value: Setting, { choices, low, high, integer, aboveLow }: SettingSpec): Setting {
  if (typeof value === 'boolean') return !value;
  // The last one: a set's own features, the first choice, are refused where they would show hidden edges.
  if (typeof value === 'string') return choices?.filter((choice) => choice !== value).at(-1) ?? `${value}-8`;
  const more = integer === true ? value + 1 : value * 1.5 + 0.1;
  if (high === undefined || more <= high) return more;
  return low === undefined || value > low || aboveLow === true ? value / 2 : (low + high) / 2;
}

/** A value of the run that a setting names, wherever the run has it; an implied one that it has not is at its default. */
function valueIn(
  { problem, data: { settings: ofData, ...data }, protocol, settings }: RunSpec,
  name: string,
  known: SettingSpec,
): Setting {
  const all: Readonly<Record<string, unknown>> = { ...problem, ...data, ...ofData, ...protocol, ...settings };
  return (all[name] ?? known.default) as Setting;
}

/** For every setting that the run has, the same request with another value for it. */
function variations(
  request: RunRequest,
  settle: (request: RunRequest) => RunSpec = resolveClusternet,
): { name: string; request: RunRequest }[] {
  const spec = settle(request);
  return Object.entries(settingsOfRun(spec)).flatMap(([name, known]) => {
    // Scaling is of a set's own columns.
    if (name === 'scaling' && spec.data.features !== 'own') return [];
    const other = anotherThan(valueIn(spec, name, known), known);
    return [{ name, request: { ...request, set: { ...request.set, [name]: other } } }];
  });
}

const PROTOCOLS = ['same-graph', 'across-graphs', 'fine-tuned', 'only-tuned'] as const;

describe.each(pairs)('a run of $name', ({ method, problem }) => {
  const plain: RunRequest = { method: method.name, problem: problem.name, dataset: 'cora' };
  const key = (other: Partial<RunRequest> = {}) => runKey(resolveClusternet({ ...plain, ...other }));

  it('has another key for every setting that differs', () => {
    const all = variations(plain);
    const names = Object.keys(method.settings(problem, { partial: true }));
    const size = problem.sized === false ? [] : ['k'];
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining([...size, ...names]));
    const keys = [key(), ...all.map((variation) => runKey(resolveClusternet(variation.request)))];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has another key for another K, seed, data set, task, split, or part that is timed', () => {
    const spec = resolveClusternet(plain);
    const timed = (['train', 'forward', 'solve'] as const).map((part) => runKey({ ...spec, timed: part }));
    const others = [
      ...(problem.sized === false ? [] : [key({ k: 6 })]),
      key({ seed: 1 }),
      key({ dataset: 'citeseer' }),
      key({ task: 'optimize' }),
      key({ splits: 'strict' }),
      runKey({ ...spec, data: { ...spec.data, generated: true } }),
    ];
    const keys = [key(), ...timed, ...others];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has one key for one run, in whatever order it is written down, and through JSON', () => {
    const reversed = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, one]) => [name, reversed(one)]),
          );
    const spec = resolveClusternet(plain);
    expect(runKey(reversed(spec) as RunSpec)).toBe(runKey(spec));
    expect(runKey(JSON.parse(JSON.stringify(spec)))).toBe(runKey(spec));
    expect(runKey({ ...spec, timed: undefined } as unknown as RunSpec)).toBe(runKey(spec));
    expect(key({ seed: 0, k: 5, set: {} })).toBe(key());
    for (const [name, { default: standard }] of Object.entries(method.settings(problem, { partial: true }))) {
      expect(key({ set: { [name]: standard } }), name).toBe(key());
    }
  });
});

describe.each(pairs.filter(({ method }) => method.usesFeatures && method.learns !== false))(
  'a run across graphs of $name',
  ({ method, problem }) => {
    it('has another key for every protocol and each of its numbers', () => {
      const specs = PROTOCOLS.flatMap((protocol) => {
        const request: RunRequest = { method: method.name, problem: problem.name, dataset: 'synthetic', protocol };
        return [request, ...variations(request).map((variation) => variation.request)].map(resolveClusternet);
      });
      const keys = specs.map(runKey);
      expect(new Set(keys).size).toBe(keys.length);
      const graphs = specs.flatMap(({ protocol }) => ('trainingGraphs' in protocol ? [protocol.trainingGraphs] : []));
      expect(new Set(graphs)).toEqual(new Set([20, 21]));
    });
  },
);

/** A directory in which the experiment has these lines, written in one go. */
function directoryOf({ name }: Experiment, records: readonly RunRecord[], kept = ''): string {
  const directory = mkdtempSync(join(tmpdir(), 'keys-'));
  const file = join(directory, `${name}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, kept + records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return directory;
}

/** What a reader sees of the experiment. */
const seen = (experiment: Experiment, directory?: string, options?: PlanOptions) => {
  const { cells, wanted, missing } = tabulate(experiment, resultsOf(experiment.name, directory), options);
  return { wanted, missing, cells: cells.map(({ row, column, ours }) => ({ row, column, ours })) };
};

const POISON = -99;

describe.each(Object.values(experiments))('$name', (experiment) => {
  it('takes no run for its own that differs in any setting, task, split, seed or timed part', () => {
    const timed = experiment.metric === 'seconds' ? { seconds: POISON } : {};
    const runnable = experiment.cells.filter(({ missing }) => missing === undefined);
    const records = runnable.flatMap((cell) => {
      const own = experiment.resolve({ ...cell.request, seed: 0 });
      const spec = cell.timed === undefined ? own : { ...own, timed: cell.timed };
      const varied = variations({ ...cell.request, seed: 0 }, experiment.resolve)
        .filter(({ name }) => name !== experiment.varies)
        .map(({ request }) => ({ ...spec, ...experiment.resolve(request) }));
      const task = spec.data.task === 'learn' ? 'optimize' : 'learn';
      const foreign: RunSpec[] = [
        ...varied,
        { ...spec, data: { ...spec.data, generated: true } },
        { ...spec, data: { ...spec.data, task } },
        { ...spec, seed: 1000 },
        { ...spec, timed: spec.timed === 'train' ? 'forward' : 'train' },
      ];
      return foreign.map((one) => recordOf(one, { value: POISON, ...timed }));
    });
    // What one cell differs in may be what another is: ClusterNet with the loss of the paper's text.
    const own = new Set(allRuns(planExperiment(experiment)).map(runKey));
    const foreign = records.filter(({ spec }) => !own.has(runKey(spec)));
    expect(foreign.length).toBeGreaterThan(3 * runnable.length);
    const { cells, wanted, missing } = seen(experiment, directoryOf(experiment, foreign));
    expect(missing).toBe(wanted);
    expect(cells.filter(({ ours }) => ours !== undefined)).toEqual([]);
  });
});

describe.each(['clusternet/table-1', 'clusternet/table-2', 'clusternet/table-3'])('the kept runs of %s', (name) => {
  const experiment = experiments[name]!;
  const kept = readFileSync(join(RESULTS_DIR, `${name}.jsonl`), 'utf8');

  it('are not touched by runs with other training steps beside them', () => {
    const set = { steps: [10] };
    const shorter = allRuns(planExperiment(experiment, { set }));
    const store = resultsOf(name);
    const missing = shorter.filter((spec) => store.get(spec) === undefined); // which is what a call would run
    expect(missing.length).toBeGreaterThan(100);
    const directory = directoryOf(
      experiment,
      missing.map((spec) => recordOf(spec, { value: POISON })),
      kept,
    );
    expect(seen(experiment, directory)).toEqual(seen(experiment));
    // And they are there, for whoever asks for them.
    const { cells, missing: left } = seen(experiment, directory, { set });
    expect(left).toBe(0);
    expect(cells.find(({ row }) => row === 'clusternet')?.ours).toMatchObject({ runs: 10, mean: POISON });
  });
});
