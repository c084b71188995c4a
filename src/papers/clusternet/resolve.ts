import './datasets'; // which requests name
import { datasetEntry } from '../../data/datasetEntry';
import { isOnDisk } from '../../data/isOnDisk';
import type { DataSpec, RunSpec } from '../../experiments/RunSpec';
import { type Preset, type RunRequest, resolveRun } from '../../experiments/resolveRun';
import { pick } from '../../pick';
import { problems } from '../../problems';
import type { Problem } from '../../problems/Problem';
import './datasets'; // registered before a request names one
import { expandName } from './methodNames';
import { acrossGraphs, dataPreset, TUNE_FROM_FRESH } from './settings';

/**
 * A request with the paper's settings: rows of its tables count as method names (`clusternet-ft`), a set of many graphs
 * has the settings of table 3, and data come as the released scripts have them.
 * @throws InputError as `resolveRun`
 * @example resolveClusternet({ dataset: 'cora', method: 'clusternet', set: { beta: 30 } }).settings.beta // 30
 */
export function resolveClusternet(request: RunRequest): RunSpec {
  const { method: name = 'clusternet', dataset, problem = 'modularity' } = request;
  const entry = datasetEntry(dataset);
  const named = expandName(name);
  const protocol = request.protocol ?? named.protocol;
  // A set that is built in has no released split.
  const splits = entry.stem === null ? 'strict' : (request.splits ?? 'released');
  const { relaxation }: Problem = pick('problem', problems, problem);
  const across: Preset =
    entry.roles === undefined ? {} : acrossGraphs(dataset, named.method!, relaxation?.shape ?? 'selection');
  const fresh = protocol === 'only-tuned' ? { tuneSteps: TUNE_FROM_FRESH[named.method!] ?? 150 } : {};
  return resolveRun(
    {
      ...request,
      problem,
      ...named,
      ...(protocol === undefined ? {} : { protocol }),
      splits,
      set: { ...named.set, ...request.set },
    },
    { ...across, protocol: { ...across.protocol, ...fresh }, data: dataPreset(entry, splits) },
  );
}

/**
 * The request for the files at hand: where those of a set that can be generated are missing, its generated graphs, which have
 * strict splits only, are named in the run.
 */
export function withGeneratedGraphs(request: RunRequest, options: { dataDir?: string } = {}): RunSpec {
  const { name, generate, stem } = datasetEntry(request.dataset);
  if (generate === undefined || stem === null || isOnDisk(name, options)) return resolveClusternet(request);
  const spec = resolveClusternet({ ...request, splits: 'strict' });
  const data: DataSpec = { ...spec.data, generated: true };
  return { ...spec, data };
}
