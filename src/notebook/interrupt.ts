import { runningCell } from './host';

/** Where scripts/kernel.mjs asks, before tslab's own interrupt, whether someone stops by himself. */
const HOOK = Symbol.for('clusternet.interrupts');

let current: { cell: unknown; controller: AbortController } | undefined;
let listening = false;

/**
 * A signal that aborts when the reader interrupts the running cell (■ in JupyterLab). Passed to `fit` or `solve`, it makes
 * an interrupt end the training instead of the cell: the result is the best so far, and the cells below go on. It belongs
 * to the cell that asks for it: all its trainings share one, the next cell gets a new one. A second interrupt, and any in
 * a cell that never asked, is the kernel's own: the cell ends with an error. Outside a notebook the signal never aborts.
 * @example const result = await fit(model, problem, { signal: interruptSignal() }); // result.stopped may be 'aborted'
 */
export function interruptSignal(): AbortSignal {
  const cell = runningCell();
  if (cell === null) return new AbortController().signal;
  listen();
  if (current?.cell !== cell) current = { cell, controller: new AbortController() };
  return current.controller.signal;
}

/** True if the running cell has a signal that this very call aborted. */
function stopByOurselves(): boolean {
  if (current === undefined || current.cell !== runningCell() || current.controller.signal.aborted) return false;
  current.controller.abort();
  return true;
}

/** In a tslab that is not started by scripts/kernel.mjs the cell ends with an error too, but nothing trains on behind it. */
function listen(): void {
  if (listening) return;
  listening = true;
  const hook = (globalThis as { [HOOK]?: Set<() => boolean> })[HOOK];
  if (hook !== undefined) hook.add(stopByOurselves);
  else process.on('SIGINT', stopByOurselves);
}
