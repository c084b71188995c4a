import { nextTurn } from '../nextTurn';

/** Milliseconds of work between two turns of the event loop. */
const SLICE = 25;

/**
 * To be awaited between steps: lets timers, messages and an abort have their turn once 25 ms have passed since the last,
 * and costs nothing before.
 */
export function breather(): () => Promise<void> {
  let until = performance.now() + SLICE;
  return async () => {
    if (performance.now() < until) return;
    await nextTurn();
    until = performance.now() + SLICE;
  };
}
