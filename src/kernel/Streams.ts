import type { Cell } from './Cell';

const PAUSE_MS = 30;

type StreamName = 'stdout' | 'stderr';
type Publish = (cell: Cell, name: StreamName, text: string) => void;

/**
 * What cells print. Text is gathered for a moment, so that a loop of `console.log` is a few messages and not thousands;
 * the first text after a pause goes out at once, also in the middle of a loop that never awaits.
 */
export class Streams {
  private waiting: { cell: Cell; name: StreamName; text: string } | undefined;
  private last = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param cellNow - whose code prints */
  constructor(
    private readonly cellNow: () => Cell | null,
    private readonly publish: Publish,
  ) {}

  /** From now on process.stdout and process.stderr go to the notebook, as far as a cell prints. */
  capture(): void {
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = process[name];
      const write = stream.write.bind(stream);
      stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
        const cell = this.cellNow();
        if (cell === null) return (write as (...all: unknown[]) => boolean)(chunk, ...rest);
        this.write(cell, name, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
        const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
        if (done !== undefined) process.nextTick(done);
        return true;
      }) as typeof stream.write;
    }
  }

  write(cell: Cell, name: StreamName, text: string): void {
    if (cell.output !== undefined) {
      cell.output.stream(name, text);
      return;
    }
    if (this.waiting?.cell === cell && this.waiting.name === name) this.waiting.text += text;
    else {
      this.flush();
      this.waiting = { cell, name, text };
    }
    if (performance.now() - this.last > PAUSE_MS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), PAUSE_MS).unref();
  }

  /** To be called before any other output, which comes after what was printed. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { waiting } = this;
    if (waiting === undefined) return;
    this.waiting = undefined;
    this.last = performance.now();
    this.publish(waiting.cell, waiting.name, waiting.text);
  }
}
