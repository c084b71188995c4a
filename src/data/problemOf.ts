import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '../errors';
import { readBytes } from '../graph/io/readBytes';
import { checkBytes } from './checkBytes';
import type { Manifest } from './readManifest';

/** What is wrong with a file, undefined when nothing is. A gzipped file is judged by what it unpacks to. */
export function problemOf(manifest: Manifest, path: string, file: string): string | undefined {
  try {
    const expected = manifest.repacked[`${path}.gz`];
    if (file.endsWith('.gz') && expected !== undefined) {
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      if (sha256 === expected) return undefined;
    }
    checkBytes(manifest, path, readBytes(file), file);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
