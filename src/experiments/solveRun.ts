import { machine } from '../machine';
import type { MethodHooks } from '../methods/Method';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Instance, Problem, Solution } from '../problems/Problem';
import { resolveSettings } from '../settings';
import { version } from '../version';
import { acceptedMethod } from './acceptedMethod';
import { agreementWithLabels } from './agreementWithLabels';
import { followProtocol, type Outcome } from './followProtocol';
import { linkAuc } from './linkAuc';
import { loadRunData, type RunData, type TestGraph } from './loadRunData';
import { mean, sum } from './means';
import type { RunRecord } from './RunRecord';
import type { RunSpec } from './RunSpec';

export interface RunOptions extends MethodHooks {
  /** Default: `CLUSTERNET_DATA`, else the project's download cache. */
  dataDir?: string;
}

/** A graph that a run has solved: `graph` is what was observed of it, `whole.graph` all of it. */
export interface SolvedGraph extends TestGraph {
  readonly solution: Solution;
  /** The problem's, on all edges. */
  readonly value: number;
  /** On the observed edges. */
  readonly trainValue: number;
  /** Training loss of the solution, where the method compares by one. */
  readonly loss?: number;
  /** What the method says of its solution beside that. */
  readonly measures?: Readonly<Record<string, number>>;
}

/** A run with what a record has no room for. */
export interface SolvedRun {
  readonly record: RunRecord;
  /** The graphs solved: one, or where the set has many its test graphs, in their order. */
  readonly solved: readonly SolvedGraph[];
}

/**
 * A run of which the solutions are kept, to be drawn or looked into: `run` gives the same record alone.
 *
 * @param spec as `resolve` makes it; a setting that it lacks has the method's default
 * @throws as `run`
 * @example
 * const { record, solved } = await solveRun(resolve({ dataset: 'karate', task: 'optimize', k: 4, set: { steps: 100 } }));
 * solved[0].solution; // a label for each node of solved[0].whole.graph, worth record.metrics.value
 */
export async function solveRun(spec: RunSpec, options: RunOptions = {}): Promise<SolvedRun> {
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
    k: spec.problem.k ?? 0,
    columns: (data.train[0] ?? data.test[0]!).features.cols,
    settings: resolved.settings,
    seed: spec.seed,
    hooks,
  });
  const solved = data.test.map((graph, i) => solvedGraph(problem, graph, outcome.answers[i]!));
  return { record: recordOf(resolved, problem, data, outcome, solved), solved };
}

function solvedGraph(problem: Problem, known: TestGraph, answer: Outcome['answers'][number]): SolvedGraph {
  const { graph, whole } = known;
  const { solution, loss, measures } = answer;
  const observed =
    graph === whole.graph ? whole : problem.pose(graph, { k: whole.k, ...columnsOf(whole), whole: whole.graph });
  return {
    ...known,
    solution,
    value: problem.value(whole, solution),
    trainValue: problem.value(observed, solution),
    ...(loss === undefined ? {} : { loss }),
    ...(measures === undefined ? {} : { measures }),
  };
}

const columnsOf = ({ columns }: Instance) => (columns === undefined ? {} : { columns });

function recordOf(
  spec: RunSpec,
  problem: Problem,
  data: RunData,
  outcome: Outcome,
  solved: readonly SolvedGraph[],
): RunRecord {
  const { answers, report, tuneSeconds } = outcome;
  const values = solved.map(({ value }) => value);
  const aucs = data.test.flatMap(({ graph, whole, heldOut }, i) => {
    const { predicted } = answers[i]!;
    const graphs = { full: whole.graph, train: graph, ...(heldOut === undefined ? {} : { test: heldOut }) };
    return predicted === undefined ? [] : [linkAuc(predicted, graphs, { seed: spec.seed })];
  });
  return {
    spec,
    metrics: {
      value: mean(values),
      trainValue: mean(solved.map(({ trainValue }) => trainValue)),
      steps: report.steps,
      restarts: report.restarts,
      collapsed: report.collapsed ? 1 : 0,
      nodes: sum(data.test.map(({ whole }) => whole.graph.n)),
      edges: sum(data.test.map(({ whole }) => whole.graph.m)),
      ...(aucs.length === 0
        ? {}
        : { auc: mean(aucs.map((a) => a.strict)), aucReleased: mean(aucs.map((a) => a.released)) }),
      ...report.measures,
      ...furtherMeasures(problem, solved),
    },
    ...(values.length > 1 && values.length <= MOST_KEPT ? { perInstance: values } : {}),
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

/** Values of single graphs that a record has room for. */
const MOST_KEPT = 100;

/**
 * Beside the value, as means over the graphs: the ratio to what the set knows, the agreement of a partition with the classes
 * that it knows, what problem and method measure; of every kind of graph by itself too, where the set tells kinds apart.
 */
function furtherMeasures(problem: Problem, solved: readonly SolvedGraph[]): Record<string, number> {
  const all = solved.map(({ whole, solution, value, reference, labels, group, measures }) => ({
    group,
    numbers: {
      ...problem.measures?.(whole, solution),
      ...measures,
      ...(reference === undefined ? {} : { ratio: value / reference }),
      ...(labels === undefined || problem.kind !== 'partition' ? {} : agreementWithLabels(labels, solution)),
    } as Readonly<Record<string, number>>,
    value,
  }));
  const groups = [...new Set(all.flatMap(({ group }) => group ?? []))];
  const ofGroups = groups.flatMap((name) => {
    const own = all.filter(({ group }) => group === name);
    const means = meansByName(own.map(({ numbers, value }) => ({ value, ...numbers })));
    return Object.entries(means).map(([metric, number]) => [`${metric}/${name}`, number]);
  });
  return { ...meansByName(all.map(({ numbers }) => numbers)), ...Object.fromEntries(ofGroups) };
}

/** Of the numbers that all have. */
function meansByName(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = Object.keys(all[0] ?? {}).filter((name) => all.every((one) => Object.hasOwn(one, name)));
  return Object.fromEntries(names.map((name) => [name, mean(all.map((one) => one[name]!))]));
}
