import { createHmac, timingSafeEqual } from 'node:crypto';

/** Head of every message of the Jupyter protocol. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** A message as it came or is to be sent: https://jupyter-client.readthedocs.io/en/stable/messaging.html */
export interface Message {
  /** Routing prefix: whom a reply goes to, or the topic of a broadcast. */
  identities: readonly Uint8Array[];
  header: Header;
  parent: Header | object;
  metadata: object;
  // biome-ignore lint/suspicious/noExplicitAny: differs by type of message
  content: any;
  buffers: readonly Uint8Array[];
}

const DELIMITER = '<IDS|MSG>';

/** Puts messages into frames and takes them out, signed with the connection's key. */
export class Wire {
  /**
   * @param scheme - as in the connection file: `hmac-sha256`
   * @param key - '' for no signatures
   */
  constructor(
    private readonly scheme: string,
    private readonly key: string,
  ) {}

  encode({ identities, header, parent, metadata, content, buffers }: Message): Uint8Array[] {
    const parts = [header, parent, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [...identities, Buffer.from(DELIMITER), Buffer.from(this.sign(parts)), ...parts, ...buffers];
  }

  /** Null for frames that are no message, or that someone without the key has made. */
  decode(frames: readonly Buffer[]): Message | null {
    const at = frames.findIndex((frame) => frame.toString('latin1') === DELIMITER);
    if (at < 0 || frames.length < at + 6) return null;
    const parts = frames.slice(at + 2, at + 6);
    if (!isSame(this.sign(parts), frames[at + 1]!.toString('latin1'))) return null;
    try {
      const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString('utf8')));
      if (![header, parent, metadata, content].every(isObject)) return null;
      if (typeof header.msg_type !== 'string' || typeof header.msg_id !== 'string') return null;
      return { identities: frames.slice(0, at), header, parent, metadata, content, buffers: frames.slice(at + 6) };
    } catch {
      return null;
    }
  }

  private sign(parts: readonly Buffer[]): string {
    if (this.key === '') return '';
    const hmac = createHmac(this.scheme.replace(/^hmac-/, ''), this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(expected: string, given: string): boolean {
  // Byte for byte: a signature comes from anybody, and may hold any.
  return (
    expected.length === given.length && timingSafeEqual(Buffer.from(expected, 'latin1'), Buffer.from(given, 'latin1'))
  );
}
