import { median } from '../src/experiments/means';

/** Milliseconds from one call of `tick` to the next. */
export function intervals(): { tick: () => void; median: (last?: number) => number } {
  const times: number[] = [];
  let last = 0;
  return {
    tick() {
      const now = performance.now();
      if (last !== 0) times.push(now - last);
      last = now;
    },
    /** @param left out at the end */
    median: (left = 0) => median(left === 0 ? times : times.slice(0, -left)),
  };
}
