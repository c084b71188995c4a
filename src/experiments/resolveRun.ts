import type { SplitKind } from '../data/Dataset';
import { datasetEntry } from '../data/datasetEntry';
import { InputError, requireInteger } from '../errors';
import type { Method } from '../methods/Method';
import { pick } from '../pick';
import { DEFAULT_PROBLEM, problems } from '../problems';
import type { Problem } from '../problems/Problem';
import { resolveSettings, type Setting, type SettingSpecs, type Settings } from '../settings';
import { acceptedMethod } from './acceptedMethod';
import { PROTOCOL_SETTINGS, type Protocol, protocolOf } from './Protocol';
import type { DataSpec, RunSpec, Task } from './RunSpec';

/** A run as one asks for it: what is left out has its standard value. */
export interface RunRequest {
  /** Default modularity. */
  readonly problem?: string;
  /** Default 5. */
  readonly k?: number;
  readonly dataset: string;
  /** Default learn. */
  readonly task?: Task;
  /** Default released. */
  readonly splits?: SplitKind;
  /** Default clusternet. */
  readonly method?: string;
  /** Default: the observed graph itself, or on a set of many graphs across them, from all training graphs. */
  readonly protocol?: Protocol['name'];
  /** Default 0. */
  readonly seed?: number;
  /** Settings by name: of the method, its loss, the protocol (`trainingGraphs`, `tuneSteps`), the data, or K. */
  readonly set?: Settings;
}

/** What stands before a request's own settings: what a paper or a data set has settled. */
export interface Preset {
  readonly settings?: Settings;
  readonly protocol?: Readonly<Record<string, number>>;
  readonly data?: Partial<DataSpec>;
}

/** Settings of a run that belong to no method. */
export const RUN_SETTINGS = {
  k: { default: 5, low: 1, integer: true, about: 'K, parts or chosen nodes' },
  trainingGraphs: {
    default: 1,
    low: 0,
    integer: true,
    about: 'graphs learned from, of those whose hidden edges are known',
  },
  tuneSteps: { default: 0, low: 0, integer: true, about: 'training steps on the observed edges of each test graph' },
  features: {
    default: 'own',
    choices: ['own', 'node2vec', 'role2vec', 'structural'],
    about: 'where node features come from',
  },
  scaling: {
    default: 'none',
    choices: ['none', 'row-sum', 'signed-row-sum'],
    about: "what rows of the set's own features are divided by",
  },
} as const satisfies SettingSpecs;

/**
 * Everything that a run can be told, by name: its method's settings and what else `RUN_SETTINGS` has for it.
 * @throws InputError for a problem or a method that does not exist or fit
 */
export function settingsOfRun({ problem: { name }, method, data, protocol }: RunSpec): SettingSpecs {
  const problem: Problem = pick('problem', problems, name);
  const { k, features, scaling } = RUN_SETTINGS;
  const ofProtocol = PROTOCOL_SETTINGS[protocol.name].map((one) => [one, RUN_SETTINGS[one]] as const);
  const { instances, settings = {} } = datasetEntry(data.name);
  return {
    ...(problem.sized === false ? {} : { k }),
    ...Object.fromEntries(ofProtocol),
    ...(data.features === 'none' || instances !== undefined ? {} : { features, scaling }),
    ...settings,
    ...acceptedMethod(method, problem).settings(problem, { partial: data.task === 'learn' }),
  };
}

/**
 * The request with everything settled: its own settings before those of the preset, and those before the method's defaults.
 * What changes nothing has one form only (a method that learns nothing has no features and no protocol but its own graph),
 * so that equal runs have equal keys.
 *
 * @throws InputError for names that do not exist or do not fit together, and for settings that nobody has or out of range
 */
