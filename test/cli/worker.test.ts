import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clusternet } from '../support/clusternet';
import { freePort, NEEDS_REDIS, NO_REDIS, RedisServer } from '../support/redisServer';
import { CliProcess, NOT_BUILT } from '../support/workerProcess';

afterEach(() => vi.restoreAllMocks());
const results = () => mkdtempSync(join(tmpdir(), 'worker-'));

describe('clusternet worker', () => {
  it.each([
    [['worker'], /^clusternet: required option '--queue <url>' not specified\n$/],
    [
      ['worker', '--queue', 'redis://10.1.2.3'],
      /^clusternet: queue: expected a password for a server on another machine/,
    ],
    [
      ['worker', '--queue', 'redis://127.0.0.1:1', '--concurrency', '0'],
      /expected an integer of at least 1, but got "0"\n$/,
    ],
  ])('%j exits 2 with one line that says why', async (line, message) => {
    const { out, err, code } = await clusternet(...line);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });

  it('and the one that fills say where no Redis answers', async () => {
    const queue = `redis://127.0.0.1:${await freePort()}`;
    const lines = [['worker'], ['experiment', 'run', 'gdpg-twin/scheduling', '--results', results()]];
    for (const line of lines) {
      const { err, code } = await clusternet(...line, '--queue', queue);
      expect(code).toBe(2);
      expect(err).toMatch(
        /^clusternet: queue: expected a Redis at redis:.* that lets us in, but got connect ECONNREFUSED .*\n$/,
      );
    }
  });
});

it.skipIf(NO_REDIS || NOT_BUILT)(
  `Ctrl-C of the one that fills says what is kept and how to go on ${NEEDS_REDIS}`,
  async () => {
    const redis = await RedisServer.start('--save', '');
    try {
      const line = ['experiment', 'run', 'gdpg-twin/scheduling', '--queue', redis.url, '--results', results()];
      const filling = new CliProcess(...line);
      while (!filling.err.includes('no worker is there yet')) await wait(50);
      filling.child.kill('SIGINT');
      expect(await filling.end()).toBe(130);
      expect(filling.err).toMatch(
        /interrupted; 0 of \d+ runs are kept in .*, and the same command makes the others\n$/,
      );
      expect(await redis.command('LLEN', 'clusternet:runs:wait')).toBe(0);
    } finally {
      await redis.stop();
    }
  },
);
