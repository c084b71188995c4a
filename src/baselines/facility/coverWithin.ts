import { Rng } from '../../random/Rng';
import { solveMilp } from '../milp';
import { type Cover, reduceCover } from './reduceCover';

export interface CoverAnswer {
  /** At most K columns that cover every row; absent where there are none, or none was found. */
  readonly columns?: readonly number[];
  /** Whether that is settled: columns were found, or proven not to exist. */
  readonly settled: boolean;
}

/**
 * Whether K columns cover all rows: after reduction, by a bound from rows without a common column, a local search, the linear
 * relaxation and branch and cut, in this order; each is asked only where those before it leave the answer open.
 * @param options.seconds after which it may be left open
 * @throws InputError before `loadMilp` is done
 */
export function coverWithin(
  cover: Cover,
  k: number,
  { seconds, seed }: { seconds: number; seed: number },
): CoverAnswer {
  const end = performance.now() + 1000 * seconds;
  const left = (): number => Math.max(0, (end - performance.now()) / 1000);
  const reduced = reduceCover(cover);
  if (reduced === null || apart(reduced) > k) return { settled: true };
  const found = searchCover(reduced, k, { seconds: left() / 4, seed });
  if (found !== null) return { columns: found, settled: true };
  const { names, rows } = numbered(reduced);
  const model = { sense: 'min', cost: new Float64Array(names.length).fill(1), rows } as const;
  const relaxed = solveMilp({ ...model, whole: new Int32Array(names.length) }, { seconds: left() });
  if (relaxed.proven && relaxed.value > k + TOLERANCE) return { settled: true };
  const { x, value, bound } = solveMilp(model, { seconds: left() });
  if (x !== null && value <= k) return { columns: names.filter((_, c) => x[c] === 1), settled: true };
  return { settled: bound > k + TOLERANCE };
}

/** Of the linear program, against rounding. */
const TOLERANCE = 1e-6;

/** How many rows were found of which no two have a common column: each needs a column of its own. Rows with few columns first. */
function apart({ rows }: Cover): number {
  const taken = new Set<number>();
  let count = 0;
  for (const row of [...rows].sort((a, b) => a.length - b.length)) {
    if (row.some((column) => taken.has(column))) continue;
    for (const column of row) taken.add(column);
    count++;
  }
  return count;
}

/** Steps of the local search at most. */
const STEPS = 3000;

/**
 * K columns at a time: while a row is bare, the column that is missed least goes and one that covers a random bare row comes,
 * whichever covers most. Rows weigh one more each time they stay bare, so that the search does not stand still (Gao, Weise & Li
 * 2014). @returns null where it found none
 */
function searchCover({ rows, columns }: Cover, k: number, { seconds, seed }: { seconds: number; seed: number }) {
  const end = performance.now() + 1000 * seconds;
  const rng = new Rng(seed);
  const covered: number[][] = Array.from({ length: columns }, () => []);
  rows.forEach((row, r) => {
    for (const column of row) covered[column]!.push(r);
  });
  const weight = new Float64Array(rows.length).fill(1);
  const count = new Int32Array(rows.length);
  const chosen: number[] = [];
  const enteredAt = new Int32Array(columns).fill(-1);
  const change = (column: number, by: number): void => {
    for (const r of covered[column]!) count[r]! += by;
  };
  const gainOf = (column: number): number =>
    covered[column]!.reduce((sum, r) => sum + (count[r] === 0 ? weight[r]! : 0), 0);
  const lossOf = (column: number): number =>
    covered[column]!.reduce((sum, r) => sum + (count[r] === 1 ? weight[r]! : 0), 0);
  const bareRows = (): number[] => rows.flatMap((_, r) => (count[r] === 0 ? [r] : []));
  for (let step = 0; step < STEPS && performance.now() < end; step++) {
    const bare = bareRows();
    if (bare.length === 0) return chosen;
    if (chosen.length === k) {
      // Ties: whoever came first goes first.
      const losses = chosen.map(lossOf);
      let out = 0;
      for (let c = 1; c < k; c++) {
        const order = losses[c]! - losses[out]! || enteredAt[chosen[c]!]! - enteredAt[chosen[out]!]!;
        if (order < 0) out = c;
      }
      const [gone] = chosen.splice(out, 1);
      change(gone!, -1);
      enteredAt[gone!] = step;
    }
    const open = bareRows();
    const row = rows[open[rng.int(open.length)]!]!;
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const column of row) {
      if (enteredAt[column] === step) continue;
      const gain = gainOf(column);
      if (gain > most) {
        most = gain;
        best = column;
      }
    }
    if (best < 0) best = row[0]!;
    chosen.push(best);
    enteredAt[best] = step;
    change(best, 1);
    for (const r of bareRows()) weight[r]!++;
  }
  return bareRows().length === 0 ? chosen : null;
}

/** The cover with columns numbered without a gap, as rows of a program. */
function numbered({ rows }: Cover) {
  const names = [...new Set(rows.flat())].sort((a, b) => a - b);
  const place = new Map(names.map((name, at) => [name, at]));
  return { names, rows: rows.map((row) => ({ columns: row.map((column) => place.get(column)!), low: 1 })) };
}
