import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import { isLarge, LARGE_NODES } from '../../graph/isLarge';
import { termsOf } from '../../problems/modularity/modularityTerms';
import type { Instance } from '../../problems/Problem';
import { resolveSettings, type SettingSpecs, type Settings } from '../../settings';
import type { Baseline } from '../Baseline';
import { type CnmOptions, cnm } from './cnm';
import { type LeidenToKOptions, leidenToK } from './leidenToK';
import { type LouvainToKOptions, louvainToK } from './louvainToK';
import { type MemeticOptions, memetic } from './memetic';
import { newman } from './newman';
import { type SpectralOptions, spectral } from './spectral';

const CNM = 'Clauset, Newman & Moore, PRE 70, 066111 (2004)';
const LEIDEN = 'Traag, Waltman & van Eck, Scientific Reports 9 (2019)';
const NEWMAN = 'Newman, PRE 74, 036104 (2006)';
const problems = ['modularity'];

const resolution = { default: 1, low: 0, about: 'γ of the modularity that is climbed, in multiples of the problem’s' };
const restarts = {
  default: 10,
  low: 1,
  integer: true,
  about: 'k-means runs, of which the one with the least inertia counts',
};
const regularization = (standard: number) => ({
  default: standard,
  low: 0,
  about: 'τ: weight τ/n between every two nodes, in multiples of the mean degree',
});
const leidenSettings = {
  tries: { default: 3, low: 1, integer: true, about: 'runs of Leiden, of which the best counts' },
  sweeps: { default: 100, low: 0, integer: true, about: 'visits of every node by the heat bath' },
} as const;
const memeticSettings = {
  population: { default: 4, low: 1, integer: true, about: 'partitions kept' },
  crossings: { default: 24, low: 0, integer: true, about: 'children tried' },
  sweeps: {
    default: 600,
    low: 0,
    integer: true,
    about: 'visits of every node by the heat bath that begins a partition',
  },
  seconds: { default: 0, low: 0, about: 'time a graph at most; 0: no limit' },
} as const;
const refine = { default: true, about: 'local moves with K fixed at the end' };

/** The settings given, and the defaults for the rest, in the types that the algorithm takes. */
const told = <T>(name: string, specs: SettingSpecs, given: Settings | undefined): T =>
  resolveSettings(name, specs, given) as T;

/** K and the γ that the problem is posed with. */
const asked = (instance: Instance<AnyGraph>) => ({ k: instance.k, resolution: termsOf(instance).resolution });

const climbed = (name: string, instance: Instance<AnyGraph>, settings: Settings | undefined): number =>
  termsOf(instance).resolution *
  told<Required<Pick<CnmOptions, 'resolution'>>>(name, { resolution }, settings).resolution;

/** Edges up to which merging pair by pair, and eigenvectors, take minutes and not hours. */
const MOST_EDGES = 2e6;

/** @throws InputError for a graph on which a method slower than local moves would take hours */
function requireWithin(name: string, { graph }: Instance<AnyGraph>): void {
  if (graph instanceof DenseGraph || graph.m <= MOST_EDGES) return;
  const expected = `at most ${MOST_EDGES} edges for ${name}, which takes hours on more`;
  throw new InputError({ what: 'graph', expected, actual: `${graph.m}` });
}

/** @throws InputError for a large graph: moves across a division take time as n² */
function requireNotLarge(name: string, { graph }: Instance<AnyGraph>): void {
  if (!isLarge(graph)) return;
  const expected = `fewer than ${LARGE_NODES} nodes for ${name}, whose time grows as their square`;
  throw new InputError({ what: 'graph', expected, actual: `${graph.n}` });
}

