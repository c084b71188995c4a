import type { NotebookCell } from '../notebook/host';
import { Interrupted } from './errors/Interrupted';
import type { Header } from './protocol/wire';

/** One run of a cell, and what it leaves behind: the messages that come of it bear the header of the request for it. */
export class Cell implements NotebookCell {
  private controller = new AbortController();
  private isAsked = false;
  private end: (reason: Interrupted) => void = () => {};

  /** Rejects when the cell is to end whatever it is doing. */
  readonly interrupted = new Promise<never>((_, reject) => {
    this.end = reject;
  });

  constructor(readonly parent: Header) {
    this.interrupted.catch(() => {}); // mostly nobody waits for it any more
  }

  get signal(): AbortSignal {
    this.isAsked = true;
    return this.controller.signal;
  }

  /**
   * The reader's ■. Where something listens to the cell's signal, the cell goes on with the best so far; where nothing
   * does, and at the second time, it ends.
   */
  interrupt(): void {
    const reason = new Interrupted();
    const isFirst = !this.controller.signal.aborted;
    this.controller.abort(reason);
    if (!(this.isAsked && isFirst)) this.end(reason);
  }

  /** Stops what an ended cell has left running; what it starts later has a signal of its own. */
  interruptRest(): void {
    this.controller.abort(new Interrupted());
    this.controller = new AbortController();
  }
}
