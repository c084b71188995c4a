import { learnerSettings } from '../experiments/ownMethods';
import type { Problem } from '../problems/Problem';
import type { Settings } from '../settings';
import { type OwnGraph, readOwnFeatures } from './ownGraph';
import { readSettings } from './settingFlags';
import type { SolveFlags } from './solveFlags';

/** What `solve` is told, but K and who watches. */
export function ownOptions(problem: Problem, own: OwnGraph, flags: SolveFlags) {
  const { seed, threads, seconds, steps, starts, features, method: methods, set = [] } = flags;
  const specs = learnerSettings(problem);
  const given: Settings = {
    ...(starts === undefined ? {} : { starts }),
    ...(steps === undefined ? {} : { steps }),
    ...readSettings(set, specs),
  };
  // A flag's value stands until --set gives another; what does not train takes no notice of either.
  const known = Object.entries(given).filter(([name]) => Object.hasOwn(specs, name));
  return {
    ...own.question,
    problem: problem.name,
    seed,
    ...(methods === undefined ? {} : { methods }),
    ...(given.starts === undefined ? {} : { starts: given.starts as number }),
    ...(Object.keys(given).length === 0 ? {} : { settings: Object.fromEntries(known) }),
    ...(features === undefined ? {} : { features: readOwnFeatures(features, own) }),
    ...(threads === undefined ? {} : { threads }),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

export type OwnOptions = ReturnType<typeof ownOptions>;
