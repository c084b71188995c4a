import { InputError } from '../../errors';
import { nodeColumns } from '../nodeColumns';
import type { NodeColumns, Problem, Solution } from '../Problem';
import { type Backlog, backlogOf } from './backlog';
import { followPolicy, LINK_STATE, onProduct } from './policy';
import { rewardsOf } from './rewards';
import type { SchedulingInstance } from './SchedulingInstance';
import { drawTraffic, MEAN_RATE } from './traffic';

const COLUMNS = {
  arrivals: { about: 'packets that come to a link in each slot', default: 0, low: 0, perSlot: true },
  rates: { about: 'packets that a link can send in each slot', default: 0, low: 0, perSlot: true },
} as const;

/**
 * Delay-oriented link scheduling (GDPG-Twin, section 4.2 and appendix A): nodes are wireless links with queues q, edges join
 * links that disturb each other. In every slot packets arrive, an independent set of links is served,
 *
 *     q ← q + a(t),   q ← q − min(q, r(t) ⊙ x(t)),
 *
 * and the mean of q over links and slots, after service, is to be small. Queues start empty.
 *
 * A solution names (slot, link) pairs as t·n + i, ascending. `measures`: `median` is the mean over slots of the median over
 * links; `medianRatio` puts it in relation to that of LGS on q ⊙ r under the same arrivals and rates.
 *
 * @example linkScheduling.value(linkScheduling.pose(graph, { columns: drawTraffic({ links: graph.n, rng }) }), Int32Array.of())
 */
export const linkScheduling: Problem<SchedulingInstance> = {
  name: 'link-scheduling',
  title: 'Link scheduling (mean backlog)',
  sense: 'min',
  kind: 'selection',
  sized: false,
  columns: COLUMNS,
  unit: { label: 'mean backlog', digits: 2, precise: 4 },
  pose(graph, { columns: given }) {
    const columns = nodeColumns(COLUMNS, sameSlots(given, graph.n), graph.n);
    requireSameSlots(columns, graph.n);
    return { graph, k: graph.n, columns, slots: graph.n === 0 ? 1 : columns.arrivals.length / graph.n };
  },
  value: (instance, chosen) => backlogOf(instance, chosen).mean,
  violation,
  outcome(instance, chosen) {
    const { n } = instance.graph;
    const served = new Array<number>(n).fill(0);
    for (const pair of chosen) served[pair % n]!++;
    const { perLink } = backlogOf(instance, chosen);
    return { group: new Int32Array(n).fill(-1), columns: { served, backlog: Array.from(perLink) } };
  },
  controlled: {
    state: LINK_STATE,
    gain: LINK_STATE.indexOf('served'),
    play: followPolicy,
    utility: ([queue, rate]) => queue!.map((q, i) => q * rate![i]!),
    rewards: rewardsOf,
    /** Arrivals and rates of as many slots, at the load that there was. */
    redraw({ graph, k, slots, columns }, rng) {
      const later = columns.arrivals.subarray(graph.n);
      const mean = later.length === 0 ? 0 : later.reduce((sum, one) => sum + one, 0) / later.length;
      const traffic = drawTraffic({ links: graph.n, slots, load: mean / MEAN_RATE, rng });
      return { graph, k, slots, columns: { arrivals: traffic.arrivals, rates: traffic.rates } };
    },
  },
  measures(instance, chosen) {
    const median = medianOf(backlogOf(instance, chosen));
    const plain = medianOf(backlogOf(instance, followPolicy(instance, onProduct)));
    return { median, medianRatio: plain === 0 ? Number.NaN : median / plain };
  },
};

const medianOf = ({ median }: Backlog): number => median;

/** Rates and arrivals of as many slots: what is left out is zero in all of them. */
function sameSlots(given: NodeColumns | undefined, n: number): NodeColumns | undefined {
  if (given === undefined) return undefined;
  const length = Math.max(n, given.arrivals?.length ?? 0, given.rates?.length ?? 0);
  return { arrivals: new Float64Array(length), rates: new Float64Array(length), ...given };
}

function requireSameSlots({ arrivals, rates }: SchedulingInstance['columns'], n: number): void {
  if (arrivals.length === rates.length) return;
  const actual = `${arrivals.length / n} and ${rates.length / n}`;
  throw new InputError({ what: 'arrivals and rates', expected: 'as many slots of both', actual });
}

function violation({ graph, slots }: SchedulingInstance, chosen: Solution): string | null {
  const { n, rowPtr, colIdx } = graph;
  const served = new Uint8Array(n * slots);
  let last = -1;
  for (const pair of chosen) {
    if (!(pair >= 0 && pair < n * slots))
      return `expected pairs t·n + i between 0 and ${n * slots - 1}, but got ${pair}`;
    if (pair <= last) return `expected pairs in ascending order, each once, but got ${pair} after ${last}`;
    last = pair;
    served[pair] = 1;
  }
  for (const pair of chosen) {
    const [i, first] = [pair % n, pair - (pair % n)];
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      if (served[first + colIdx[e]!] === 1)
        return `expected links that do not conflict in slot ${first / n}, but got ${i} and ${colIdx[e]}`;
    }
  }
  return null;
}
