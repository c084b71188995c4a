import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach } from 'vitest';
import type {
  Bundle,
  BundleMetadata,
  CellOutput,
  Comm,
  CommMessage,
  NotebookCell,
  NotebookKernel,
} from '../../src/notebook/host';

const KERNEL = Symbol.for('clusternet.kernel');

interface Context {
  cell: NotebookCell;
  output?: CellOutput | undefined;
}

/** What the kernel told the frontend about one comm, in order. */
export interface SentComm {
  id: string;
  target: string;
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  data: any;
  metadata: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  sent: any[];
  closed: boolean;
  /** As if the browser had sent it. */
  receive(data: unknown): void;
}

/** One output of a cell, as the frontend holds it. */
export interface Shown {
  cell: NotebookCell;
  data: Bundle;
  metadata: BundleMetadata;
  displayId: string | undefined;
  updates: number;
}

/** Stands in for the kernel and for what the frontend would hold. */
export class FakeKernel implements NotebookKernel {
  readonly comms: SentComm[] = [];
  readonly shown: Shown[] = [];
  private readonly context = new AsyncLocalStorage<Context>();
  private readonly interrupted = new Set<() => void>();

  get cell(): NotebookCell | null {
    return this.context.getStore()?.cell ?? null;
  }

  /** Runs a cell. */
  async run<T>(id: string | undefined, code: () => T): Promise<Awaited<T>> {
    return await this.context.run({ cell: { id, signal: new AbortController().signal } }, code);
  }

  display(bundle: Bundle, options: { metadata?: BundleMetadata; displayId?: string; update?: boolean } = {}): void {
    const { cell, output } = this.context.getStore()!;
    if (output !== undefined) {
      output.display(bundle, options);
      return;
    }
    const { metadata = {}, displayId, update = false } = options;
    const data: Bundle = JSON.parse(JSON.stringify(bundle));
    const known = this.shown.find((each) => update && each.displayId === displayId);
    if (known === undefined) this.shown.push({ cell, data, metadata, displayId, updates: 0 });
    else Object.assign(known, { data, metadata, updates: known.updates + 1 });
  }

  clearOutput(): void {
    throw new Error('not called');
  }

  openComm(target: string, data: object, options: { metadata?: object; id?: string } = {}): Comm {
    const listeners: ((message: CommMessage) => void)[] = [];
    const sent: unknown[] = [];
    const id = options.id ?? `comm-${this.comms.length}`;
    const receive = (received: unknown) => {
      for (const listen of listeners) listen({ data: JSON.parse(JSON.stringify(received)), metadata: {}, buffers: [] });
    };
    const comm: SentComm = { id, target, data, metadata: options.metadata, sent, closed: false, receive };
    this.comms.push(comm);
    return {
      id,
      send: (message) => sent.push(JSON.parse(JSON.stringify(message))),
      onMessage: (listener) => listeners.push(listener),
      close: () => {
        comm.closed = true;
      },
    };
  }

  inCell<T>(cell: NotebookCell, run: () => T, options: { signal?: AbortSignal; output?: CellOutput } = {}): T {
    const { signal = cell.signal, output } = options;
    return this.context.run({ cell: { id: cell.id, signal }, output }, run);
  }

  onInterrupt(listener: () => void): () => void {
    this.interrupted.add(listener);
    return () => this.interrupted.delete(listener);
  }

  /** ■ */
  interrupt(): void {
    for (const listener of this.interrupted) listener();
  }

  /** What the call prints, as the kernel's console would take it. */
  print(text: string): void {
    this.context.getStore()?.output?.stream('stdout', text);
  }

  get listeners(): number {
    return this.interrupted.size;
  }

  /** The model whose state has this description. */
  model(description: string): SentComm {
    const found = this.comms.find((comm) => !comm.closed && comm.data.state.description === description);
    if (found === undefined) throw new Error(`no model ${description}`);
    return found;
  }

  /** Moves a control as the browser would. */
  set(description: string, state: object): void {
    this.model(description).receive({ method: 'update', state, buffer_paths: [] });
  }

  press(description: string): void {
    this.model(description).receive({ method: 'custom', content: { event: 'click' } });
  }
}

/** Puts one where notebook code looks for its kernel; `end` takes it away. */
export function fakeKernel(): { kernel: FakeKernel; end: () => void } {
  const kernel = new FakeKernel();
  (globalThis as { [KERNEL]?: NotebookKernel })[KERNEL] = kernel;
  return {
    kernel,
    end: () => delete (globalThis as { [KERNEL]?: NotebookKernel })[KERNEL],
  };
}

/** A new one for each test of the file; `take` gets it, and what takes it away before the test ends. */
export function kernelOfEachTest(take: (kernel: FakeKernel, end: () => void) => void): void {
  let end: () => void;
  beforeEach(() => {
    const made = fakeKernel();
    end = made.end;
    take(made.kernel, end);
  });
  afterEach(() => end());
}

/** Long enough for a change of a control to start a call. */
export const pause = (milliseconds = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
