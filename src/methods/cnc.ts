import { InputError } from '../errors';
import { Cnc } from '../models/Cnc';
import type { Activation } from '../models/Mlp';
import { Siamese } from '../models/Siamese';
import type { Problem } from '../problems/Problem';
import { relax } from '../problems/relax';
import { mixSeed } from '../random/Rng';
import type { SettingSpecs, Settings } from '../settings';
import { type FitPointsResult, fitPoints } from '../training/fitPoints';
import { fitSiamese } from '../training/fitSiamese';
import { joinPoints, pointsOf } from './joinPoints';
import { type Lesson, type Method, NOTHING_LEARNED, type Solver } from './Method';
import { timed } from './timed';

/** How the embedding of the pairs is used: not at all; read by F and for neighbours, as printed; for neighbours alone, as released. */
const WIRINGS = ['direct', 'siamese', 'released'] as const;

const settings = {
  spare: { default: 20, low: 0, integer: true, about: 'outputs of the network beyond K, merged by the cut; paper 0' },
  hidden: { default: '256-256', about: 'hidden widths of F' },
  activation: { default: 'tanh', choices: ['tanh', 'relu'], about: 'of hidden layers of F' },
  steps: { default: 600, low: 1, integer: true, about: 'steps on batches' },
  until: { default: 0, low: 0, integer: true, about: 'end after so many of them, 0: all' },
  batch: { default: 256, low: 2, integer: true, about: 'm, points of a batch' },
  batchNeighbors: { default: 3, low: 1, integer: true, about: 'neighbours of a point within its batch' },
  batchAffinity: { default: 'gaussian', choices: ['gaussian', 'binary'], about: "weights of a batch's graph" },
  countSelf: { default: false, about: 'a point is its own first neighbour in a batch, as released' },
  lr: { default: 5e-3, low: 0, aboveLow: true, about: 'learning rate of Adam on batches' },
  halve: { default: true, about: 'the rate is halved at 55, 70 and 85 % of the steps' },
  tau: { default: 1.5, low: 0, aboveLow: true, about: 'τ of the softmax at first' },
  tauEnd: { default: 1, low: 0, aboveLow: true, about: 'τ from 60 % of the steps on' },
  noise: { default: true, about: 'Gumbel noise on logits while training on batches' },
  fineSteps: { default: 40, low: 0, integer: true, about: 'steps on the graph of all points, heads merged; paper 0' },
  fineLr: { default: 2e-3, low: 0, aboveLow: true, about: 'their learning rate' },
  fineTau: { default: 0.7, low: 0, aboveLow: true, about: 'their τ' },
  starts: { default: 1, low: 1, integer: true, about: 'trainings, of which the one of smallest cut counts' },
  restarts: { default: 2, low: 0, integer: true, about: 'fresh attempts when clusters end empty' },
  wiring: { default: 'direct', choices: WIRINGS, about: 'what reads the embedding of pairs: nothing, F, neighbours' },
  siamese: { default: '256-256-10', about: 'widths of the embedding' },
  siameseEpochs: { default: 10, low: 1, integer: true, about: 'passes over all pairs' },
  siameseLr: { default: 1e-3, low: 0, aboveLow: true, about: 'learning rate of the embedding' },
  siameseForm: {
    default: 'squared',
    choices: ['squared', 'distance'],
    about: 'contrastive loss of squared distances, as printed, or of distances, as released',
  },
} as const satisfies SettingSpecs;

/**
 * CNC (Nazi et al. 2019): a network that puts points into clusters by their expected normalised cut, trained without labels.
 * `features` are the points, the graph of the problem is that of all of them; new points are assigned without a graph. Defaults are
 * our recipe, with spare heads and fine steps; the paper's and the released code's are in `papers/cnc/presets`.
 */
