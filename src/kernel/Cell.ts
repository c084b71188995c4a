import type { CellOutput, NotebookCell } from '../notebook/host';
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

  /** Takes what would be an output of the cell; undefined for the cell itself. */
  readonly output: CellOutput | undefined = undefined;

  /** @param id - the same for each run, where the client says which cell it is */
  constructor(
    readonly parent: Header,
    readonly id?: string,
  ) {
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

  /** @throws Interrupted once the reader has pressed ■ */
  throwIfInterrupted(): void {
    this.controller.signal.throwIfAborted();
  }

  /** Stops what an ended cell has left running; what it starts later has a signal of its own. */
  interruptRest(): void {
    this.controller.abort(new Interrupted());
    this.controller = new AbortController();
  }
}

/** What a widget runs for a cell, with a signal of its own and an output of its own. */
export class WidgetCall extends Cell {
  constructor(
    private readonly of: Cell,
    private readonly ownSignal: AbortSignal | undefined,
    override readonly output: CellOutput | undefined,
  ) {
    super(of.parent, of.id);
  }

  override get signal(): AbortSignal {
    return this.ownSignal ?? this.of.signal;
  }
}
