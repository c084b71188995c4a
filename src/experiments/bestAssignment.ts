/**
 * The one-to-one assignment of rows to columns of largest total worth, by Kuhn and Munkres with potentials, in O(g³).
 *
 * @param worth g x g, row by row: what it brings to give row r column c; finite
 * @param g rows and columns
 * @returns for each row its column, a permutation of 0 … g − 1. Throws nothing.
 * @see Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 1955.
 * @example bestAssignment([1, 5, 4, 1], 2) // [1, 0]
 */
export function bestAssignment(worth: ArrayLike<number>, g: number): Int32Array {
  // Rows and columns count from 1; 0 stands for none. Costs are −worth.
  const rowPotential = new Float64Array(g + 1);
  const columnPotential = new Float64Array(g + 1);
  const rowOf = new Int32Array(g + 1);
  const before = new Int32Array(g + 1);
  const slack = new Float64Array(g + 1);
  const reached = new Uint8Array(g + 1);
  for (let row = 1; row <= g; row++) {
    slack.fill(Number.POSITIVE_INFINITY);
    reached.fill(0);
    rowOf[0] = row;
    let column = 0;
    do {
      reached[column] = 1;
      column = nearestColumn(column);
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = before[column]!) rowOf[column] = rowOf[before[column]!]!;
  }
  const columnOf = new Int32Array(g);
  for (let column = 1; column <= g; column++) columnOf[rowOf[column]! - 1] = column - 1;
  return columnOf;

  /** Grows the tree of tight edges from the row of `column` by one column, which is returned. */
  function nearestColumn(column: number): number {
    const row = rowOf[column]!;
    let smallest = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let c = 1; c <= g; c++) {
      if (reached[c] === 1) continue;
      const rest = -worth[(row - 1) * g + c - 1]! - rowPotential[row]! - columnPotential[c]!;
      if (rest < slack[c]!) {
        slack[c] = rest;
        before[c] = column;
      }
      if (slack[c]! < smallest) {
        smallest = slack[c]!;
        next = c;
      }
    }
    for (let c = 0; c <= g; c++) {
      if (reached[c] === 1) {
        rowPotential[rowOf[c]!]! += smallest;
        columnPotential[c]! -= smallest;
      } else slack[c]! -= smallest;
    }
    return next;
  }
}
