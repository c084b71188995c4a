/** Runs `work` and says how many seconds it took. */
export function timed<R>(work: () => R): { result: R; seconds: number } {
  const begun = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - begun) / 1000 };
}
