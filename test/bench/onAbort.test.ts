import { afterEach, describe, expect, it, vi } from 'vitest';
import { onAbort } from '../../bench/onAbort';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'] as const;
const listeners = () => SIGNALS.map((name) => process.listenerCount(name));

describe('onAbort', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('cleans up at a signal, once, and lets the signal end the process', () => {
    const before = listeners();
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const calls: string[] = [];
    const done = onAbort(() => void calls.push('a'));
    onAbort(() => void calls.push('b'));
    const others = process.listeners('SIGHUP').slice(0, before[2]);
    for (const other of others) process.off('SIGHUP', other);
    process.emit('SIGHUP', 'SIGHUP');
    for (const other of others) process.on('SIGHUP', other);
    expect(calls).toEqual(['a', 'b']);
    expect(kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGHUP');
    done();
    expect(listeners()).toEqual(before);
  });

  it('forgets what was called off and stops listening', () => {
    const before = listeners();
    const first = onAbort(() => {});
    const second = onAbort(() => {});
    first();
    first();
    expect(listeners()).toEqual(before.map((count) => count + 1));
    second();
    expect(listeners()).toEqual(before);
  });
});
