import { readFileSync } from 'node:fs';
import { InputError } from '../errors';
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

/**
 * @throws InputError naming the entry that is no part of a manifest: the address, the commit, a file's hash or size, an archive,
 * a path that leads out of the data directory
 */
export function requireManifest(given: unknown): asserts given is Manifest {
  const manifest = fieldsOf('manifest', given);
  for (const name of ['upstream', 'commit', 'folder']) requireText(name, manifest[name]);
  for (const [path, entry] of Object.entries(fieldsOf('files', manifest.files))) {
    requirePath('files', path);
    const [blob, bytes] = Array.isArray(entry) ? entry : [];
    if (isHex(blob, 40) && (bytes === null || (Number.isInteger(bytes) && bytes >= 0))) continue;
    refuse(`files["${path}"]`, '[a git blob id of 40 hex digits, a size in bytes or null]', entry);
  }
  for (const [path, hash] of Object.entries(fieldsOf('repacked', manifest.repacked)))
    if (!isHex(hash, 64)) refuse(`repacked["${path}"]`, 'a sha256 of 64 hex digits', hash);
  const { archives = [] } = manifest;
  if (!Array.isArray(archives)) refuse('archives', 'a list', archives);
  for (const archive of archives as unknown[]) {
    const { url, sha256, files } = fieldsOf('archive', archive);
    requireText('url of an archive', url);
    if (!isHex(sha256, 64)) refuse(`sha256 of ${url}`, '64 hex digits', sha256);
    for (const [path, member] of Object.entries(fieldsOf(`files of ${url}`, files))) {
      requirePath(`files of ${url}`, path);
      requireText(`files of ${url}: ${path}`, member);
    }
  }
}

function fieldsOf(what: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse(what, 'an object', value);
}

function requireText(what: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') refuse(what, 'a text', value);
}

/** A path below the directory that it is joined to. */
function requirePath(what: string, path: string): void {
  if (path === '' || path.startsWith('/') || /[\\:\0]|(^|\/)\.\.?(\/|$)/.test(path))
    refuse(what, 'paths that lead down', path);
}

function isHex(value: unknown, digits: number): boolean {
  return typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value);
}

function refuse(what: string, expected: string, value: unknown): never {
  const actual = typeof value === 'string' ? `"${value.slice(0, 80)}"` : value === null ? 'null' : typeof value;
  throw new InputError({ what: what === 'manifest' ? what : `manifest: ${what}`, expected, actual });
}

/** The public address of a file at the pinned commit. */
export function upstreamUrl(manifest: Manifest, path: string): string {
  const repository = manifest.upstream.replace('https://github.com/', 'https://raw.githubusercontent.com/');
  return `${repository}/${manifest.commit}/${manifest.folder}/${path}`;
}
