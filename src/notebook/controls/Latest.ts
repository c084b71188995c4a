/** Milliseconds of stillness after a change, before a call starts. */
const DEBOUNCE = 80;
/** Milliseconds after which a call starts although changes go on: a quick one follows the slider. */
const PATIENCE = 250;

/** Why a call's signal aborted: there are newer values, or the reader stopped it. */
export const SUPERSEDED = 'newer values';
export const STOPPED = 'stopped';

/**
 * Calls that never overlap, of which only the newest counts: one that starts aborts the one before, and begins when that has
 * ended.
 */
export class Latest {
  private timer: NodeJS.Timeout | undefined;
  private firstChange: number | undefined;
  private due = false;
  private running: AbortController | undefined;
  private ended: Promise<void> = Promise.resolve();

  /** @param call Has to settle well: an error is for it to show. */
  constructor(private readonly call: (signal: AbortSignal) => Promise<void>) {}

  /** Asks for a call; many in a row become one. */
  request(): void {
    const now = performance.now();
    this.firstChange ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), Math.max(0, Math.min(DEBOUNCE, this.firstChange + PATIENCE - now)));
  }

  /** Asks for a call at once. Resolves when there is nothing left to do. */
  start(): Promise<void> {
    this.forget();
    this.due = true;
    if (this.running === undefined) this.ended = this.work();
    else this.running.abort(SUPERSEDED);
    return this.ended;
  }

  /** Ends what runs, and starts nothing that was asked for. */
  stop(): void {
    this.forget();
    this.running?.abort(STOPPED);
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.firstChange = undefined;
    this.due = false;
  }

  private async work(): Promise<void> {
    while (this.due) {
      this.due = false;
      this.running = new AbortController();
      await this.call(this.running.signal);
    }
    this.running = undefined;
  }
}
