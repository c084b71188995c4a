const AMBIENT = Symbol.for('clusternet.signal');
const place = globalThis as { [AMBIENT]?: () => AbortSignal | undefined };

/**
 * The signal of whoever runs us: in a notebook that of the running cell, so that the reader's ■ ends a training that names
 * no signal; elsewhere none. The default of every `signal` option. Under a global symbol, because a notebook may import
 * another copy of the package than its kernel has.
 */
export function ambientSignal(): AbortSignal | undefined {
  return place[AMBIENT]?.();
}

/** Says whose signal is the default from now on; for a host that runs its reader's code, such as a notebook kernel. */
export function setAmbientSignal(signal: (() => AbortSignal | undefined) | undefined): void {
  if (signal === undefined) delete place[AMBIENT];
  else place[AMBIENT] = signal;
}
