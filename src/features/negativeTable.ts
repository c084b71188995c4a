/** Exponent that flattens frequencies before negatives are drawn (Mikolov et al. 2013, section 2.2). */
const POWER = 0.75;
/** Entries a token on average; rounding shares to whole entries is then off by a few percent at most for common tokens. */
const ENTRIES_PER_TOKEN = 16;
const MIN_ENTRIES = 1 << 16;
const MAX_ENTRIES = 1 << 24;

/**
 * A table in which a token stands in proportion to its count^0.75: a uniform entry is a draw. Cumulative shares are
 * rounded, so the table is always full.
 *
 * @param counts one non-negative number a token; all zero counts as all equal
 * @returns tokens, ascending; empty only without tokens
 */
export function negativeTable(counts: ArrayLike<number>): Int32Array {
  const tokens = counts.length;
  if (tokens === 0) return new Int32Array(0);
  const shares = Float64Array.from(counts, (count) => count ** POWER);
  let total = shares.reduce((a, b) => a + b, 0);
  if (total === 0) total = shares.fill(1).length;
  const size = Math.max(Math.min(Math.max(ENTRIES_PER_TOKEN * tokens, MIN_ENTRIES), MAX_ENTRIES), tokens);
  const table = new Int32Array(size);
  let cumulated = 0;
  let at = 0;
  for (let token = 0; token < tokens; token++) {
    cumulated += shares[token];
    const end = token === tokens - 1 ? size : Math.min(size, Math.round((cumulated / total) * size));
    if (end > at) table.fill(token, at, end);
    at = Math.max(at, end);
  }
  return table;
}
