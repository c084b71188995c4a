import { randomBytes } from 'node:crypto';

/** One output in several forms, keyed by MIME type: text as strings, pictures as base64, JSON types as objects. */
export interface Bundle {
  'text/plain': string;
  [mime: string]: unknown;
}

/** Size in pixels at which the frontend shows a picture of the bundle. */
export type BundleMetadata = Record<string, unknown>;

type WriteDisplayData = (
  message: { data: Bundle; metadata: BundleMetadata; transient: { display_id?: string } },
  update: boolean,
) => void;

/**
 * The running kernel's own function for display messages, or null outside a notebook. tslab's public `display.raw` sends
 * one MIME type a call; several in one output need this internal variable of `tslab/dist/jupyter` (tslab 1.0.22). It is
 * looked up among the modules that are loaded already: right whichever copy of tslab runs, and free in plain Node.
 */
function writer(): WriteDisplayData | null {
  for (const path of Object.keys(require.cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path)) continue;
    const { lastWriteDisplayData } = require.cache[path]!.exports as { lastWriteDisplayData?: WriteDisplayData | null };
    if (typeof lastWriteDisplayData === 'function') return lastWriteDisplayData;
  }
  return null;
}

/**
 * Whether we run in a notebook kernel.
 * @example if (inNotebook()) show(figure)
 */
export function inNotebook(): boolean {
  return writer() !== null;
}

/** Something that is the same throughout a cell's run and another in the next; null outside a notebook. */
export function runningCell(): object | null {
  return writer(); // tslab makes a new one for each run
}

/** Adds an output to the cell; outside a notebook prints its text. */
export function displayBundle(bundle: Bundle, metadata: BundleMetadata = {}): void {
  const write = writer();
  if (write === null) process.stdout.write(`${bundle['text/plain']}\n`);
  else write({ data: bundle, metadata, transient: {} }, false);
}

/** An output of the cell that each call replaces; does nothing outside a notebook. */
export function updatingDisplay(): (bundle: Bundle, metadata?: BundleMetadata) => void {
  const display_id = randomBytes(8).toString('hex');
  let update = false;
  return (bundle, metadata = {}) => {
    const write = writer();
    if (write === null) return;
    write({ data: bundle, metadata, transient: { display_id } }, update);
    update = true;
  };
}
