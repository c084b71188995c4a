const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const cleanups = new Set<() => void>();

/**
 * Runs `cleanup` if the process ends, by itself or by a signal, before the returned function is called. A signal still
 * ends the process as it would have without this, unless someone else listens to it too.
 *
 * @example const done = onAbort(() => child.kill('SIGKILL')); … done();
 */
export function onAbort(cleanup: () => void): () => void {
  if (cleanups.size === 0) {
    process.on('exit', runAll);
    for (const signal of SIGNALS) process.on(signal, pass);
  }
  const entry = () => cleanup();
  cleanups.add(entry);
  return () => {
    if (cleanups.delete(entry) && cleanups.size === 0) stopListening();
  };
}

function runAll(): void {
  for (const cleanup of cleanups) cleanup();
  cleanups.clear();
  stopListening();
}

function pass(signal: NodeJS.Signals): void {
  runAll();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function stopListening(): void {
  process.off('exit', runAll);
  for (const signal of SIGNALS) process.off(signal, pass);
}
