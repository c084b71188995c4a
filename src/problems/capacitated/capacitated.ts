import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { resolveSettings, type SettingSpecs } from '../../settings';
import { facilityLocation } from '../facilityLocation/facilityLocation';
import { nodeColumns } from '../nodeColumns';
import type { NodeOutcome, PoseOptions, Problem, Solution } from '../Problem';
import { selectionViolation } from '../selectionViolation';
import {
  assigned,
  type CapacitatedInstance,
  capacityOf,
  chosenRows,
  ROUNDING,
  totalDemand,
} from './CapacitatedInstance';
import { capacitatedLoss, capacitatedSettings } from './capacitatedLoss';

const COLUMNS = {
  demand: { about: 'how much has to be served at a node', default: 1, low: 0 },
  capacity: {
    about: 'how much a facility there can serve, 0 where none may stand; see the term slack',
    default: 0,
    low: 0,
  },
  candidate: { about: '1 where a facility may stand, else 0', default: 1, flag: true },
} as const;

const TERMS = {
  slack: {
    default: 1,
    low: 1,
    about:
      'capacity of every node where none is given, in shares of the demand: slack · W / K, rounded up to whole units of whole demands',
  },
} as const satisfies SettingSpecs;

/**
 * Capacitated k-median: choose K nodes and who serves whom, so that the mean distance is smallest and no facility serves more
 * than it can,
 *
 *     min (1 / W) Σ_v Σ_{u in S} d(u, v) y_uv   with   |S| = K,   Σ_{u in S} y_uv = w(v),   Σ_v y_uv <= c(u),   y >= 0.
 *
 * The demand of a node may be divided between facilities; whole demands and capacities are divided into whole units. So the
 * value of a choice is a transport problem, solved exactly, see `transport`. Distances are as in facility location. Relaxed to
 * the mean of expected distances and a price on demand beyond capacity, see `capacitatedLoss`.
 *
 * @see Ross & Soland, "Modeling facility location problems as generalized assignment problems", Management Science 24 (1977)
 * @example capacitated.value(capacitated.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // at least the k-median's
 */
export const capacitated: Problem<CapacitatedInstance> = {
  name: 'capacitated',
  title: 'Capacitated k-median (mean distance within capacities)',
  sense: 'min',
  kind: 'selection',
  unit: { label: 'hops on average', digits: 2, precise: 4 },
  unitOf: ({ lengths }) => ({ ...capacitated.unit, label: `${lengths?.name ?? 'hops'} on average` }),
  connected: true,
  lengths: true,
  columns: COLUMNS,
  terms: TERMS,
  pose,
  value: (instance, chosen) => assigned(instance, chosen).cost / totalDemand(instance),
  violation,
  outcome,
  relaxation: {
    shape: 'selection',
    settings: () => capacitatedSettings,
    of: (instance, settings = {}) => capacitatedLoss(capacitated, instance, settings),
  },
};

/**
 * @throws InputError as facility location; for a graph of several components; and where no K nodes can serve the demand
 */
function pose(graph: Graph, options: PoseOptions): CapacitatedInstance {
  const { columns: given, terms: told, ...others } = options;
  const columns = nodeColumns(COLUMNS, given, graph.n);
  const terms = resolveSettings('capacitated', TERMS, told);
  const { demand } = columns;
  const capacity =
    given?.capacity === undefined ? fairCapacity(demand, options.k ?? 1, terms.slack as number) : columns.capacity;
  const candidate = columns.candidate.map((may, u) => (capacity[u]! > 0 ? may : 0));
  const posed = facilityLocation.pose(graph, { ...others, columns: { demand, candidate } });
  if (posed.components !== undefined) {
    const expected = 'a connected graph (take largestComponent(graph), or pose an observed part as { partial: true })';
    throw new InputError({ what: 'capacitated k-median', expected, actual: 'one of several components' });
  }
  const { k } = posed;
  const most = capacity
    .map((one, u) => one * candidate[u]!)
    .sort()
    .reverse()
    .subarray(0, k);
  const [needed, room] = [demand, most].map((amounts) => amounts.reduce((sum, one) => sum + one, 0)) as [
    number,
    number,
  ];
  if (room < needed * (1 - ROUNDING)) {
    const expected = `K = ${k} nodes that can serve a demand of ${needed}`;
    throw new InputError({ what: 'capacity', expected, actual: `${room} of the K largest together` });
  }
  // Over what facility location makes: its farthest distance is found when first asked for.
  return Object.defineProperties(posed, {
    columns: { value: { demand, candidate, capacity }, enumerable: true },
    terms: { value: terms, enumerable: true },
  }) as CapacitatedInstance;
}

/** The same capacity for every node. */
function fairCapacity(demand: Float64Array, k: number, slack: number): Float64Array {
  const fair = (slack * demand.reduce((sum, w) => sum + w, 0)) / k;
  const whole = demand.every(Number.isInteger);
  return new Float64Array(demand.length).fill(whole ? Math.ceil(fair * (1 - ROUNDING)) : fair);
}

function violation(instance: CapacitatedInstance, chosen: Solution): string | null {
  const wrong = selectionViolation(instance, chosen);
  if (wrong !== null) return wrong;
  const barred = chosen.find((u) => instance.columns.candidate[u] !== 1);
  if (barred !== undefined) return `expected candidates with a capacity, but got node ${barred}`;
  const [needed, room] = [totalDemand(instance), capacityOf(instance, chosen)];
  if (room >= needed * (1 - ROUNDING)) return null;
  return `expected capacity for a demand of ${needed}, but got ${room} from the chosen nodes`;
}

/** The facility that serves most of a node (of one without demand, the nearest), and how far what it gets comes on average. */
function outcome(instance: CapacitatedInstance, chosen: Solution): NodeOutcome {
  const { graph } = instance;
  const { demand } = instance.columns;
  const { n } = graph;
  const { amounts } = assigned(instance, chosen);
  const rows = chosenRows(instance, chosen);
  const group = new Int32Array(n);
  const distance = new Float64Array(n);
  const load = new Float64Array(chosen.length);
  for (let v = 0; v < n; v++) {
    const better = demand[v]! > 0 ? (i: number) => amounts[i * n + v]! : (i: number) => -rows[i]![v]!;
    for (let i = 0; i < chosen.length; i++) {
      if (better(i) > better(group[v]!)) group[v] = i;
      load[i]! += amounts[i * n + v]!;
      if (demand[v]! > 0) distance[v]! += (amounts[i * n + v]! / demand[v]!) * rows[i]![v]!;
    }
    if (demand[v] === 0) distance[v] = rows[group[v]!]![v]!;
  }
  const rank = new Map(Array.from(chosen, (u, i) => [u, i]));
  return {
    group,
    columns: {
      facility: Array.from(group, (i) => graph.ids[chosen[i]!]!),
      distance: Array.from(distance),
      load: Array.from({ length: n }, (_, v) => (rank.has(v) ? load[rank.get(v)!]! : null)),
    },
  };
}
