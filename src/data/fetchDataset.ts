import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ambientSignal } from '../ambientSignal';
import { InputError } from '../errors';
import { checkBytes } from './checkBytes';
import { dataDirectory, findDataFile } from './dataDirectory';
import { datasetEntry } from './datasetEntry';
import { allDatasetFiles } from './datasetFiles';
import { download, HttpError } from './download';
import { archiveName, fetchArchive } from './fetchArchive';
import { problemOf } from './problemOf';
import { type Archive, type Manifest, readManifest, requireManifest, upstreamUrl } from './readManifest';

/** One step of a download. */
export interface FetchProgress {
  /** Path in the data directory. */
  readonly file: string;
  readonly state: 'downloading' | 'done' | 'kept';
  readonly receivedBytes: number;
  /** Undefined while unknown. */
  readonly totalBytes: number | undefined;
  readonly filesDone: number;
  readonly files: number;
}

export interface FetchDatasetOptions {
  /** Default: the environment's CLUSTERNET_DATA, else `data/cache` of the package. */
  dataDir?: string;
  onProgress?: (progress: FetchProgress) => void;
  /** How long a server may send nothing, in seconds. Default 30. */
  patience?: number;
  /** Stops the download; what has arrived is kept and continued the next time. */
  signal?: AbortSignal;
  /**
   * Another manifest and another place to download from, for a mirror: the address of a file, or of an archive by its name.
   * Default: the package's and the upstream's.
   */
  manifest?: Manifest;
  url?: (path: string) => string;
}

export interface FetchResult {
  readonly directory: string;
  readonly downloaded: readonly string[];
  /** Already there and right. */
  readonly kept: readonly string[];
}

const PARALLEL_DOWNLOADS = 4;
const DISK_ERRORS = new Set(['EACCES', 'EPERM', 'ENOSPC', 'EDQUOT', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST']);

/**
 * Downloads the files of a set, its `_connected` variant and all its parts included, from the upstream repository at the
 * pinned commit, or from the archive that the manifest names. Files that are there and right are kept; size and git blob hash of
 * every other one are checked.
 * @throws InputError for a manifest that is none; naming set, address and CLUSTERNET_DATA when a file cannot be had or is not the right one, and for a set
 * that is not downloaded, with where it can be had; the signal's reason when aborted
 * @example const { directory, downloaded } = await fetchDataset('adol');
 */
export async function fetchDataset(name: string, options: FetchDatasetOptions = {}): Promise<FetchResult> {
  const { onProgress, manifest = readManifest() } = options;
  if (options.manifest !== undefined) requireManifest(manifest);
  const patience = options.patience === undefined ? {} : { patience: options.patience };
  const url = options.url ?? ((path: string) => upstreamUrl(manifest, path));
  const entry = datasetEntry(name);
  if (entry.source !== undefined) {
    throw new InputError({
      what: `data set ${name}`,
      expected: 'a set to download',
      actual: `one that is not; ${entry.source}`,
    });
  }
  const files = allDatasetFiles(entry).filter((path) => Object.hasOwn(manifest.files, path));
  const directory = dataDirectory(options.dataDir);
  const downloaded: string[] = [];
  const kept: string[] = [];
  const archives = new Map<Archive, Promise<void>>();
  const stop = new AbortController();
  const given = options.signal ?? ambientSignal();
  const signal = given === undefined ? stop.signal : AbortSignal.any([given, stop.signal]);
  const report = (file: string, state: FetchProgress['state'], receivedBytes: number, totalBytes?: number) =>
    onProgress?.({
      file,
      state,
      receivedBytes,
      totalBytes: totalBytes ?? manifest.files[file][1] ?? undefined,
      filesDone: downloaded.length + kept.length,
      files: files.length,
    });
  const fetchOne = async (path: string): Promise<void> => {
    const there = findDataFile(directory, path);
    if (there !== undefined && problemOf(manifest, path, there) === undefined) {
      kept.push(path);
      report(path, 'kept', 0);
      return;
    }
    const archive = manifest.archives?.find((one) => Object.hasOwn(one.files, path));
    const from = archive === undefined ? url(path) : (options.url?.(archiveName(archive)) ?? archive.url);
    const target = join(directory, archive === undefined ? path : archiveName(archive));
    let received = 0;
    const onBytes = (bytes: number, total: number | undefined) => {
      received = bytes;
      report(path, 'downloading', bytes, total);
    };
    try {
      if (archive === undefined) {
        const size = manifest.files[path][1];
        await download(from, target, {
          signal,
          onBytes,
          check: (bytes) => checkBytes(manifest, path, bytes, from),
          ...(size === null ? {} : { maxBytes: size }),
          ...patience,
        });
      } else {
        if (!archives.has(archive))
          archives.set(archive, fetchArchive(manifest, archive, from, directory, { signal, onBytes, ...patience }));
        await archives.get(archive);
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : explain(error, name, from, target);
    }
    downloaded.push(path);
    report(path, 'done', received, received);
  };
  const queue = files[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const path of queue) {
      signal.throwIfAborted();
      await fetchOne(path);
    }
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, worker));
  } catch (error) {
    stop.abort(error);
    throw error;
  }
  return { directory, downloaded: downloaded.sort(), kept: kept.sort() };
}

function explain(error: unknown, name: string, url: string, target: string): unknown {
  const instead = 'or point CLUSTERNET_DATA to a directory that has the set';
  const fail = (expected: string, actual: string) =>
    new InputError({ what: `data set ${name}`, expected: `${expected} (${instead})`, actual });
  if (error instanceof InputError) return fail(`${error.expected} from ${url}`, error.actual);
  if (error instanceof HttpError) return fail(`a file at ${url}`, error.message);
  const { code, cause, message } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  if (code !== undefined && DISK_ERRORS.has(code)) return fail(`to write ${target}`, message);
  const reason = cause?.code ?? cause?.message ?? message;
  if (!existsSync(`${target}.part`)) return fail(`to download ${url}`, `no connection (${reason})`);
  return fail(`all of ${url}`, `a connection that broke off (${reason}); run it again to continue`);
}
