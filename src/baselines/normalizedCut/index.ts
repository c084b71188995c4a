import { resolveSettings, type Settings } from '../../settings';
import type { Baseline } from '../Baseline';
import { sparseForm } from '../modularity/louvain';
import { mergedLouvain } from './mergedLouvain';
import { njw } from './njw';
import { normalizedCutMoves } from './normalizedCutMoves';

const NJW = 'Ng, Jordan & Weiss, NIPS 14 (2001)';
const problems = ['normalized-cut'];

const settings = {
  starts: {
    default: 10,
    low: 1,
    integer: true,
    about: 'k-means runs, of which the one with the least inertia counts',
  },
};

const startsOf = (name: string, given: Settings | undefined): number =>
  resolveSettings(name, settings, given).starts as number;

/** To K parts of small normalised cut. */
export const normalizedCutBaselines: readonly Baseline[] = [
  {
    name: 'njw',
    title: 'NJW spectral',
    citation: NJW,
    problems,
    inPaper: false,
    seeded: true,
    settings,
    solve: ({ graph, k }, { seed = 0, settings: given } = {}) =>
      njw(graph, { k, seed, starts: startsOf('njw', given) }),
  },
  {
    name: 'njw-moved',
    title: 'NJW spectral, then moves',
    citation: NJW,
    problems,
    inPaper: false,
    seeded: true,
    settings,
    solve({ graph, k }, { seed = 0, settings: given } = {}) {
      const labels = njw(graph, { k, seed, starts: startsOf('njw-moved', given) });
      normalizedCutMoves(sparseForm(graph), labels, k, { seed });
      return labels;
    },
  },
  {
    name: 'louvain-ncut',
    title: 'Louvain, merged by Ncut',
    citation:
      'Blondel, Guillaume, Lambiotte & Lefebvre, J. Stat. Mech. P10008 (2008); merged and moved by normalised cut',
    problems,
    inPaper: false,
    seeded: true,
    solve: ({ graph, k }, { seed = 0 } = {}) => mergedLouvain(graph, { k, seed }),
  },
];
