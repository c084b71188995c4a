import * as tf from '@tensorflow/tfjs-core';
import { leidenToK } from '../../baselines/modularity/leidenToK';
import { decisionValues } from '../../models/decisionValues';
import { MeanField } from '../../models/MeanField';
import { termsOf } from '../../problems/modularity/modularityTerms';
import type { Instance, Problem, RelaxedProblem } from '../../problems/Problem';
import { relax } from '../../problems/relax';
import { mixSeed } from '../../random/Rng';
import { type SettingSpecs, withDefaults } from '../../settings';
import { applyModel } from '../../training/applyModel';
import { fitAcross, type TrainingExample } from '../../training/fitAcross';
import { inputOf } from '../inputOf';
import {
  isKnown,
  type Known,
  type LearningReport,
  type Lesson,
  type Method,
  NOTHING_LEARNED,
  type Seen,
} from '../Method';
import { timed } from '../timed';
import { type Blended, type BlendedSettings, blended, blendedSettings, blendMeasures, placeUnseenOf } from './blended';
import { thinnings } from './thinnings';
import { together } from './together';

const TEACHERS = ['blend', 'whole', 'none'] as const;

/** Measured on validation graphs alone: `npx tsx bench/student.ts`. */
const studentSettings = {
  teacher: {
    default: 'blend',
    choices: TEACHERS,
    about:
      'whose answers on the training graphs it learns: search on the blend, search with all edges seen, or none: it learns by the ' +
      'value of its own',
  },
  passes: { default: 1, low: 1, integer: true, about: 'forward passes, of which the one best on the blend counts' },
  steps: { default: 100, low: 1, integer: true, about: 'training steps' },
  lr: { default: 0.03, low: 0, aboveLow: true, about: 'learning rate of Adam' },
  selectEvery: { default: 25, low: 1, integer: true, about: 'steps between looks at validation graphs' },
  vectors: { default: 96, low: 1, integer: true, about: 'random vectors that are diffused' },
  diffusion: { default: 16, low: 1, integer: true, about: 'steps that they are diffused' },
  layers: { default: 10, low: 1, integer: true, about: 'mean-field layers' },
  beta: { default: 10, low: 0, aboveLow: true, about: 'β, inverse temperature of the clustering' },
  iterations: { default: 5, low: 0, integer: true, about: 'T, clustering iterations' },
} as const satisfies SettingSpecs;

type Told = BlendedSettings &
  Readonly<Record<Exclude<keyof typeof studentSettings, 'teacher'>, number> & { teacher: (typeof TEACHERS)[number] }>;

/**
 * The answers of search, distilled into a network (`MeanField`): it learns on graphs whose answers are known to put the same nodes
 * together, and answers for an unseen graph by a forward pass over its blend of seen and predicted edges. Of a single graph
 * it learns from thinnings, in which the graph's own edges are the hidden ones.
 */
export const distilled: Method = {
  name: 'distilled',
  title: 'Distilled search',
  seeded: true,
  usesFeatures: true,
  learns: true,
  accepts: ({ name }) => name === 'modularity' || `Distilled search decides on communities (modularity), not ${name}`,
  settings: (_, { partial }) => ({
    // No choice, which would take longer than the answer.
    ...withDefaults('distilled', blendedSettings(partial), { source: 'smoothed', ratio: 3 }),
    ...studentSettings,
  }),
  async learn(lesson) {
    const { problem, k, seed } = lesson;
    const told = lesson.settings as unknown as Told;
    const { vectors, diffusion, layers, beta, iterations, passes } = told;
    const model = new MeanField({ k, seed, vectors, diffusion, layers, beta });
    try {
      const report = await train(model, lesson, told);
      return {
        report,
        solve(seen) {
          const forward = timed(() => {
            const shown = shownOf(seen, problem, told, seed);
            return { shown, values: decisionValues(model, shown.input, 'partition', { iterations }) };
          });
          const { made, input, observed } = forward.result.shown;
          const round = timed(() => {
            const labels =
              passes === 1
                ? observed.round(forward.result.values, { seed })
                : applyModel(model, { input, relaxed: observed }, { iterations, seed, passes });
            placeUnseenOf(seen, made, labels, { seen: told.seen, seed });
            return labels;
          });
          return {
            solution: round.result,
            seconds: { forward: forward.seconds, round: round.seconds },
            measures: blendMeasures(made, seen.graph),
          };
        },
        dispose: () => model.dispose(),
      };
    } catch (error) {
      model.dispose();
      throw error;
    }
  },
};

async function train(model: MeanField, lesson: Lesson, told: Told): Promise<LearningReport> {
  const { problem, graphs, validation = [], seed, hooks = {} } = lesson;
  if (graphs.length === 0) return NOTHING_LEARNED;
  const { onProgress, signal } = hooks;
  const { steps, lr, selectEvery, iterations } = told;
  const known = graphs.flatMap((graph) => (isKnown(graph) ? [graph] : thinnedOf(graph, problem, told, seed)));
  const exampleOf = (one: Known): TrainingExample => {
    const { made, input, observed } = shownOf(one, problem, told, seed);
    return { input, observed, whole: taught(problem, one, made, told.teacher, seed) };
  };
  const result = await fitAcross(model, known.map(exampleOf), {
    steps,
    learningRate: lr,
    weightDecay: 0,
    selectEvery,
    iterations,
    seed,
    validation: validation.map(exampleOf),
    restarts: 0,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  const { restarts, collapsed, seconds } = result;
  return { steps: result.steps, restarts, collapsed, seconds };
}

/** A graph as the network sees it, and the problem on its blend. */
function shownOf(seen: Seen, problem: Problem, told: Told, seed: number) {
  const made = blended(seen, told, seed);
  const instance = posedOn(made.graph, problem, seen.instance);
  return { made, input: inputOf({ graph: made.graph, features: seen.features }), observed: relax(problem, instance) };
}

/** The problem with all edges, but that the loss is how far an answer is from the teacher's, where there is one. */
function taught(
  problem: Problem,
  { whole }: Known,
  made: Blended,
  teacher: Told['teacher'],
  seed: number,
): RelaxedProblem {
  const own = relax(problem, whole);
  if (teacher === 'none') return own;
  const { graph } = teacher === 'blend' ? made : whole;
  const labels = leidenToK(graph, { k: whole.k, seed, resolution: termsOf(whole).resolution });
  return { ...own, loss: (r) => tf.neg(together(graph, labels, r as tf.Tensor2D)) as tf.Scalar };
}

/** The graph's own edges divided anew, a part of them hidden each time. */
function thinnedOf(seen: Seen, problem: Problem, { folds, kept: share }: Told, seed: number): Known[] {
  const { part, graph, features, instance } = seen;
  return thinnings(graph, { count: folds, share, seed: mixSeed(seed, THINNED) }).map(({ kept }) => ({
    part,
    graph: kept,
    features,
    instance: posedOn(kept, problem, instance),
    whole: instance,
  }));
}

const posedOn = (graph: Seen['graph'], problem: Problem, { k, terms }: Instance): Instance =>
  problem.pose(graph, { k, ...(terms === undefined ? {} : { terms }) });

/** A stream of the seed. */
const THINNED = 90;
