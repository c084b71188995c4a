import { resolveSettings, type SettingSpecs } from '../../settings';
import type { Instance } from '../Problem';

/** What the question of communities can be told. */
export interface ModularityTerms {
  /** γ. */
  readonly resolution: number;
  /** Fewest and most nodes of a community that is not empty; `largest` 0: no limit. */
  readonly smallest: number;
  readonly largest: number;
  /** Whether a community has to hang together by its own edges. */
  readonly connectedParts: boolean;
  /** Whether nodes without an edge get a community too; else they count nowhere. */
  readonly isolated: boolean;
}

export const modularityTerms: SettingSpecs = {
  resolution: {
    default: 1,
    low: 0,
    aboveLow: true,
    about: 'γ: above 1 for smaller communities, below 1 for larger ones',
  },
  smallest: { default: 1, low: 1, integer: true, about: 'fewest nodes of a community' },
  largest: { default: 0, low: 0, integer: true, about: 'most nodes of a community; 0: no limit' },
  connectedParts: { default: false, about: 'true where a community has to hang together by its own edges' },
  isolated: { default: false, about: 'true where nodes without an edge get a community too' },
};

const DEFAULTS = resolveSettings('modularity', modularityTerms);

/** The terms of an instance, perhaps of another problem; defaults where it was told nothing. */
export function termsOf({ terms }: Pick<Instance, 'terms'>): ModularityTerms {
  return { ...DEFAULTS, ...terms } as unknown as ModularityTerms;
}
