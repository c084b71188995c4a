import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../errors';

export interface DownloadOptions {
  /** Called after every chunk; `total` is undefined when the server does not say. */
  onBytes?: (received: number, total: number | undefined) => void;
  signal?: AbortSignal;
  /** Throws when the bytes are not the right ones; the partial file is then thrown away. */
  check?: (bytes: Uint8Array) => void;
  /** More than these are refused, however many the server sends. Default 1 GiB. */
  maxBytes?: number;
  /** How long to wait for the next bytes, in seconds. Default 30. */
  patience?: number;
}

/** A server's answer that is no file. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    why = '',
  ) {
    super(`HTTP status ${status}${why}`);
  }
}

/** A server that sends nothing. */
class Silence extends Error {}

const PARTIAL_CONTENT = 206;
const RANGE_NOT_SATISFIABLE = 416;

/**
 * Downloads one file. Bytes go to `target.part`; only a whole and checked file is renamed to `target`, so a reader never
 * sees half of one. A `.part` that an earlier attempt left is continued with a Range request where the server can, and thrown away
 * and asked for anew, once, where it turns out to belong to something else.
 * @throws whatever `fetch` or `check` throw; HttpError; InputError for more than `maxBytes`
 */
export async function download(url: string, target: string, options: DownloadOptions = {}): Promise<void> {
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  const resumeAt = existsSync(part) ? statSync(part).size : 0;
  const whole =
    (resumeAt > 0 && (await attempt(url, part, resumeAt, options))) || (await attempt(url, part, 0, options));
  if (!whole) throw new HttpError(RANGE_NOT_SATISFIABLE);
  renameSync(part, target);
}

/** False where what there was, and what came behind it, is not the file; the part is then gone. */
async function attempt(url: string, part: string, resumeAt: number, options: DownloadOptions): Promise<boolean> {
  const { onBytes, check, maxBytes = 2 ** 30, patience = 30 } = options;
  const silence = new AbortController();
  const signal = options.signal === undefined ? silence.signal : AbortSignal.any([options.signal, silence.signal]);
  const waiting = setTimeout(() => silence.abort(new Silence(`nothing came for ${patience} s`)), 1000 * patience);
  try {
    const response = await fetch(url, {
      // A Range counts the bytes as they are sent, so they must be sent unpacked.
      headers: { 'accept-encoding': 'identity', ...(resumeAt > 0 ? { range: `bytes=${resumeAt}-` } : {}) },
      signal,
    });
    const { status, body } = response;
    const resumed = resumeAt > 0 && status === PARTIAL_CONTENT && continuesAt(response, resumeAt);
    if (!response.ok || body === null || (status === PARTIAL_CONTENT && !resumed)) {
      await body?.cancel();
      if (resumeAt > 0 && (status === RANGE_NOT_SATISFIABLE || status === PARTIAL_CONTENT)) {
        return isRight(part, check); // nothing is left to send, or it belongs to something else
      }
      throw new HttpError(status, status === PARTIAL_CONTENT ? ', a part of what was asked for' : '');
    }
    const start = resumed ? resumeAt : 0;
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isFinite(length) ? start + length : undefined;
    let received = start;
    const count = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        waiting.refresh();
        received += chunk.length;
        if (received > maxBytes) throw tooMany(url, maxBytes);
        onBytes?.(received, total);
        yield chunk;
      }
    };
    try {
      const chunks = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
      await pipeline(chunks, count, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
    } catch (error) {
      if (!(error instanceof InputError)) throw error; // what came is continued the next time
      rmSync(part);
      if (resumed) return false;
      throw error;
    }
    if (resumed) return isRight(part, check); // its beginning may have come from another version of the file
    try {
      check?.(readFileSync(part));
    } catch (error) {
      rmSync(part);
      throw error;
    }
    return true;
  } catch (error) {
    throw silence.signal.aborted ? silence.signal.reason : error;
  } finally {
    clearTimeout(waiting);
  }
}

/** Whether it is the file; it is gone if not. */
function isRight(part: string, check: DownloadOptions['check']): boolean {
  try {
    check?.(readFileSync(part));
    return true;
  } catch {
    rmSync(part);
    return false;
  }
}

function tooMany(url: string, maxBytes: number): InputError {
  return new InputError({ file: url, expected: `at most ${maxBytes} bytes`, actual: 'more' });
}

function continuesAt(response: Response, offset: number): boolean {
  return response.headers.get('content-range')?.startsWith(`bytes ${offset}-`) ?? false;
}
