import { leidenToK } from '../../baselines/modularity/leidenToK';
import { memetic } from '../../baselines/modularity/memetic';
import { blendGraphs } from '../../graph/blendGraphs';
import type { Graph } from '../../graph/Graph';
import { termsOf } from '../../problems/modularity/modularityTerms';
import { mixSeed, Rng } from '../../random/Rng';
import type { SettingSpecs } from '../../settings';
import { type Method, NOTHING_LEARNED, type Seen } from '../Method';
import { timed } from '../timed';
import { chooseLinks, type LinkChoice } from './chooseLinks';
import { placeUnseen, unseenHabits } from './placeUnseen';
import { LINK_SOURCES, type LinkSource, ownWords, predictLinks } from './predictLinks';
import { type Thinning, thinnings } from './thinnings';

const SEARCHES = ['leiden', 'memetic'] as const;

const blendSettings = (partial: boolean) =>
  ({
    source: {
      default: 'auto',
      choices: ['auto', ...LINK_SOURCES],
      about:
        'where predicted edges come from; auto: whatever decides best on seen edges that are hidden for the purpose',
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
    search: { default: 'memetic', choices: SEARCHES, about: 'what decides on the blend' },
    crossings: { default: 24, low: 0, integer: true, about: 'children tried by memetic search' },
    seconds: { default: 0, low: 0, about: 'time of memetic search at most; 0: no limit' },
  }) as const satisfies SettingSpecs;

type Told = Readonly<
  Record<Exclude<keyof ReturnType<typeof blendSettings>, 'source' | 'search'>, number> & {
    source: LinkSource | 'auto';
    search: (typeof SEARCHES)[number];
  }
>;

/**
 * Predict, blend, decide: a sparse graph S of edges that may be hidden, W = A + r (ΣA / ΣS) S, and a strong search for
 * communities of W. All that is chosen is chosen by decisions on seen edges, some of which are hidden for the purpose. Nodes
 * that W says nothing of are placed by `placeUnseen`. Nothing is learned from other graphs.
 */
export const blend: Method = {
  name: 'blend',
  title: 'Blend, then search',
  seeded: true,
  usesFeatures: true,
  learns: false,
  accepts: ({ name }) => name === 'modularity' || `Blend, then search decides on communities (modularity), not ${name}`,
  settings: (_, { partial }) => blendSettings(partial),
  async learn({ settings, seed }) {
    return {
      report: NOTHING_LEARNED,
      solve(seen) {
        const told = settings as unknown as Told;
        const prepared = timed(() => prepare(seen, told, seed));
        const { choice, graph, thinned } = prepared.result;
        const search = timed(() => decide(seen, graph, thinned, told, seed));
        return {
          solution: search.result,
          seconds: { forward: prepared.seconds, round: search.seconds },
          measures: {
            ratio: choice.ratio,
            source: LINK_SOURCES.indexOf(choice.source),
            predicted: graph.m - seen.graph.m,
          },
        };
      },
      dispose() {},
    };
  },
};

/** W, and what it was made of. */
function prepare(
  { graph, features, instance }: Seen,
  told: Told,
  seed: number,
): { choice: LinkChoice; graph: Graph; thinned: readonly Thinning[] } {
  const { seen, folds, kept } = told;
  if (seen === 1) return { choice: { source: 'none', ratio: 0 }, graph, thinned: [] };
  const words = ownWords(features);
  const thinned = thinnings(graph, { count: folds, share: kept, seed: mixSeed(seed, FOLDS) });
  const { resolution } = termsOf(instance);
  const choice = chooseLinks(graph, words, thinned, { ...told, k: instance.k, seed, resolution });
  if (choice.source === 'none') return { choice, graph, thinned };
  const links = predictLinks(choice.source, graph, words, told);
  return { choice, graph: blendGraphs(graph, [{ graph: links, ratio: choice.ratio }]), thinned };
}

function decide(
  { instance, graph: observed }: Seen,
  graph: Graph,
  thinned: readonly Thinning[],
  { search, crossings, seconds, seen }: Told,
  seed: number,
): Int32Array {
  const { resolution } = termsOf(instance);
  const { k } = instance;
  const common = { k, seed, resolution };
  const labels = search === 'leiden' ? leidenToK(graph, common) : memetic(graph, { ...common, crossings, seconds });
  if (thinned.length > 0) {
    const again = thinnings(observed, { count: thinned.length, share: seen, seed: mixSeed(seed, UNSEEN) });
    placeUnseen(graph, labels, { k, seen, habits: unseenHabits(again), rng: new Rng(mixSeed(seed, PLACES)) });
  }
  return labels;
}

/** Streams of the seed. */
const [FOLDS, UNSEEN, PLACES] = [81, 82, 83];
