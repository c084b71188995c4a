import { newId } from './newId';

/**
 * What the rest of `notebook/` knows of the kernel it runs in. The kernel (src/kernel) puts itself under a global symbol,
 * so that every copy of the package finds it; outside a notebook there is none.
 */

/** One output in several forms, keyed by MIME type: text as strings, pictures as base64, JSON types as objects. */
export interface Bundle {
  'text/plain': string;
  [mime: string]: unknown;
}

/** Size in pixels at which the frontend shows a picture of the bundle, and what else it may know of a form. */
export type BundleMetadata = Record<string, unknown>;

/** A cell as it runs; a new one each time it is run. */
export interface NotebookCell {
  /** The same for each run of a cell, where the frontend says which cell it is. */
  readonly id?: string | undefined;
  /** Aborts when the reader interrupts the cell (■): the default `signal` of all that the cell trains and solves. */
  readonly signal: AbortSignal;
}

/** Takes what would be an output of a cell, see `NotebookKernel.inCell`. */
export interface CellOutput {
  display(bundle: Bundle, options?: { metadata?: BundleMetadata; displayId?: string; update?: boolean }): void;
  /** What was printed. */
  stream(name: 'stdout' | 'stderr', text: string): void;
  clear(wait: boolean): void;
}

/** An open channel between this process and a widget in the reader's browser. */
export interface Comm {
  readonly id: string;
  /** The frontend takes the message for one of the cell from which it is sent, see `NotebookKernel.inCell`. */
  send(data: object, options?: { metadata?: object; buffers?: Uint8Array[] }): void;
  onMessage(listener: (message: CommMessage) => void): void;
  close(): void;
}

/** What a widget sent. */
export interface CommMessage {
  // biome-ignore lint/suspicious/noExplicitAny: JSON of whoever wrote the widget
  data: any;
  // biome-ignore lint/suspicious/noExplicitAny: the same
  metadata: any;
  buffers: Uint8Array[];
}

/** The kernel, as far as `notebook/` needs it. */
export interface NotebookKernel {
  /** The cell whose code runs now, also in what it left behind (timers, promises); null between cells. */
  readonly cell: NotebookCell | null;
  /** Adds an output to the running cell, or replaces the output of that `displayId` where `update` is true. */
  display(bundle: Bundle, options?: { metadata?: BundleMetadata; displayId?: string; update?: boolean }): void;
  /** Empties the running cell's output; with `wait` when the next output comes. */
  clearOutput(wait?: boolean): void;
  openComm(target: string, data: object, options?: { metadata?: object; buffers?: Uint8Array[]; id?: string }): Comm;
  /**
   * Runs something for a cell that has ended: what a slider shows belongs to the cell that made the slider. With `signal`
   * in place of the cell's own; with `output` what is shown and printed, later too, goes there instead of to the cell.
   */
  inCell<T>(cell: NotebookCell, run: () => T, options?: { signal?: AbortSignal; output?: CellOutput }): T;
  /** Calls the listener at every interrupt (■), also between cells; returns how to end that. */
  onInterrupt(listener: () => void): () => void;
}

const KERNEL = Symbol.for('clusternet.kernel');

/** The running kernel, or null outside a notebook. */
export function notebookKernel(): NotebookKernel | null {
  return (globalThis as { [KERNEL]?: NotebookKernel })[KERNEL] ?? null;
}

/**
 * Whether we run in a notebook kernel.
 * @example if (inNotebook()) show(figure)
 */
export function inNotebook(): boolean {
  return notebookKernel() !== null;
}

/** Something that is the same throughout a cell's run and another in the next; null outside a notebook. */
export function runningCell(): NotebookCell | null {
  return notebookKernel()?.cell ?? null;
}

/** Adds an output to the cell; outside a notebook prints its text. */
export function displayBundle(bundle: Bundle, metadata: BundleMetadata = {}): void {
  const kernel = notebookKernel();
  if (kernel === null) process.stdout.write(`${bundle['text/plain']}\n`);
  else kernel.display(bundle, { metadata });
}

/** An output of the cell that each call replaces; does nothing outside a notebook. */
export function updatingDisplay(): (bundle: Bundle, metadata?: BundleMetadata) => void {
  const displayId = newId(8);
  let update = false;
  return (bundle, metadata = {}) => {
    notebookKernel()?.display(bundle, { metadata, displayId, update });
    update = true;
  };
}
