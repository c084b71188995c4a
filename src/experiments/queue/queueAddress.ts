import { InputError } from '../../errors';
import { queuePackages } from './packages';

export interface QueueAddress {
  /** `redis://[user:password@]host[:port][/database]`; with TLS `rediss://…`. */
  url: string;
  /** Allows a server on another machine that asks for no password; default false. */
  insecure?: boolean;
}

/** Where the password is looked for when the address has none: command lines can be read by everybody on a machine. */
const PASSWORD = 'CLUSTERNET_QUEUE_PASSWORD';

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The oldest that BullMQ recommends. */
const OLDEST = [6, 2];

/** What BullMQ connects with. */
export interface QueueConnection {
  readonly url: string;
  readonly maxRetriesPerRequest: null;
  readonly retryStrategy: (attempt: number) => number;
}

/**
 * Finds out that there is a Redis (or Valkey) that lets us in.
 * @throws InputError for an address that is none, one on another machine without a password, or a server that cannot be reached,
 * refuses us or is older than 6.2
 */
export async function reachQueue({ url: text, insecure = false }: QueueAddress): Promise<QueueConnection> {
  const url = parse(text);
  if (url.password === '' && !LOCAL.test(url.hostname) && !insecure) {
    throw new InputError({
      what: 'queue',
      expected: `a password for a server on another machine (redis://:PASSWORD@${url.host}, or in ${PASSWORD})`,
      actual: `${withoutPassword(url)}; --insecure-queue does without`,
    });
  }
  await requireServer(url);
  // Each failed attempt is followed by a longer wait, up to ten seconds.
  const retryStrategy = (attempt: number) => Math.min(100 * 2 ** attempt, 10_000);
  return { url: url.href, maxRetriesPerRequest: null, retryStrategy };
}

/** The address as it may be shown. @example withoutPassword('redis://:secret@db.example:6379') // 'redis://db.example:6379' */
export function withoutPassword(address: string | URL): string {
  const url = new URL(address);
  url.password = '';
  return url.href;
}

function parse(text: string): URL {
  const expected = 'an address such as redis://localhost:6379 or rediss://:PASSWORD@host:6380';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InputError({ what: 'queue', expected, actual: 'a text that is none' });
  }
  if (!['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') {
    throw new InputError({ what: 'queue', expected, actual: withoutPassword(url) });
  }
  const fromEnvironment = process.env[PASSWORD] ?? '';
  if (url.password === '' && fromEnvironment !== '') url.password = encodeURIComponent(fromEnvironment);
  return url;
}

/** One connection, without second attempts: a mistake in the address shall be told at once. */
async function requireServer(url: URL): Promise<void> {
  const { Redis } = queuePackages().ioredis;
  const redis = new Redis(url.href, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 10_000 });
  let last: Error | undefined;
  redis.on('error', (error) => {
    last = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    const found = /^(?:valkey|redis)_version:(\d+)\.(\d+)/m.exec(await redis.info('server'));
    const [major, minor] = [Number(found?.[1] ?? OLDEST[0]), Number(found?.[2] ?? OLDEST[1])];
    if (major < OLDEST[0]! || (major === OLDEST[0] && minor < OLDEST[1]!)) {
      throw new InputError({ what: 'queue', expected: 'Redis 6.2 or later, or Valkey', actual: `${major}.${minor}` });
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { message } = last ?? (error as Error);
    throw new InputError({
      what: 'queue',
      expected: `a Redis at ${withoutPassword(url)} that lets us in`,
      actual: message,
    });
  } finally {
    redis.disconnect();
  }
}
