import { loadDataset } from '../data';
import { InputError, requireInteger } from '../errors';
import { objectives } from '../problems';
import type { FitOptions } from '../training/fit';
import type { TrainingProgress } from '../training/progress';
import { isInductive, runInductive } from './inductive/runInductive';
import { linkAuc } from './linkAuc';
import { methods } from './methods';
import { pick } from './pick';
import type { RunRecord, RunSpec } from './RunRecord';
import { runFeatures, runScaling } from './runFeatures';
import { version } from './version';

export { pick } from './pick';

export interface RunOptions {
  /** Default: `CLUSTERNET_DATA`, else the project's download cache. */
  dataDir?: string;
  /** On one graph: what memory an end-to-end training will take, see `fit`. */
  onMemoryPlan?: FitOptions['onMemoryPlan'] & {};
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

/**
 * Loads the data, runs the method on what it may see and measures its solution on the full graph. On a set of many graphs
 * (synthetic, pubmed) the method learns from some of them and solves others; `value` is then the mean over those.
 *
 * @throws InputError for a data set, objective or method that does not exist, K outside [1, n], or data that is not there
 */
export async function run(spec: RunSpec, options: RunOptions = {}): Promise<RunRecord> {
  const objective = pick('objective', objectives, spec.objective);
  if (spec.task !== 'learn' && spec.task !== 'optimize') {
    throw new InputError({ what: 'task', expected: 'learn or optimize', actual: String(spec.task) });
  }
  if (isInductive(spec.dataset)) return runInductive(spec, options);
  const method = pick('method', methods, spec.method);
  const begun = performance.now();
  const dataset = await loadDataset(spec.dataset, {
    splits: spec.splits,
    seed: spec.seed,
    connected: objective.decision === 'selection',
    scaling: runScaling(spec.dataset, spec.splits),
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
  });
  const loadSeconds = (performance.now() - begun) / 1000;
  const { full } = dataset;
  if (!method.decisions.includes(objective.decision)) {
    const fitting = Object.values(methods).filter((other) => other.decisions.includes(objective.decision));
    const expected = `one for ${objective.name}: ${fitting.map((other) => other.name).join(', ')}`;
    throw new InputError({ what: 'method', expected, actual: `"${method.name}"` });
  }
  requireInteger('K', spec.k, 1, full.n, 'n');
  const graph = spec.task === 'learn' ? dataset.train : full;
  const { features, seconds: featureSeconds } = await runFeatures(dataset, spec.task, method, options.signal);
  const result = await method.run({
    graph,
    features,
    objective: objective.bind(graph, { full, ...method.bind }),
    k: spec.k,
    seed: spec.seed,
    ...(spec.steps === undefined ? {} : { steps: spec.steps }),
    ...(options.onMemoryPlan === undefined ? {} : { onMemoryPlan: options.onMemoryPlan }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const { solution, steps, restarts, collapsed, seconds } = result;
  return {
    ...spec,
    splits: dataset.splitInfo.kind,
    steps,
    value: objective.bind(full, { full }).evaluate(solution),
    trainValue: objective.bind(graph, { full }).evaluate(solution),
    seconds: { load: loadSeconds, features: featureSeconds, ...seconds },
    msPerStep: steps === 0 ? 0 : (1000 * seconds.train) / steps,
    nodes: full.n,
    edges: full.m,
    restarts,
    collapsed,
    version,
    ...(result.predicted === undefined ? {} : { auc: linkAuc(result.predicted, dataset, { seed: spec.seed }) }),
  };
}