export const cnc: Method = {
  name: 'cnc',
  title: 'CNC',
  seeded: true,
  usesFeatures: true,
  learns: true,
  accepts: ({ name, mergeParts, relaxation }) =>
    (mergeParts !== undefined && relaxation?.shape === 'partition') ||
    `CNC clusters points by the cut of their graph, and parts of ${name} cannot be merged`,
  settings: (problem, context) => ({ ...settings, ...problem.relaxation?.settings?.(context) }),
  async learn(lesson) {
    if (lesson.graphs.length === 0) return solverOf(modelOf(lesson, siameseOf(lesson)), NOTHING_LEARNED);
    const begun = performance.now();
    const { model, result } = await train(lesson);
    const { steps, restarts, collapsed, seconds } = result;
    const all = (performance.now() - begun) / 1000;
    return solverOf(model, {
      steps,
      restarts,
      collapsed,
      seconds: { train: all - seconds.look, select: seconds.look },
    });
  },
};

function siameseOf({ columns, settings: { wiring, siamese }, seed }: Lesson): Siamese | undefined {
  if (wiring === 'direct') return undefined;
  return new Siamese({ widths: [columns, ...widthsOf('siamese', siamese as string)], seed: mixSeed(seed, EMBEDDING) });
}

/** Stream of one seed. */
const EMBEDDING = 46;

/** With the embedding, where F is to read points through it. */
function modelOf({ columns, k, settings: given, seed }: Lesson, siamese: Siamese | undefined): Cnc {
  return new Cnc({
    features: columns,
    k,
    heads: k + (given.spare as number),
    hidden: widthsOf('hidden', given.hidden as string),
    activation: given.activation as Activation,
    seed,
    ...(siamese === undefined || given.wiring === 'released' ? {} : { embedding: siamese }),
  });
}

/** @throws InputError unless the text is widths with hyphens between them */
function widthsOf(what: string, text: string): number[] {
  const widths = text.split('-').map(Number);
  if (text.trim() !== '' && widths.every((width) => Number.isInteger(width) && width >= 1)) return widths;
  throw new InputError({ what, expected: 'widths as in 512-512', actual: `"${text}"` });
}

async function train(lesson: Lesson): Promise<{ model: Cnc; result: FitPointsResult }> {
  const { problem, k, graphs, settings: given, seed, hooks = {} } = lesson;
  const { signal, onProgress } = hooks;
  const watched = { ...(signal === undefined ? {} : { signal }), ...(onProgress === undefined ? {} : { onProgress }) };
  const { points, graph } = joinPoints(graphs);
  const numbers = given as unknown as Record<string, number>;
  const relaxed = relax(problem, problem.pose(graph, { k }), lossSettings(problem, given));
  const siamese = siameseOf(lesson);
  if (siamese !== undefined) {
    await fitSiamese(siamese, points, {
      epochs: numbers.siameseEpochs!,
      learningRate: numbers.siameseLr!,
      form: given.siameseForm as 'squared' | 'distance',
      seed,
      ...(signal === undefined ? {} : { signal }),
    });
  }
  const near = given.wiring === 'released' ? { near: siamese!.embed(points) } : {};
  const model = modelOf(lesson, siamese);
  if (model.embedding === null) siamese?.dispose();
  const { lr, batchNeighbors, fineLr } = numbers;
  const names = ['steps', 'until', 'batch', 'tau', 'tauEnd', 'fineSteps', 'fineTau', 'starts', 'restarts'] as const;
  const same = Object.fromEntries(names.map((name) => [name, numbers[name]!]));
  const result = await fitPoints(
    model,
    { points, relaxed, ...near },
    {
      ...same,
      neighbors: batchNeighbors!,
      kernel: given.batchAffinity as 'gaussian' | 'binary',
      countSelf: given.countSelf as boolean,
      learningRate: lr!,
      halve: given.halve as boolean,
      noise: given.noise as boolean,
      fineRate: fineLr!,
      seed,
      ...watched,
    },
  );
  return { model, result };
}

function lossSettings(problem: Problem, given: Settings): Settings {
  const names = Object.keys(problem.relaxation!.settings?.({ partial: false }) ?? {});
  return Object.fromEntries(names.map((name) => [name, given[name]!]));
}

function solverOf(model: Cnc, report: Solver['report']): Solver {
  return {
    report,
    solve({ features }) {
      const { result, seconds } = timed(() => model.assign(pointsOf(features)));
      return { solution: result, seconds: { forward: seconds, round: 0 } };
    },
    dispose: () => model.dispose(),
  };
}
