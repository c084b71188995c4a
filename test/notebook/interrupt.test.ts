import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const HOOK = Symbol.for('clusternet.interrupts');
const kernel = globalThis as { [HOOK]?: Set<() => boolean> };
const cell = vi.hoisted(() => ({ running: null as object | null }));
vi.mock('../../src/notebook/host', () => ({ runningCell: () => cell.running }));

describe('interruptSignal', () => {
  let interruptSignal: () => AbortSignal;

  beforeEach(async () => {
    kernel[HOOK] = new Set();
    vi.resetModules();
    ({ interruptSignal } = await import('../../src/notebook/interrupt'));
  });

  afterEach(() => {
    delete kernel[HOOK];
    cell.running = null;
  });

  /** What scripts/lib/softInterrupt.mjs does: true if tslab is left out. */
  const interrupt = () => Array.from(kernel[HOOK]!, (take) => take()).some(Boolean);

  it('aborts the one signal of the running cell, once', () => {
    cell.running = {};
    const [first, second] = [interruptSignal(), interruptSignal()];
    expect(second).toBe(first);
    expect([interrupt(), first.aborted]).toEqual([true, true]);
    expect(interrupt()).toBe(false);
  });

  it('leaves other cells to the kernel', () => {
    cell.running = {};
    const first = interruptSignal();
    cell.running = {};
    expect([interrupt(), first.aborted]).toEqual([false, false]);
    const next = interruptSignal();
    expect([interrupt(), first.aborted, next.aborted]).toEqual([true, false, true]);
  });

  it('never aborts outside a notebook, and listens to nothing', () => {
    const before = process.listenerCount('SIGINT');
    expect(interruptSignal().aborted).toBe(false);
    expect([kernel[HOOK]!.size, process.listenerCount('SIGINT')]).toEqual([0, before]);
  });

  it('stops the training in a kernel without the hook too', () => {
    delete kernel[HOOK];
    const before = process.listeners('SIGINT');
    cell.running = {};
    const signal = interruptSignal();
    const [added] = process.listeners('SIGINT').filter((listener) => !before.includes(listener));
    added?.('SIGINT');
    if (added !== undefined) process.off('SIGINT', added);
    expect(signal.aborted).toBe(true);
  });
});
