import { leidenToK } from '../../baselines/modularity/leidenToK';
import { memetic } from '../../baselines/modularity/memetic';
import { termsOf } from '../../problems/modularity/modularityTerms';
import type { SettingSpecs } from '../../settings';
import { type Method, NOTHING_LEARNED } from '../Method';
import { timed } from '../timed';
import { type BlendedSettings, blended, blendedSettings, blendMeasures, placeUnseenOf } from './blended';

const SEARCHES = ['leiden', 'memetic'] as const;

const blendSettings = (partial: boolean) =>
  ({
    ...blendedSettings(partial),
    search: { default: 'memetic', choices: SEARCHES, about: 'what decides on the blend' },
    crossings: { default: 24, low: 0, integer: true, about: 'children tried by memetic search' },
    seconds: { default: 0, low: 0, about: 'time of memetic search at most; 0: no limit' },
  }) as const satisfies SettingSpecs;

type Told = BlendedSettings & Readonly<{ search: (typeof SEARCHES)[number]; crossings: number; seconds: number }>;

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
        const prepared = timed(() => blended(seen, told, seed));
        const { graph } = prepared.result;
        const search = timed(() => {
          const { search: name, crossings, seconds } = told;
          const common = { k: seen.instance.k, seed, resolution: termsOf(seen.instance).resolution };
          const labels =
            name === 'leiden' ? leidenToK(graph, common) : memetic(graph, { ...common, crossings, seconds });
          placeUnseenOf(seen, prepared.result, labels, { seen: told.seen, seed });
          return labels;
        });
        return {
          solution: search.result,
          seconds: { forward: prepared.seconds, round: search.seconds },
          measures: blendMeasures(prepared.result, seen.graph),
        };
      },
      dispose() {},
    };
  },
};