/** Community detection: to K parts of large modularity; Louvain's are compared by other measures of a partition too. */
export const modularityBaselines: readonly Baseline[] = [
  {
    name: 'cnm',
    title: 'CNM',
    citation: CNM,
    problems,
    inPaper: true,
    seeded: false,
    settings: { resolution },
    solve(instance, { settings } = {}) {
      requireWithin('CNM', instance);
      return cnm(instance.graph, { k: instance.k, resolution: climbed('cnm', instance, settings) });
    },
  },
  {
    name: 'cnm-any-pair',
    title: 'CNM, any pair merges',
    citation: CNM,
    problems,
    inPaper: false,
    seeded: false,
    settings: { resolution },
    solve(instance, { settings } = {}) {
      requireWithin('CNM', instance);
      return cnm(instance.graph, {
        k: instance.k,
        disconnected: 'best',
        resolution: climbed('cnm-any-pair', instance, settings),
      });
    },
  },
  {
    name: 'newman',
    title: 'Newman',
    citation: NEWMAN,
    problems,
    inPaper: true,
    seeded: true,
    solve(instance, { seed = 0 } = {}) {
      requireWithin('Newman', instance);
      return newman(instance.graph, { ...asked(instance), seed });
    },
  },
  {
    name: 'newman-fine-tuned',
    title: 'Newman, fine-tuned',
    citation: NEWMAN,
    problems,
    inPaper: false,
    seeded: true,
    solve(instance, { seed = 0 } = {}) {
      requireNotLarge('fine-tuned Newman', instance);
      return newman(instance.graph, { ...asked(instance), seed, fineTune: true });
    },
  },
  spectralBaseline('spectral', 'SC', 'von Luxburg, Statistics and Computing 17 (2007)', 0),
  spectralBaseline(
    'spectral-regularized',
    'SC, regularised',
    'Amini, Chen, Bickel & Levina, Annals of Statistics 41 (2013)',
    0.25,
  ),
  {
    name: 'louvain',
    title: 'Louvain to K',
    citation: 'Blondel, Guillaume, Lambiotte & Lefebvre, J. Stat. Mech. P10008 (2008)',
    problems: [...problems, 'normalized-cut'],
    inPaper: false,
    seeded: true,
    settings: { refine },
    solve: (instance, { seed = 0, settings } = {}) =>
      louvainToK(instance.graph, {
        ...asked(instance),
        seed,
        ...told<Pick<LouvainToKOptions, 'refine'>>('louvain', { refine }, settings),
      }),
  },
  {
    name: 'leiden',
    title: 'Leiden to K',
    citation: LEIDEN,
    problems,
    inPaper: false,
    seeded: true,
    settings: leidenSettings,
    solve: (instance, { seed = 0, settings } = {}) =>
      leidenToK(instance.graph, {
        ...asked(instance),
        seed,
        ...told<Pick<LeidenToKOptions, 'sweeps' | 'tries'>>('leiden', leidenSettings, settings),
      }),
  },
  {
    name: 'memetic',
    title: 'memetic search',
    citation: `Galinier & Hao, Journal of Combinatorial Optimization 3 (1999); ${LEIDEN}`,
    problems,
    inPaper: false,
    seeded: true,
    settings: memeticSettings,
    solve: (instance, { seed = 0, settings } = {}) =>
      memetic(instance.graph, {
        ...asked(instance),
        seed,
        ...told<Omit<MemeticOptions, 'k' | 'seed' | 'resolution' | 'start'>>('memetic', memeticSettings, settings),
      }),
  },
];

function spectralBaseline(name: string, title: string, citation: string, tau: number): Baseline {
  const settings = { restarts, regularization: regularization(tau) };
  return {
    name,
    title,
    citation,
    problems,
    inPaper: tau === 0,
    seeded: true,
    settings,
    solve(instance, { seed = 0, settings: given } = {}) {
      requireWithin('spectral clustering', instance);
      return spectral(instance.graph, {
        ...asked(instance),
        seed,
        ...told<Pick<SpectralOptions, 'restarts' | 'regularization'>>(name, settings, given),
      });
    },
  };
}
