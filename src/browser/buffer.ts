import { bytesOfBase64 } from './bytesOfBase64';

/** What we use of node:buffer: bytes that know their text. */
export class Buffer extends Uint8Array<ArrayBuffer> {
  static override from(value: unknown, ...rest: unknown[]): Buffer {
    if (value instanceof ArrayBuffer) return new Buffer(value, ...(rest as [number?, number?]));
    if (typeof value !== 'string') return new Buffer(new Uint8Array(value as ArrayLike<number>).buffer);
    const [kind = 'utf8'] = rest;
    if (kind === 'base64') return new Buffer(bytesOfBase64(value).buffer);
    if (kind === 'utf8') return new Buffer(new TextEncoder().encode(value).buffer as ArrayBuffer);
    return new Buffer(Uint16Array.from({ length: value.length }, (_, i) => value.charCodeAt(i)).buffer);
  }

  override toString(kind = 'utf8', start = 0, end = this.length): string {
    const bytes = this.subarray(start, end);
    if (kind === 'latin1') return fromCodes(bytes);
    if (kind === 'base64') return btoa(fromCodes(bytes));
    return new TextDecoder(kind === 'utf16le' ? 'utf-16le' : 'utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

/** Arguments that a call may have. */
const MOST = 2 ** 14;

function fromCodes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += MOST) text += String.fromCharCode(...bytes.subarray(at, at + MOST));
  return text;
}

/** Whether all bytes are below 128. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** Whether the bytes are UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
