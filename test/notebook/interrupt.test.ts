import { afterEach, describe, expect, it } from 'vitest';
import { interruptSignal } from '../../src/notebook/interrupt';

const KERNEL = Symbol.for('clusternet.kernel');
const place = globalThis as { [KERNEL]?: { cell: { signal: AbortSignal } | null } };

afterEach(() => {
  delete place[KERNEL];
});

describe('interruptSignal', () => {
  it('is the signal of the running cell', () => {
    const { signal } = new AbortController();
    place[KERNEL] = { cell: { signal } };
    expect(interruptSignal()).toBe(signal);
  });

  it('never aborts between cells and outside a notebook', () => {
    place[KERNEL] = { cell: null };
    expect(interruptSignal().aborted).toBe(false);
    delete place[KERNEL];
    expect(interruptSignal().aborted).toBe(false);
  });
});
