import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachQueue } from '../../../src/experiments/queue/queueAddress';
import { freePort, NO_REDIS, RedisServer } from '../../support/redisServer';
import { NOT_BUILT } from '../../support/workerProcess';

const dist = join(__dirname, '../../../dist');
const folder = mkdtempSync(join(tmpdir(), 'tls-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];

/** A certificate of our own for this machine; false where there is nothing to make one with. */
const made = (() => {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate];
  try {
    execFileSync('openssl', [...args, ...names], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Two runs by a worker in the same process, over the queue: both ends of it. */
const SCRIPT = `
  const { ResultsStore } = require('${dist}/experiments/ResultsStore');
  const { resolveRun } = require('${dist}/experiments/resolveRun');
  const { runAll } = require('${dist}/experiments/runAll');
  const { workOnQueue } = require('${dist}/experiments/queue/workOnQueue');
  const { RUN_WORKER: worker } = require('${dist}/papers');
  const [url, file] = process.argv.slice(1);
  const runs = [0, 1].map((seed) => resolveRun({ dataset: 'karate', splits: 'strict', k: 2, seed, set: { steps: 2 } }));
  const store = new ResultsStore(file);
  const end = new AbortController();
  const working = workOnQueue({ url, worker, concurrency: 1, signal: end.signal, handBack: end.signal });
  runAll(runs, store, { worker, queue: { url, every: 0.5 } }).then(() => {
    end.abort();
    return working;
  }).then(() => console.log(store.all().length, 'runs'));
`;

describe.skipIf(NO_REDIS || NOT_BUILT || !made)('a queue behind TLS (needs redis-server, openssl, a build)', () => {
  let redis: RedisServer;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    const tls = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate];
    redis = await RedisServer.start(
      ...['--port', '0', '--tls-port', `${port}`, ...tls, '--tls-auth-clients', 'no', '--save', ''],
    );
    url = `rediss://localhost:${port}`;
  });
  afterAll(() => redis.stop());

  it('whose certificate nobody vouches for is refused, and so is plain text', async () => {
    await expect(reachQueue({ url })).rejects.toThrow(
      `queue: expected a Redis at ${url} that lets us in, but got self-signed certificate`,
    );
    await expect(reachQueue({ url: url.replace('rediss', 'redis') })).rejects.toThrow('that lets us in, but got');
  });

  it('gives runs out and takes results in, where Node is told of the certificate', async () => {
    const child = spawn(process.execPath, ['-e', SCRIPT, url, join(folder, 'runs.jsonl')], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += String(text)));
    child.stderr.on('data', (text) => (err += String(text)));
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect([out, err, status]).toEqual(['2 runs\n', '', 0]);
  }, 60_000);
});
