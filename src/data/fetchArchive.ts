import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../errors';
import { writeWhole } from '../writeWhole';
import { checkBytes } from './checkBytes';
import { findDataFile } from './dataDirectory';
import { type DownloadOptions, download } from './download';
import { problemOf } from './problemOf';
import type { Archive, Manifest } from './readManifest';
import { readTar } from './readTar';

/** Where an archive lies while it is downloaded and unpacked: the last part of its address. */
export function archiveName({ url }: Archive): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/**
 * Downloads a gzipped tar archive and puts the files that the manifest knows of it in the data directory, except those that are
 * there and right. The archive's sha256 and each file's size and git blob hash are checked; the archive is not kept.
 *
 * @param from its address
 * @throws InputError for an archive or a file that is not the right one; whatever `download` throws
 */
export async function fetchArchive(
  manifest: Manifest,
  archive: Archive,
  from: string,
  directory: string,
  options: Pick<DownloadOptions, 'onBytes' | 'signal' | 'patience'>,
): Promise<void> {
  const packed = join(directory, archiveName(archive));
  await download(from, packed, { ...options, check: (bytes) => checkArchive(archive, bytes, from) });
  const members = readTar(gunzipSync(readFileSync(packed)), from);
  for (const [path, member] of Object.entries(archive.files)) {
    const there = findDataFile(directory, path);
    if (there !== undefined && problemOf(manifest, path, there) === undefined) continue;
    const bytes = members.get(member);
    if (bytes === undefined) throw new InputError({ file: from, expected: `${member} in it`, actual: 'no such file' });
    checkBytes(manifest, path, bytes, `${from}, ${member}`);
    const target = join(directory, path);
    writeWhole(target, bytes);
  }
  rmSync(packed);
}

function checkArchive({ sha256 }: Archive, bytes: Uint8Array, from: string): void {
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) throw new InputError({ file: from, expected: `sha256 ${sha256}`, actual });
}
