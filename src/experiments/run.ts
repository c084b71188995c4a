import { InputError } from '../errors';
import { machine } from '../machine';
import { methods } from '../methods';
import type { Method, MethodHooks } from '../methods/Method';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import { resolveSettings } from '../settings';
import { version } from '../version';
import { followProtocol, type Outcome } from './followProtocol';
import { linkAuc } from './linkAuc';
import { loadRunData, type RunData } from './loadRunData';
import { mean, sum } from './means';
import type { RunRecord } from './RunRecord';
import type { RunSpec } from './RunSpec';

export interface RunOptions extends MethodHooks {
  /** Default: `CLUSTERNET_DATA`, else the project's download cache. */
  dataDir?: string;
}

/**
 * Loads the data, runs the method on what it may see and measures its solutions on the full graphs.
 *
 * @param spec as `resolveRun` makes it; a setting that it lacks has the method's default
 * @throws InputError for a data set, problem or method that does not exist or does not fit, K outside [1, n], or data that is
 * not there; the signal's reason when aborted across graphs
 * @example (await run(resolve({ dataset: 'karate', task: 'optimize', problem: 'modularity', k: 4, method: 'clusternet' }))).metrics.value
 */
export async function run(spec: RunSpec, options: RunOptions = {}): Promise<RunRecord> {
  const problem: Problem = pick('problem', problems, spec.problem.name);
  const method = acceptedMethod(spec.method, problem);
  const specs = method.settings(problem, { partial: spec.data.task === 'learn' });
  const resolved = { ...spec, settings: resolveSettings(method.name, specs, spec.settings) };
  const { dataDir, ...hooks } = options;
  const data = await loadRunData(resolved, {
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
  });
  const outcome = await followProtocol(method, spec.protocol, data, {
    problem,
    k: spec.problem.k,
    columns: (data.train[0] ?? data.test[0]!).features.cols,
    settings: resolved.settings,
    seed: spec.seed,
    hooks,
  });
  return recordOf(resolved, problem, data, outcome);
}

/** @throws InputError for a method that does not exist, or that says why the problem is not for it, with those that fit */
export function acceptedMethod(name: string, problem: Problem): Method {
  const method = pick('method', methods, name);
  const accepted = method.accepts(problem);
  if (accepted === true) return method;
  const fitting = Object.values(methods).filter((other) => other.accepts(problem) === true);
  const expected = `one for ${problem.name}: ${fitting.map((other) => other.name).join(', ')}`;
  throw new InputError({ what: 'method', expected, actual: `"${name}" (${accepted})` });
}

function recordOf(spec: RunSpec, problem: Problem, data: RunData, outcome: Outcome): RunRecord {
  const { answers, report, tuneSeconds } = outcome;
  const { k } = spec.problem;
  const values = data.test.map(({ whole }, i) => problem.value(whole, answers[i]!.solution));
  const trainValues = data.test.map(({ graph, whole }, i) =>
    problem.value(problem.pose(graph, { k, whole: whole.graph }), answers[i]!.solution),
  );
  const aucs = data.test.flatMap(({ graph, whole, heldOut }, i) => {
    const { predicted } = answers[i]!;
    const graphs = { full: whole.graph, train: graph, ...(heldOut === undefined ? {} : { test: heldOut }) };
    return predicted === undefined ? [] : [linkAuc(predicted, graphs, { seed: spec.seed })];
  });
  return {
    spec,
    metrics: {
      value: mean(values),
      trainValue: mean(trainValues),
      steps: report.steps,
      restarts: report.restarts,
      collapsed: report.collapsed ? 1 : 0,
      nodes: sum(data.test.map(({ whole }) => whole.graph.n)),
      edges: sum(data.test.map(({ whole }) => whole.graph.m)),
      ...(aucs.length === 0
        ? {}
        : { auc: mean(aucs.map((a) => a.strict)), aucReleased: mean(aucs.map((a) => a.released)) }),
    },
    ...(values.length > 1 ? { perInstance: values } : {}),
    seconds: {
      ...data.seconds,
      train: report.seconds.train,
      ...(data.train.length === 0 ? {} : { select: report.seconds.select }),
      ...(tuneSeconds === undefined ? {} : { tune: tuneSeconds / answers.length }),
      round: mean(answers.map(({ seconds }) => seconds.round)),
      forward: mean(answers.map(({ seconds }) => seconds.forward)),
    },
    machine: machine(),
    version,
  };
}
