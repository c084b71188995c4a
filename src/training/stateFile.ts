import { existsSync } from 'node:fs';
import { InputError } from '../errors';
import { readSealedJson, sealedJson } from '../sealedJson';
import { writeWhole } from '../writeWhole';

/**
 * What a checkpoint belongs to: whatever changes bits, by name. It may depend on how many steps of an attempt are done, so that
 * only what has happened need agree. Resuming under another key is refused.
 */
export type CheckpointKey = Readonly<Record<string, number | string>>;

const FORMAT = 'clusternet-checkpoint/3';

/** One JSON file with its hash; a kill never leaves half of one. */
export function saveState(path: string, key: CheckpointKey, state: object): void {
  const text = JSON.stringify({ format: FORMAT, key: inWords(key), state }, (_, value) => encoded(value));
  writeWhole(path, sealedJson(text));
}

/**
 * The state saved at `path`, or undefined when there is no such file.
 * @throws InputError for a damaged file, or another run's: it names what differs
 */
export function loadState<State extends { readonly step: number }>(
  path: string,
  key: (step: number) => CheckpointKey,
): State | undefined {
  if (!existsSync(path)) return undefined;
  const read = readSealedJson(path, FORMAT, (_, value) => (isEncoded(value) ? decode(value) : value));
  const { key: found, state } = read as { key?: CheckpointKey | null; state?: State | null };
  if (!Number.isInteger(state?.step) || state!.step < 0 || typeof found !== 'object') {
    throw new InputError({ file: path, expected: 'a key, and a state after some steps', actual: 'less' });
  }
  requireKey(path, inWords(key(state!.step)), found ?? {});
  return state!;
}

/** As text, which is compared and shown. */
function inWords(key: CheckpointKey): CheckpointKey {
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, String(value)]));
}

function requireKey(path: string, wanted: CheckpointKey, found: CheckpointKey): void {
  const names = Object.keys({ ...wanted, ...found }).filter((name) => wanted[name] !== found[name]);
  if (names.length === 0) return;
  const describe = (key: CheckpointKey) =>
    names.map((name) => `${name} ${Object.hasOwn(key, name) ? inText(key[name]) : 'unknown'}`).join(', ');
  throw new InputError({
    file: path,
    expected: `a checkpoint of ${describe(wanted)}`,
    actual: `one of ${describe(found)}`,
  });
}

/** Of a file: anything, told in a few words. */
function inText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 80);
}

/** What JSON has no words for: typed arrays, and numbers such as −0 and Infinity. */
type Encoded = { type: 'float32' | 'int32'; base64: string } | { type: 'number'; text: string };

function encoded(value: unknown): unknown {
  if (value instanceof Float32Array || value instanceof Int32Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return { type: value instanceof Float32Array ? 'float32' : 'int32', base64: bytes.toString('base64') };
  }
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return { type: 'number', text: value === 0 ? '-0' : String(value) };
}

function isEncoded(value: unknown): value is Encoded {
  return typeof value === 'object' && value !== null && ('base64' in value || 'text' in value);
}

function decode(value: Encoded): Float32Array | Int32Array | number {
  if (value.type === 'number') return Number(value.text);
  const bytes = Uint8Array.from(Buffer.from(value.base64, 'base64'));
  return value.type === 'float32' ? new Float32Array(bytes.buffer) : new Int32Array(bytes.buffer);
}
