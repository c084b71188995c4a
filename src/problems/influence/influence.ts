import type { AnyGraph } from '../../graph/DenseGraph';
import { resolveSettings, type SettingSpecs } from '../../settings';
import { type CoverInstance, coveredWorth } from '../coverage/CoverInstance';
import { coverLoss, coverSettings } from '../coverage/coverLoss';
import { nodeColumns } from '../nodeColumns';
import type { Instance, NodeColumns, Problem } from '../Problem';
import { requireK } from '../requireK';
import { selectionViolation } from '../selectionViolation';
import { type LiveEdgesOptions, liveEdges } from './liveEdges';

const COLUMNS = { weight: { about: 'what it counts that a node is reached', default: 1, low: 0 } } as const;

const TERMS = {
  probability: {
    default: 0.1,
    low: 0,
    high: 1,
    about: 'p, chance that a node reaches a neighbour over an edge of weight 1; of weight w: 1 − (1 − p)^w',
  },
  samples: {
    default: 500,
    low: 1,
    integer: true,
    about: 'R, cascades that are drawn; the value is the mean over them',
  },
  sampleSeed: { default: 0, low: 0, integer: true, about: 'of the cascades' },
} as const satisfies SettingSpecs;

/**
 * Influence maximisation under the independent cascade: choose K nodes from which a cascade reaches most. Whoever is reached
 * tries each neighbour once and succeeds with probability p,
 *
 *     max E Σ_v w(v) [v is reached from S]   with   |S| = K,
 *
 * the expectation taken as the mean over R samples of live edges, see `liveEdges`: given the samples the value is exact, and a
 * maximum coverage of their components. Relaxed and rounded as that, see `coverLoss`.
 *
 * @see Kempe, Kleinberg & Tardos, "Maximizing the spread of influence through a social network", KDD 2003
 * @example influence.value(influence.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // about 8
 */
export const influence: Problem<CoverInstance> = {
  name: 'influence',
  title: 'Influence maximisation (weight that a cascade reaches)',
  sense: 'max',
  kind: 'selection',
  columns: COLUMNS,
  terms: TERMS,
  unit: { label: 'weight reached', digits: 1, precise: 2 },
  pose(graph, { k, columns, terms }) {
    const asked = {
      k: requireK(k, graph.n),
      columns: nodeColumns(COLUMNS, columns, graph.n),
      terms: resolveSettings('influence', TERMS, terms),
    };
    return { graph, ...asked, cover: cascades(graph, asked) };
  },
  value: coveredWorth,
  violation: selectionViolation,
  relaxation: {
    shape: 'selection',
    settings: () => coverSettings,
    of: (instance, settings) => coverLoss(influence, instance, settings),
  },
};

/** The components of the samples of an instance's terms, on its own graph or on a predicted one. */
export function cascades(
  graph: AnyGraph,
  { columns, terms }: Pick<Instance, 'terms'> & { readonly columns?: NodeColumns },
) {
  const { weight } = nodeColumns(COLUMNS, columns, graph.n);
  const { probability, samples, sampleSeed } = resolveSettings('influence', TERMS, terms) as Record<string, number>;
  const options: LiveEdgesOptions = { probability: probability!, samples: samples!, seed: sampleSeed! };
  return liveEdges(graph, weight, options);
}
