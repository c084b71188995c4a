import { blendGraphs } from '../../graph/blendGraphs';
import type { Graph } from '../../graph/Graph';
import { termsOf } from '../../problems/modularity/modularityTerms';
import type { Instance, Solution } from '../../problems/Problem';
import { mixSeed, Rng } from '../../random/Rng';
import type { SettingSpecs } from '../../settings';
import type { Seen } from '../Method';
import { chooseLinks } from './chooseLinks';
import { placeUnseen, unseenHabits } from './placeUnseen';
import { LINK_SOURCES, type LinkSource, ownWords, predictLinks } from './predictLinks';
import { type Thinning, thinnings } from './thinnings';
import { tuneLinks } from './tuneLinks';

/** What making a blend can be told. */
export const blendedSettings = (partial: boolean) =>
  ({
    source: {
      default: 'auto',
      choices: ['auto', ...LINK_SOURCES],
      about:
        'where predicted edges come from; auto: whatever but learned and tuned ones, which take time, decides best on seen edges that ' +
        'are hidden for the purpose',
    },
    ratio: {
      default: 0,
      low: 0,
      about: 'r, weight of all predicted edges beside all seen ones; 0: chosen with the source',
    },
    neighbors: { default: 40, low: 1, integer: true, about: 'most similar others that a node points to' },
    smoothing: { default: 2, low: 1, integer: true, about: 'times that words are smoothed over the seen edges' },
    folds: { default: 3, low: 1, integer: true, about: 'times that seen edges are hidden to choose by' },
    kept: { default: 0.8, low: 0.1, high: 0.95, about: 'share of the seen edges that is kept then' },
    seen: {
      default: partial ? 0.4 : 1,
      low: 0,
      aboveLow: true,
      high: 1,
      about: 'f, share of the edges that are seen; 1: there is nothing to predict',
    },
  }) as const satisfies SettingSpecs;

export type BlendedSettings = Readonly<
  Record<Exclude<keyof ReturnType<typeof blendedSettings>, 'source'>, number> & { source: LinkSource | 'auto' }
>;

/** A graph on which seen and predicted edges are one. */
export interface Blended {
  /** W = A + r (ΣA / ΣS) S. */
  readonly graph: Graph;
  readonly choice: { readonly source: LinkSource; readonly ratio: number };
  /** The seen edges thinned for choosing; none where nothing is predicted. */
  readonly thinned: readonly Thinning[];
}

/** The seen edges with a sparse graph S of edges that may be hidden; all that is chosen is chosen on the seen edges. */
export function blended({ graph, features, instance }: Seen, told: BlendedSettings, seed: number): Blended {
  const { seen, folds, kept } = told;
  if (seen === 1) return { choice: { source: 'none', ratio: 0 }, graph, thinned: [] };
  const words = ownWords(features);
  const thinned = thinnings(graph, { count: folds, share: kept, seed: mixSeed(seed, FOLDS) });
  const { resolution } = termsOf(instance);
  const common = { ...told, k: instance.k, seed, resolution };
  // What is trained further begins at what is learned.
  const source = told.source === 'tuned' ? 'learned' : told.source;
  const choice = chooseLinks(graph, words, thinned, { ...common, source });
  if (choice.source === 'none') return { choice, graph, thinned };
  if (told.source === 'tuned' && words !== null) {
    const { links, ratio } = tuneLinks(graph, words, { ...common, ratio: choice.ratio });
    return { choice: { source: 'tuned', ratio }, graph: blendGraphs(graph, [{ graph: links, ratio }]), thinned };
  }
  const links = predictLinks(choice.source, graph, words, { ...told, seed });
  return { choice, graph: blendGraphs(graph, [{ graph: links, ratio: choice.ratio }]), thinned };
}

/** Puts nodes that the blend says nothing of where they are worth most, in place; see `placeUnseen`. */
export function placeUnseenOf(
  { graph: observed, instance: { k } }: { graph: Graph; instance: Instance },
  { graph, thinned }: Blended,
  labels: Solution & Int32Array,
  { seen, seed }: { seen: number; seed: number },
): void {
  if (thinned.length === 0) return;
  const again = thinnings(observed, { count: thinned.length, share: seen, seed: mixSeed(seed, UNSEEN) });
  placeUnseen(graph, labels, { k, seen, habits: unseenHabits(again), rng: new Rng(mixSeed(seed, PLACES)) });
}

/** What was predicted, for the record of a run. */
export function blendMeasures({ choice, graph }: Blended, observed: Graph): Readonly<Record<string, number>> {
  return {
    ratio: choice.ratio,
    source: LINK_SOURCES.indexOf(choice.source),
    predicted: graph.m - observed.m,
  };
}

/** Streams of the seed. */
const [FOLDS, UNSEEN, PLACES] = [81, 82, 83];
