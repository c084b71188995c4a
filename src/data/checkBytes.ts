import { createHash } from 'node:crypto';
import { InputError } from '../errors';
import type { Manifest } from './readManifest';

/** Git's id of a file's contents: sha1 of "blob <length>\0" and the bytes. */
export function gitBlobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** @throws InputError naming `file` unless `bytes` are what the manifest has under `path`. */
export function checkBytes(manifest: Manifest, path: string, bytes: Uint8Array, file: string): void {
  const [blob, size] = manifest.files[path];
  if (size !== null && bytes.length !== size) {
    throw new InputError({ file, expected: `${size} bytes`, actual: `${bytes.length}` });
  }
  const actual = gitBlobId(bytes);
  if (actual !== blob) throw new InputError({ file, expected: `git blob ${blob}`, actual });
}
