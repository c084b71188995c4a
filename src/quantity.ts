/** Milliseconds for people: three significant digits, in µs, ms or s. */
export function quantity(ms: number): string {
  if (ms < 1) return `${digits(ms * 1000)} µs`;
  return ms < 1000 ? `${digits(ms)} ms` : `${digits(ms / 1000)} s`;
}

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** A ratio for people: three significant digits, but no decimals from 100 on. @example times(1234) // "1234x" */
export function times(ratio: number): string {
  return `${digits(ratio)}x`;
}

/** The same in two digits, where the ratio is between two machines. */
export function aboutTimes(ratio: number): string {
  return `${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)}x`;
}
