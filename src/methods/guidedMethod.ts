import { Graph } from '../graph/Graph';
import { Actor, type ActorOutput } from '../models/Actor';
import type { Policy } from '../models/Policy';
import { StaticPolicy } from '../models/StaticPolicy';
import type { Instance, Problem } from '../problems/Problem';
import type { SettingSpecs, Settings } from '../settings';
import type { GuidedOptions, GuidedResult } from '../training/fitGuided';
import { batchInstances, type GuidedTask, guidedOf, policyValues } from '../training/guidedBatch';
import { acceptsGuided } from './acceptsGuided';
import { guidedSpecs } from './guidedSettings';
import {
  type Answer,
  isKnown,
  type LearningReport,
  type Lesson,
  type Method,
  NOTHING_LEARNED,
  type Solver,
} from './Method';
import { timed } from './timed';

/** What a method that guides a heuristic is besides its training. */
export interface GuidedMethod {
  readonly name: string;
  readonly title: string;
  readonly specs: SettingSpecs;
  /** Trains the policy, which the caller owns. */
  train(policy: Policy, task: GuidedTask, instances: readonly Instance[], lesson: GuidedLesson): Promise<GuidedResult>;
}

/** A lesson as a training of a policy takes it. */
export interface GuidedLesson {
  readonly settings: Settings;
  /** Columns of what is seen of the nodes, and of Z. */
  readonly columns: number;
  readonly channels: number;
  readonly seed: number;
  readonly options: GuidedOptions;
}

/** What came of learning to guide a heuristic. */
export interface Guidance extends Solver {
  /** Absent where there was nothing to learn from. */
  readonly result: GuidedResult | undefined;
  /** Z of an instance, n x channels, row by row; what does not depend on its weights is made once a graph. */
  z(instance: Instance): Float32Array;
}

/**
 * A method that learns to guide the heuristic of a problem. Across graphs it learns an actor, which makes Z of any topology; on
 * one graph Z itself, under weights drawn anew, so that it serves every weight vector there.
 */
export function guidedMethod(method: GuidedMethod): Method {
  const { name, title, specs } = method;
  return {
    name,
    title,
    seeded: true,
    usesFeatures: false,
    learns: true,
    accepts: acceptsGuided,
    settings: (problem) => guidedSpecs(name, specs, problem),
    learn: (lesson) => learnGuidance(method, lesson),
  };
}

/** @throws InputError as `fitGuided` */
export async function learnGuidance({ train }: GuidedMethod, lesson: Lesson): Promise<Guidance> {
  const { problem, graphs, settings, seed } = lesson;
  const task = { problem, heuristic: heuristicOf(problem, settings) };
  const guided = guidedOf(task);
  const { channels, plain } = guided;
  const [first] = graphs;
  // Without a graph to learn from, the smallest one says what is seen of a node.
  const sample = first?.instance ?? problem.pose(Graph.fromEdges(2, [0], [1]), {});
  const { columns } = batchInstances(guided, [sample]);
  const isStatic = first !== undefined && graphs.length === 1 && !isKnown(first);
  const policy = isStatic
    ? new StaticPolicy(first.graph.n, plain)
    : actorOf(settings, { columns, channels, plain, seed });
  try {
    const instances = graphs.map(({ instance }) => instance);
    const options = optionsOf(lesson);
    const result =
      first === undefined
        ? undefined
        : await train(policy, task, instances, { settings, columns, channels, seed, options });
    return guidanceOf(policy, task, result);
  } catch (error) {
    policy.dispose();
    throw error;
  }
}

function heuristicOf({ guided }: Problem, settings: Settings): Settings {
  return Object.fromEntries(Object.keys(guided?.settings ?? {}).map((name) => [name, settings[name]!]));
}

function actorOf(
  settings: Settings,
  { plain, ...shape }: { columns: number; channels: number; plain: readonly number[]; seed: number },
): Actor {
  const { hidden, layers } = settings as Readonly<Record<string, number>>;
  return new Actor({
    ...shape,
    hidden: hidden!,
    layers: layers!,
    biases: settings.biases as boolean,
    output: settings.output as ActorOutput,
    ...(settings.start === 'plain' ? { near: plain } : {}),
  });
}

function optionsOf({ settings, validation = [], seed, hooks = {} }: Lesson): GuidedOptions {
  const { steps, lr, fallOver, batch, l2, draws, selectEvery } = settings as Readonly<Record<string, number>>;
  const { onProgress, signal } = hooks;
  return {
    steps: steps!,
    learningRate: lr!,
    // A run of more steps than lr has falls over its own steps.
    fallOver: fallOver === 0 ? 0 : Math.max(fallOver!, steps!),
    batch: batch!,
    l2: l2!,
    draws: draws!,
    selectEvery: selectEvery!,
    updates: settings.updates as 'batch' | 'each',
    validation: validation.map(({ instance }) => instance),
    seed,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Ratios to the plain heuristic that the paper's figure 8 shows, and how many runs of the heuristic they took. */
const MARKS = [1.02, 1.03, 1.04, 1.045] as const;

function reportOf({ steps, evaluations, ratio, looks, seconds }: GuidedResult): LearningReport {
  const reached = MARKS.flatMap((mark) => {
    const look = looks.find((one) => one.ratio >= mark);
    return look === undefined ? [] : [[`evaluationsTo${mark}`, look.evaluations] as const];
  });
  const measures = { evaluations, validationRatio: ratio, ...Object.fromEntries(reached) };
  return { steps, restarts: 0, collapsed: false, seconds, measures };
}

function guidanceOf(policy: Policy, task: GuidedTask, result: GuidedResult | undefined): Guidance {
  const guided = guidedOf(task);
  const known = new WeakMap<object, Float32Array>();
  const z = (instance: Instance): Float32Array => {
    const kept = guided.inputs === undefined ? known.get(instance.graph) : undefined;
    if (kept !== undefined) return kept;
    const values = policyValues(policy, batchInstances(guided, [instance]));
    known.set(instance.graph, values);
    return values;
  };
  return {
    result,
    report: result === undefined ? NOTHING_LEARNED : reportOf(result),
    z,
    solve({ instance }): Answer {
      const forward = timed(() => z(instance));
      const { result: solution, seconds } = timed(() => guided.solve(instance, forward.result, task.heuristic));
      return { solution, seconds: { forward: forward.seconds, round: seconds } };
    },
    dispose: () => policy.dispose(),
  };
}
