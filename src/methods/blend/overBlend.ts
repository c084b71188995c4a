import { climb } from '../../baselines/modularity/anneal';
import { levelOf } from '../../baselines/modularity/Level';
import { memetic } from '../../baselines/modularity/memetic';
import { tfIdf } from '../../features/tfIdf';
import { termsOf } from '../../problems/modularity/modularityTerms';
import type { Instance } from '../../problems/Problem';
import { mixSeed, Rng } from '../../random/Rng';
import type { SettingSpecs, Settings } from '../../settings';
import { isKnown, type Known, type Method, type Seen, type Solver } from '../Method';
import { timed } from '../timed';
import { type Blended, type BlendedSettings, blended, blendedSettings, blendMeasures, placeUnseenOf } from './blended';
import { ownWords } from './predictLinks';

const REFINEMENTS = ['none', 'moves', 'memetic'] as const;

const ownSettings = (partial: boolean) =>
  ({
    ...blendedSettings(partial),
    propagate: {
      default: 'blend',
      choices: ['blend', 'seen'],
      about: 'edges that the network passes messages along; its loss is on the blend',
    },
    refine: {
      default: 'moves',
      choices: REFINEMENTS,
      about:
        'what follows on its rounded answer: single nodes moved on the blend while that helps, or memetic search from there',
    },
    crossings: { default: 24, low: 0, integer: true, about: 'children tried by memetic search' },
  }) as const satisfies SettingSpecs;

type Told = BlendedSettings &
  Readonly<{ propagate: 'blend' | 'seen'; refine: (typeof REFINEMENTS)[number]; crossings: number }>;

/**
 * A method that learns by the loss of modularity, given the blend of seen and predicted edges (see `blended`) in place of the seen
 * ones: to decide on, and to pass messages along. Words come to it as tf-idf. What it answers is refined on the blend.
 *
 * @param inner learns, as `clusternet`
 */
export function overBlend(inner: Method): Method {
  return {
    name: `blend-${inner.name}`,
    title: `Blend, then ${inner.title}`,
    seeded: true,
    usesFeatures: true,
    accepts: (problem) =>
      problem.name === 'modularity'
        ? inner.accepts(problem)
        : `Blend, then ${inner.title} decides on communities (modularity), not ${problem.name}`,
    settings: (problem, context) => ({ ...inner.settings(problem, context), ...ownSettings(context.partial) }),
    async learn(lesson) {
      const { problem, seed } = lesson;
      const told = lesson.settings as unknown as Told;
      const mine = Object.keys(ownSettings(true));
      const settings: Settings = Object.fromEntries(
        Object.entries(lesson.settings).filter(([name]) => !mine.includes(name)),
      );
      const blends = new WeakMap<Instance, OnBlend>();

      /** What the inner method sees of a graph; made once. */
      function onBlend(seen: Seen): OnBlend {
        let known = blends.get(seen.instance);
        if (known === undefined) {
          const { result: made, seconds } = timed(() => blended(seen, told, seed));
          const { k, terms } = seen.instance;
          const words = ownWords(seen.features);
          known = {
            made,
            seconds,
            seen: {
              ...seen,
              graph: told.propagate === 'blend' ? made.graph : seen.graph,
              features: words === null ? seen.features : tfIdf(words),
              instance: problem.pose(made.graph, { k, ...(terms === undefined ? {} : { terms }) }),
            },
          };
          blends.set(seen.instance, known);
        }
        return known;
      }

      const solverOf = (solver: Solver): Solver => ({
        report: solver.report,
        solve(seen) {
          const { made, seen: shown, seconds } = onBlend(seen);
          const answer = solver.solve(shown);
          const refined = timed(() => {
            const labels = refine(shown.instance, Int32Array.from(answer.solution), told, seed);
            placeUnseenOf(seen, made, labels, { seen: told.seen, seed });
            return labels;
          });
          const { forward, round } = answer.seconds;
          return {
            solution: refined.result,
            seconds: { forward: forward + seconds, round: round + refined.seconds },
            measures: blendMeasures(made, seen.graph),
          };
        },
        ...(solver.tune === undefined
          ? {}
          : { tune: async (seen, options) => solverOf(await solver.tune!(onBlend(seen).seen, options)) }),
        dispose: () => solver.dispose(),
      });

      const shown = (graph: Seen | Known) =>
        isKnown(graph) ? { ...onBlend(graph).seen, whole: graph.whole } : onBlend(graph).seen;
      const graphs = lesson.graphs.map(shown);
      const validation = lesson.validation?.map((known) => shown(known) as Known);
      return solverOf(
        await inner.learn({ ...lesson, settings, graphs, ...(validation === undefined ? {} : { validation }) }),
      );
    },
  };
}

/** A graph's blend, seconds to make it, and what is shown of it. */
interface OnBlend {
  readonly made: Blended;
  readonly seconds: number;
  readonly seen: Seen;
}

function refine(instance: Instance, labels: Int32Array, { refine: how, crossings }: Told, seed: number): Int32Array {
  const { graph, k } = instance;
  const { resolution } = termsOf(instance);
  if (how === 'moves') climb(levelOf(graph), labels, { k, resolution, rng: new Rng(mixSeed(seed, MOVES)) });
  return how === 'memetic' ? memetic(graph, { k, resolution, seed, crossings, start: labels }) : labels;
}

/** A stream of the seed. */
const MOVES = 87;
