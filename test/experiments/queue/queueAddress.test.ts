import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { reachQueue, withoutPassword } from '../../../src/experiments/queue/queueAddress';
import { freePort, NEEDS_REDIS, NO_REDIS, RedisServer } from '../../support/redisServer';

afterEach(() => vi.unstubAllEnvs());

describe('reachQueue', () => {
  it.each([
    ['localhost', 'a text that is none'],
    ['http://localhost', 'http://localhost/'],
    ['redis://', 'redis://'],
  ])('refuses %s', async (url, actual) => {
    const message = `queue: expected an address such as redis://localhost:6379 or rediss://:PASSWORD@host:6380, but got ${actual}`;
    await expect(reachQueue({ url })).rejects.toThrow(message);
  });

  it('refuses a server on another machine that asks for no password', async () => {
    await expect(reachQueue({ url: 'redis://db.invalid:6379' })).rejects.toThrow(
      'queue: expected a password for a server on another machine (redis://:PASSWORD@db.invalid:6379, or in ' +
        'CLUSTERNET_QUEUE_PASSWORD), but got redis://db.invalid:6379; --insecure-queue does without',
    );
    // it would then go there
    await expect(reachQueue({ url: 'redis://db.invalid:6379', insecure: true })).rejects.toThrow('that lets us in');
  });

  it('says where nobody answers', async () => {
    const port = await freePort();
    await expect(reachQueue({ url: `redis://127.0.0.1:${port}` })).rejects.toThrow(
      `queue: expected a Redis at redis://127.0.0.1:${port} that lets us in, but got connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  describe.skipIf(NO_REDIS)(`with a password ${NEEDS_REDIS}`, () => {
    let redis: RedisServer;
    const url = (password: string) => redis.url.replace('//', `//:${password}@`);
    beforeAll(async () => {
      redis = await RedisServer.start('--requirepass', 'a:b', '--save', '');
    });
    afterAll(() => redis.stop());

    it('takes the right one, from the address or the environment', async () => {
      const { url: reached } = await reachQueue({ url: url('a%3Ab') });
      expect(reached).toBe(url('a%3Ab'));
      vi.stubEnv('CLUSTERNET_QUEUE_PASSWORD', 'a:b');
      expect((await reachQueue({ url: redis.url })).url).toBe(url('a%3Ab'));
    });

    it('refuses a wrong one and none, and never prints it', async () => {
      const wrong = reachQueue({ url: url('secret') });
      await expect(wrong).rejects.toThrow(`a Redis at ${redis.url} that lets us in, but got WRONGPASS`);
      await expect(wrong).rejects.not.toThrow('secret');
      await expect(reachQueue({ url: redis.url })).rejects.toThrow('but got NOAUTH');
    });
  });
});

describe('withoutPassword', () => {
  it('keeps everything else', () => {
    expect(withoutPassword('rediss://me:secret@db.example:6380/2')).toBe('rediss://me@db.example:6380/2');
  });
});
