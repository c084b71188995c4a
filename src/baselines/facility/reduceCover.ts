import { BitSets } from './BitSets';

/** A set cover: rows to be covered, each by one of its columns. */
export interface Cover {
  /** Columns of each row, ascending; a row is named by its place. */
  readonly rows: readonly (readonly number[])[];
  /** One more than the largest column. */
  readonly columns: number;
}

/**
 * The same question with fewer rows and columns: a row goes whose columns include all of another's (whoever covers that covers
 * it), and a column goes whose rows another has too, until neither helps. Of equals the first stays. O(Σ sizes · n / 32) a round.
 * @returns null where a row has no column at all
 * @example reduceCover({ rows: [[0, 1], [1]], columns: 2 }) // { rows: [[1]], columns: 2 }
 */
export function reduceCover({ rows: all, columns }: Cover): Cover | null {
  let rows = all;
  for (;;) {
    if (rows.some((row) => row.length === 0)) return null;
    const needed = rowsNeeded(rows, columns);
    const left = columnsNeeded(needed, columns);
    if (needed.length === rows.length && left === null) return { rows, columns };
    rows = left === null ? needed : needed.map((row) => row.filter((column) => left.has(column)));
  }
}

/** The rows whose columns do not include all of another's. */
function rowsNeeded(rows: Cover['rows'], columns: number): Cover['rows'] {
  const covered = new BitSets(columns, rows.length);
  rows.forEach((row, r) => {
    for (const column of row) covered.add(column, r);
  });
  const spare = new Uint8Array(rows.length);
  rows.forEach((row, r) => {
    if (spare[r] === 1) return;
    for (const other of covered.common(row)) {
      if (other !== r && (rows[other]!.length > row.length || other > r)) spare[other] = 1;
    }
  });
  return rows.filter((_, r) => spare[r] === 0);
}

/** The columns whose rows no other column has too; null where that is all of them. */
function columnsNeeded(rows: Cover['rows'], columns: number): Set<number> | null {
  const covering = new BitSets(rows.length, columns);
  const covered: number[][] = Array.from({ length: columns }, () => []);
  rows.forEach((row, r) => {
    for (const column of row) {
      covering.add(r, column);
      covered[column]!.push(r);
    }
  });
  const used = covered.flatMap((own, column) => (own.length > 0 ? [column] : []));
  const needed = used.filter((column) => {
    const { length } = covered[column]!;
    return !covering
      .common(covered[column]!)
      .some((other) => other !== column && (covered[other]!.length > length || other < column));
  });
  return needed.length === used.length ? null : new Set(needed);
}
