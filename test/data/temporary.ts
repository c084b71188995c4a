import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new directory with these files in it; returns its path. */
export function directoryWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'clusternet-test-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

/** The path of one new file. */
export function fileWith(content: string | Uint8Array, name = 'input.txt'): string {
  return join(directoryWith({ [name]: content }), name);
}

/** Tests on the released files run only where CLUSTERNET_DATA says where they are. */
export const NO_DATA = process.env.CLUSTERNET_DATA === undefined;
export const NEEDS_DATA = NO_DATA ? '(skipped: CLUSTERNET_DATA is not set)' : '';
