import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../errors';

const NEWLINE = 10;

/**
 * An append-only file of JSON values, one a line, each found by its key; a later line of the same key counts. A line is flushed
 * before `append` returns, and a line that could not be written whole (a full disk) is taken back. Reading changes nothing: half a
 * line at the end, which a kill or a power cut leaves, is passed over and cut off by the next `append`; so are lines that are no
 * entries, but they stay where they are, and `damaged` names them.
 */
export class JsonLines<T> {
  private entries = new Map<string, T>();
  private wrong: number[] = [];

  /** @throws InputError for a file that cannot be read */
  constructor(
    readonly file: string,
    private readonly keyOf: (entry: T) => string,
  ) {
    this.reread();
  }

  /** Lines, counted from 1, that are no entries; what they may have held is lost. */
  get damaged(): readonly number[] {
    return this.wrong;
  }

  /** Reads the file again, as another process may have left it. @throws InputError for one that cannot be read */
  reread(): void {
    this.entries = new Map();
    this.wrong = [];
    const text = this.text();
    const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
    lines.forEach((line, i) => {
      if (line === '') return;
      try {
        const entry = JSON.parse(line) as T;
        this.entries.set(this.keyOf(entry), entry);
      } catch {
        this.wrong.push(i + 1);
      }
    });
  }

  all(): T[] {
    return [...this.entries.values()];
  }

  /** @throws InputError when it cannot be written; the file is then as it was */
  append(entry: T): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      const descriptor = openSync(this.file, 'a+');
      try {
        appendWhole(descriptor, line, this.file);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      const { message } = error as Error;
      throw new InputError({ file: this.file, expected: 'a line to be added to it', actual: message });
    }
    this.entries.set(this.keyOf(entry), entry);
  }

  protected find(key: string): T | undefined {
    return this.entries.get(key);
  }

  private text(): string {
    if (!existsSync(this.file)) return '';
    try {
      return readFileSync(this.file, 'utf8');
    } catch (error) {
      throw new InputError({ file: this.file, expected: 'a file to read', actual: (error as Error).message });
    }
  }
}

/** All of it, behind the last whole line, or nothing. A write may be short without an error. */
function appendWhole(descriptor: number, line: Uint8Array, file: string): void {
  const size = fstatSync(descriptor).size;
  const end = wholeLines(descriptor, size, file);
  if (end < size) ftruncateSync(descriptor, end);
  try {
    for (let from = 0; from < line.length; ) from += writeSync(descriptor, line, from);
    fsyncSync(descriptor);
  } catch (error) {
    ftruncateSync(descriptor, end);
    throw error;
  }
}

/** How many bytes of the file are lines that end. */
function wholeLines(descriptor: number, size: number, file: string): number {
  const last = Buffer.alloc(1);
  if (size === 0 || (readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] === NEWLINE)) return size;
  return readFileSync(file).lastIndexOf(NEWLINE) + 1;
}
