import { coverWithin } from './coverWithin';
import type { FacilityTable } from './FacilityTable';
import { spreadOf, swapSearch } from './swapSearch';

export interface ExactKCenter {
  /** K different candidates: of the smallest largest distance where `proven`, and no single swap lowers the mean as well. */
  readonly centres: Int32Array;
  /** No choice has a smaller largest distance than this. */
  readonly bound: number;
  readonly proven: boolean;
}

/**
 * The smallest radius within which K candidates reach every client: whether K suffice for a radius is a set cover. From the
 * radius of a local search down, in steps that double while they succeed, then by bisection.
 *
 * @param start K different candidates
 * @param options.seconds after which the best found so far counts; default 60
 * @throws InputError before `loadMilp` is done
 * @see Minieka, "The m-center problem", SIAM Review 12 (1970); Daskin, "Network and Discrete Location" (1995)
 * @example exactKCenter(facilityTable(problems.facility.pose(graph, { k: 5 })), start, { seconds: 10 }).bound
 */
export function exactKCenter(
  table: FacilityTable,
  start: Int32Array,
  { seconds = 60, seed = 0 }: { seconds?: number; seed?: number } = {},
): ExactKCenter {
  const end = performance.now() + 1000 * seconds;
  const k = start.length;
  let centres = swapSearch(table, start, 'maximum');
  const radii = distancesOf(table, spreadOf(table, centres).radius);
  // Below every radius at `low` there is no choice; the one at `high` has `centres`.
  let low = -1;
  let high = radii.length - 1;
  for (let step = 1; high - low > 1; ) {
    const at = low < 0 ? Math.max(0, high - step) : (low + high) >> 1;
    const answer = coverWithin(coverAt(table, radii[at]!), k, { seconds: (end - performance.now()) / 1000, seed });
    if (answer.columns !== undefined) {
      centres = swapSearch(table, filled(table, answer.columns, k), 'maximum');
      high = radii.indexOf(spreadOf(table, centres).radius);
      step *= 2;
    } else if (answer.settled) low = at;
    else break;
  }
  const proven = high - low <= 1;
  return { centres: centres.sort(), bound: radii[proven ? high : low + 1]!, proven };
}

/** The different distances from candidates to clients up to a largest one, ascending. */
function distancesOf({ n, distances, clients, candidates }: FacilityTable, most: number): number[] {
  const met = new Set<number>();
  for (const c of candidates) {
    for (const v of clients) {
      const d = distances[c * n + v]!;
      if (d <= most) met.add(d);
    }
  }
  return [...met].sort((a, b) => a - b);
}

/** A row for each client: the candidates within the radius. */
function coverAt({ n, distances, clients, candidates }: FacilityTable, radius: number) {
  const rows = Array.from(clients, (v) => {
    const row: number[] = [];
    for (const c of candidates) if (distances[c * n + v]! <= radius) row.push(c);
    return row;
  });
  return { rows, columns: n };
}

/** K candidates: those given, and the first others. */
function filled({ candidates }: FacilityTable, columns: readonly number[], k: number): Int32Array {
  const chosen = new Set(columns);
  for (const c of candidates) if (chosen.size < k) chosen.add(c);
  return Int32Array.from(chosen);
}
