import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON values, one a line, each found by its key. A line is written with one call and flushed before
 * `append` returns, so a kill loses at most the work in progress; half a line left by a power cut is cut off when the file is
 * opened again. A later line of the same key counts.
 */
export class JsonLines<T> {
  private readonly entries = new Map<string, T>();

  /** @throws SyntaxError for a whole line that is no JSON, which this class never writes */
  constructor(
    readonly file: string,
    private readonly keyOf: (entry: T) => string,
  ) {
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    const whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, whole)));
    for (const line of text.slice(0, whole).split('\n')) {
      if (line === '') continue;
      const entry = JSON.parse(line) as T;
      this.entries.set(keyOf(entry), entry);
    }
  }

  all(): T[] {
    return [...this.entries.values()];
  }

  append(entry: T): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const descriptor = openSync(this.file, 'a');
    try {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    this.entries.set(this.keyOf(entry), entry);
  }

  protected find(key: string): T | undefined {
    return this.entries.get(key);
  }
}