export function resolveRun(request: RunRequest, preset: Preset = {}): RunSpec {
  const { dataset, task = 'learn', splits = 'released', seed = 0, set = {} } = request;
  if (task !== 'learn' && task !== 'optimize') {
    throw new InputError({ what: 'task', expected: 'learn or optimize', actual: String(task) });
  }
  if (splits !== 'released' && splits !== 'strict') {
    throw new InputError({ what: 'splits', expected: 'released or strict', actual: String(splits) });
  }
  const problem: Problem = pick('problem', problems, request.problem ?? DEFAULT_PROBLEM);
  const method = acceptedMethod(request.method ?? 'clusternet', problem);
  const entry = datasetEntry(dataset);
  const specs = method.settings(problem, { partial: task === 'learn' });
  const ofData: SettingSpecs = entry.settings ?? {};
  const { k: sizes, ...rest } = RUN_SETTINGS;
  const known: SettingSpecs = { ...(problem.sized === false ? rest : { k: sizes, ...rest }), ...ofData, ...specs };
  resolveSettings(method.name, known, set);
  const k = (set.k as number | undefined) ?? request.k ?? RUN_SETTINGS.k.default;
  if (problem.sized !== false) requireInteger('K', k, 1, Number.POSITIVE_INFINITY);
  requireInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  const own = (names: SettingSpecs) =>
    Object.fromEntries(Object.entries(set).filter(([name]) => Object.hasOwn(names, name)));
  const learns = method.usesFeatures;
  const data = {
    name: entry.name,
    ...(entry.instances === undefined ? { task, splits } : AS_THEY_ARE),
    ...preset.data,
  };
  const features = learns ? featuresOf(data, set.features as DataSpec['features'] | undefined) : 'none';
  const scaling = (set.scaling as DataSpec['scaling'] | undefined) ?? preset.data?.scaling ?? 'none';
  const made = { ...onlyKnown(preset.settings, ofData), ...preset.data?.settings, ...own(ofData) };
  return {
    problem: problem.sized === false ? { name: problem.name } : { name: problem.name, k },
    data: {
      ...data,
      features,
      scaling: features === 'own' ? scaling : 'none',
      ...(entry.settings === undefined ? {} : { settings: resolveSettings(entry.name, ofData, made) }),
    },
    protocol: settledProtocol(request, method, preset),
    method: method.name,
    settings: resolveSettings(method.name, specs, { ...onlyKnown(preset.settings, specs), ...own(specs) }),
    seed,
  };
}

/** A set without hidden edges has one task and no splits. */
const AS_THEY_ARE = { task: 'optimize', splits: 'released' } as const;

/** How the graphs of a set serve: with roles, training goes across graphs unless something else is asked for. */
function settledProtocol({ dataset, protocol, set = {} }: RunRequest, method: Method, preset: Preset): Protocol {
  const { roles } = datasetEntry(dataset);
  const usual = roles === undefined ? 'same-graph' : 'across-graphs';
  const name = (method.learns ?? method.usesFeatures) ? (protocol ?? usual) : 'same-graph';
  const having: readonly string[] = pick('protocol', PROTOCOL_SETTINGS, name);
  const unused = (['trainingGraphs', 'tuneSteps'] as const).find(
    (one) => set[one] !== undefined && !having.includes(one),
  );
  if (unused !== undefined) {
    const others = Object.entries(PROTOCOL_SETTINGS).filter(([, names]) =>
      (names as readonly string[]).includes(unused),
    );
    const expected = `a method that learns, under protocol ${others.map(([one]) => one).join(' or ')}`;
    throw new InputError({ what: unused, expected, actual: `${method.name} under ${name}` });
  }
  const numbers: Readonly<Record<string, number>> = {
    trainingGraphs: roles?.train.length ?? 0,
    tuneSteps: 0,
    ...preset.protocol,
  };
  const settled = having.map((one) => [one, (set[one] as number | undefined) ?? numbers[one]!] as const);
  return protocolOf(name, Object.fromEntries(settled));
}

/** Columns that were made from the released training edges show a model what a strict split hides, so they are not for it. */
function featuresOf(
  { name, splits, features }: Omit<DataSpec, 'features' | 'scaling'> & Partial<DataSpec>,
  asked: DataSpec['features'] | undefined,
): DataSpec['features'] {
  const leaks = splits === 'strict' && datasetEntry(name).featuresPerSplit;
  const wanted = asked ?? features ?? (leaks ? 'structural' : 'own');
  if (wanted !== 'own' || !leaks) return wanted;
  throw new InputError({
    what: `features of ${name} under strict splits`,
    expected: 'node2vec, role2vec or structural (its own columns were made from edges that are hidden here)',
    actual: '"own"',
  });
}

/** A preset may say more than the method at hand knows. */
function onlyKnown(settings: Settings = {}, specs: SettingSpecs): Record<string, Setting> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => Object.hasOwn(specs, name)));
}
