import { runningCell } from './host';

/**
 * A signal that aborts when the reader interrupts the running cell (■ in JupyterLab). Whatever trains or solves in a cell
 * has it by default and then ends with its best so far, while the cells below go on; ask for it where code of your own
 * should stop too. It belongs to the cell that asks for it: the next cell gets a new one. A second interrupt ends the cell
 * with an error. Outside a notebook the signal never aborts.
 * @example while (!interruptSignal().aborted) await improve();
 */
export function interruptSignal(): AbortSignal {
  return runningCell()?.signal ?? new AbortController().signal;
}
