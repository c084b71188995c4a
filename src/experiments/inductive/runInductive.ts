import { InputError, requireInteger } from '../../errors';
import { objectives } from '../../problems';
import type { Objective, Solution } from '../../problems/Problem';
import { linkAuc } from '../linkAuc';
import { pick } from '../pick';
import type { RunRecord, RunSpec } from '../RunRecord';
import type { RunOptions } from '../run';
import { version } from '../version';
import type { InductiveInput, InductiveMethod, InductiveResult, KnownGraph, ObservedGraph } from './InductiveMethod';
import { inductiveMethods } from './index';
import { type InductiveData, inductiveParts, loadInductive } from './loadInductive';

/** Whether runs on that data set are across graphs. */
export function isInductive(dataset: string): dataset is InductiveInput['dataset'] {
  return Object.hasOwn(inductiveParts, dataset);
}

/** `run` for a set of many graphs: learns on some of them, solves others. @throws as `run` */
export async function runInductive(spec: RunSpec, options: RunOptions = {}): Promise<RunRecord> {
  const { dataset: name, splits, seed, task } = spec;
  if (!isInductive(name))
    throw new InputError({ what: 'data set', expected: 'one of many graphs', actual: `"${name}"` });
  const { objective, method } = chosen(spec);
  const connected = objective.decision === 'selection';
  const { dataDir, signal } = options;
  const data = await loadInductive(name, {
    splits,
    seed,
    connected,
    task,
    usesFeatures: method.usesFeatures,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(signal === undefined ? {} : { signal }),
  });
  return recordOf(spec, data, await solveInductive(spec, data, options));
}

/**
 * Runs the method on what it may see: all edges of training and validation graphs, the observed ones of test graphs.
 * @throws InputError for an objective or method that does not exist or does not fit, or K outside [1, n]
 */
export async function solveInductive(
  spec: RunSpec,
  data: InductiveData,
  options: RunOptions = {},
): Promise<InductiveResult> {
  const { objective, method } = chosen(spec);
  const smallest = Math.min(...[...data.train, ...data.valid, ...data.test].map(({ full }) => full.n));
  requireInteger('K', spec.k, 1, smallest, 'n of the smallest graph');
  return method.run({
    dataset: data.name,
    train: data.train,
    valid: data.valid,
    test: data.test.map(withoutHiddenEdges),
    objective,
    k: spec.k,
    seed: spec.seed,
    ...(spec.steps === undefined ? {} : { steps: spec.steps }),
    ...(spec.trainingGraphs === undefined ? {} : { trainingGraphs: spec.trainingGraphs }),
    ...(spec.tuneSteps === undefined ? {} : { tuneSteps: spec.tuneSteps }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

function chosen(spec: RunSpec): { objective: Objective; method: InductiveMethod } {
  const objective = pick('objective', objectives, spec.objective);
  const method = pick('method', inductiveMethods, spec.method);
  if (method.decisions.includes(objective.decision)) return { objective, method };
  const fitting = Object.values(inductiveMethods).filter((other) => other.decisions.includes(objective.decision));
  const expected = `one for ${objective.name}: ${fitting.map((other) => other.name).join(', ')}`;
  throw new InputError({ what: 'method', expected, actual: `"${method.name}"` });
}

function withoutHiddenEdges({ part, graph, features }: KnownGraph): ObservedGraph {
  return { part, graph, features };
}

function recordOf(spec: RunSpec, data: InductiveData, result: InductiveResult): RunRecord {
  const objective = objectives[spec.objective];
  const { solutions, steps, restarts, collapsed, seconds } = result;
  const values = data.test.map(({ full }, i) => objective.bind(full).evaluate(solutions[i].solution));
  const trainValue = (graph: KnownGraph, solution: Solution): number =>
    objective.bind(graph.graph, { full: graph.full }).evaluate(solution);
  const aucs = data.test.flatMap(({ graph, full }, i) => {
    const { predicted } = solutions[i];
    return predicted === undefined ? [] : [linkAuc(predicted, { full, train: graph }, { seed: spec.seed })];
  });
  return {
    ...spec,
    splits: data.splits,
    steps,
    value: mean(values),
    values,
    trainValue: mean(data.test.map((graph, i) => trainValue(graph, solutions[i].solution))),
    ...(inductiveMethods[spec.method].usesFeatures ? { features: data.features } : {}),
    seconds: {
      load: data.seconds.load,
      features: data.seconds.features,
      train: seconds.train,
      select: seconds.select,
      tune: seconds.tune / solutions.length,
      round: mean(solutions.map((one) => one.seconds.round)),
      forward: mean(solutions.map((one) => one.seconds.forward)),
    },
    msPerStep: steps === 0 ? 0 : (1000 * seconds.train) / steps,
    nodes: sum(data.test.map(({ full }) => full.n)),
    edges: sum(data.test.map(({ full }) => full.m)),
    restarts,
    collapsed,
    version,
    ...(aucs.length === 0
      ? {}
      : { auc: { strict: mean(aucs.map((a) => a.strict)), released: mean(aucs.map((a) => a.released)) } }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
