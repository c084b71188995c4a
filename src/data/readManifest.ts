import { readFileSync } from 'node:fs';
import { packageFile } from './dataDirectory';

/** What can be downloaded and how to know that it arrived whole. */
export interface Manifest {
  /** The repository that the data come from. */
  readonly upstream: string;
  /** The pinned commit, 40 hex digits. */
  readonly commit: string;
  /** Where the sets lie in the repository. */
  readonly folder: string;
  /** By path in a data directory: git blob id and, where known, size in bytes. */
  readonly files: Readonly<Record<string, readonly [blob: string, bytes: number | null]>>;
  /** sha256 of gzipped files whose contents are equal in meaning to the upstream's, but not byte by byte. */
  readonly repacked: Readonly<Record<string, string>>;
  /** Where files come from that lie in no repository but in an archive. Default none. */
  readonly archives?: readonly Archive[];
}

/** A gzipped tar archive that can be downloaded. */
export interface Archive {
  readonly url: string;
  readonly sha256: string;
  /** By path in a data directory: the path in the archive. */
  readonly files: Readonly<Record<string, string>>;
}

let cached: Manifest | undefined;

/** The package's own `data/manifest.json`. */
export function readManifest(): Manifest {
  cached ??= JSON.parse(readFileSync(packageFile('data', 'manifest.json'), 'utf8')) as Manifest;
  return cached;
}

/** The public address of a file at the pinned commit. */
export function upstreamUrl(manifest: Manifest, path: string): string {
  const repository = manifest.upstream.replace('https://github.com/', 'https://raw.githubusercontent.com/');
  return `${repository}/${manifest.commit}/${manifest.folder}/${path}`;
}
