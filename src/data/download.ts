import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface DownloadOptions {
  /** Called after every chunk; `total` is undefined when the server does not say. */
  onBytes?: (received: number, total: number | undefined) => void;
  signal?: AbortSignal;
  /** Throws when the bytes are not the right ones; the partial file is then thrown away. */
  check?: (bytes: Uint8Array) => void;
}

/** A server's answer that is no file. */
export class HttpError extends Error {
  constructor(readonly status: number) {
    super(`HTTP status ${status}`);
  }
}

const PARTIAL_CONTENT = 206;
const RANGE_NOT_SATISFIABLE = 416;

/**
 * Downloads one file. Bytes go to `target.part`; only a whole and checked file is renamed to `target`, so a reader never
 * sees half of one. A `.part` that an earlier attempt left is continued with a Range request where the server can.
 * @throws whatever `fetch` or `check` throw, or HttpError.
 */
export async function download(url: string, target: string, options: DownloadOptions = {}): Promise<void> {
  const { onBytes, signal, check } = options;
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  const resumeAt = existsSync(part) ? statSync(part).size : 0;
  const response = await fetch(url, {
    // A Range counts the bytes as they are sent, so they must be sent unpacked.
    headers: { 'accept-encoding': 'identity', ...(resumeAt > 0 ? { range: `bytes=${resumeAt}-` } : {}) },
    ...(signal === undefined ? {} : { signal }),
  });
  if (resumeAt > 0 && response.status === RANGE_NOT_SATISFIABLE) {
    // Nothing is left to send: the part is whole, or it belongs to something else.
    await response.body?.cancel();
    try {
      check?.(readFileSync(part));
    } catch {
      rmSync(part);
      return download(url, target, options);
    }
  } else {
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new HttpError(response.status);
    }
    const resumed = response.status === PARTIAL_CONTENT && continuesAt(response, resumeAt);
    const start = resumed ? resumeAt : 0;
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isFinite(length) ? start + length : undefined;
    let received = start;
    const count = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        received += chunk.length;
        onBytes?.(received, total);
        yield chunk;
      }
    };
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, count, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
    try {
      check?.(readFileSync(part));
    } catch (error) {
      rmSync(part);
      // The start of the file may have come from another version of it; a fresh download settles that.
      if (resumed) return download(url, target, options);
      throw error;
    }
  }
  renameSync(part, target);
}

function continuesAt(response: Response, offset: number): boolean {
  return response.headers.get('content-range')?.startsWith(`bytes ${offset}-`) ?? false;
}
