import type { Declaration } from '../../notebook/controls/Control';
import type { CallContext } from '../../notebook/controls/controls';
import type { TrainingProgress } from '../../training/progress';

/** Controls as a cell declares them, and what it calls with their values. */
export interface LiveCell {
  readonly declaration: Declaration;
  readonly call: (values: Record<string, unknown>, context: CallContext) => unknown;
}

/** Whoever runs a cell's program: takes its controls, how far its training is, and what it saves. */
export interface LiveHost {
  open(cell: LiveCell): void;
  progress(progress: TrainingProgress): void;
  save(name: string, text: string): void;
}

let running: LiveHost | null = null;

/** Says who runs programs from now on. */
export function setLive(host: LiveHost | null): void {
  running = host;
}

export function runningLive(): LiveHost | null {
  return running;
}

/** Hands controls to whoever runs the program; false where nobody does. */
export function openLive(cell: LiveCell): boolean {
  running?.open(cell);
  return running !== null;
}
