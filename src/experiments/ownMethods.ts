import { InputError } from '../errors';
import { methods } from '../methods';
import type { Method } from '../methods/Method';
import { pick } from '../pick';
import type { Problem } from '../problems/Problem';
import { resolveSettings, type SettingSpecs, type Settings } from '../settings';

/** As the registry has it, which is what `methods` and their lists are compared with. */
export const clusternet: Method = methods.clusternet!;

/** All edges of a user's own graph are seen. */
const WHOLE = { partial: false };

/**
 * The methods that a graph of one's own is solved by: ClusterNet where the problem has a relaxed loss, else whatever learns
 * without one; then the classical algorithms, in the order of the registry.
 *
 * @param names of the algorithms, without "train-"; default all
 * @throws InputError for an algorithm that does not exist or does not solve the problem
 */
export function ownMethods(problem: Problem, names?: readonly string[]): { learners: Method[]; baselines: Method[] } {
  const accepting = Object.values(methods).filter((method) => method.accepts(problem) === true);
  const classical = accepting.filter(({ name }) => name.startsWith('train-'));
  const byName = Object.fromEntries(classical.map((method) => [shortName(method), method]));
  const learning = accepting.filter(
    ({ learns, usesFeatures, name }) => (learns ?? usesFeatures) && !/^2stage-/.test(name),
  );
  return {
    learners: accepting.includes(clusternet) ? [clusternet] : learning,
    baselines:
      names === undefined ? classical : names.map((name) => pick(`baseline for ${problem.name}`, byName, name)),
  };
}

/** What is asked of the methods that `ownMethods` has. */
export interface Asked {
  /** In the order in which equals are ranked: what learns, then the algorithms. */
  readonly learners: readonly Method[];
  readonly baselines: readonly Method[];
  /** What could have been asked, but that search is ahead of it, and nobody told anything of training. */
  readonly leftOut: readonly Method[];
}

/** What of the options of `solve` says who is asked. */
export interface AskOptions {
  readonly methods?: readonly string[];
  readonly baselines?: readonly string[];
  readonly settings?: Settings;
  readonly starts?: number;
  readonly features?: unknown;
  readonly terms?: Settings;
}

/**
 * Whom `solve` asks: those named; else every algorithm, and what learns too, unless search is known to be ahead of it and
 * nothing is told that training alone needs (settings, starts, features, algorithms to be asked beside it).
 * @throws InputError for a method that does not exist or does not solve the problem
 */
export function askedMethods(problem: Problem, options: AskOptions): Asked {
  const { methods: named, baselines, settings, starts, features, terms = {} } = options;
  const all = ownMethods(problem, baselines);
  if (named !== undefined) {
    const byName = Object.fromEntries(
      [...all.learners, ...ownMethods(problem).baselines].map((method) => [shortName(method), method]),
    );
    const chosen = new Set(
      named.map((name) => pick(`method for ${problem.name}`, byName, name.replace(/^train-/, ''))),
    );
    if (chosen.size === 0) throw new InputError({ what: 'methods', expected: 'at least one by name', actual: 'none' });
    const of = (some: readonly Method[]) => some.filter((method) => chosen.has(method));
    return { learners: of(all.learners), baselines: of(ownMethods(problem).baselines), leftOut: [] };
  }
  const ofTraining = [baselines, settings, starts, features].some((told) => told !== undefined);
  const { searchWins } = problem;
  const wins = searchWins !== undefined && Object.keys(terms).every((name) => searchWins.with.includes(name));
  return wins && !ofTraining ? { ...all, learners: [], leftOut: all.learners } : { ...all, leftOut: [] };
}

/** "louvain" for "train-louvain", as in titles. */
export const shortName = ({ name }: Method): string => name.replace(/^train-/, '');
export const shortTitle = ({ title }: Method): string => title.replace(/^Train-/, '');

/** What the methods that learn can be told for a problem, by name; empty where none does. */
export function learnerSettings(problem: Problem): SettingSpecs {
  return Object.assign({}, ...ownMethods(problem).learners.map((method) => method.settings(problem, WHOLE)));
}

/**
 * The settings of one method among those given for all that learn.
 * @param clock further settings, for a method that has them
 * @throws InputError for a setting that no learner has, or a value outside its range
 */
export function settingsFor(method: Method, problem: Problem, given: Settings = {}, clock: Settings = {}): Settings {
  const specs = method.settings(problem, WHOLE);
  const known = learnerSettings(problem);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    const names = Object.keys(known);
    const expected = names.length === 0 ? 'no setting at all' : `one of ${names.join(', ')}`;
    throw new InputError({ what: `setting of ${method.name}`, expected, actual: `"${unknown}"` });
  }
  const own = Object.entries({ ...given, ...clock }).filter(([name]) => Object.hasOwn(specs, name));
  return resolveSettings(method.name, specs, Object.fromEntries(own));
}
