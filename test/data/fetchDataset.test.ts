import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { gitBlobId } from '../../src/data/checkBytes';
import { type FetchProgress, fetchDataset } from '../../src/data/fetchDataset';
import { type Manifest, readManifest, upstreamUrl } from '../../src/data/readManifest';
import { InputError } from '../../src/errors';
import { directoryWith } from './temporary';
import { serveRange, startServer, type TestServer } from './testServer';
import '../../src/papers'; // registers the data sets

const FILES: Readonly<Record<string, Buffer>> = {
  'moreno/moreno.cites': Buffer.from('0 1\n1 2\n'.repeat(5000)),
  'moreno/moreno.content': Buffer.from('0 0.5 0\n'),
};
const CITES = 'moreno/moreno.cites';
const CONTENT = 'moreno/moreno.content';

const manifest: Manifest = {
  upstream: 'https://example.org/owner/name',
  commit: '0'.repeat(40),
  folder: 'data',
  files: {
    [CITES]: [gitBlobId(FILES[CITES]), FILES[CITES].length],
    [CONTENT]: [gitBlobId(FILES[CONTENT]), null],
  },
  repacked: {},
};

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const serveFiles = () =>
  startServer((path, request, response) => path in FILES && serveRange(FILES[path], request, response));

/** `fetchDataset('adol')` from the test server; the error instead of a rejection. */
async function fetchAdol(dataDir: string, more: object = {}): Promise<unknown> {
  const url = server?.url ?? (() => 'http://127.0.0.1:1/nothing');
  return fetchDataset('adol', { dataDir, manifest, url, ...more }).catch((error: unknown) => error);
}

describe('gitBlobId', () => {
  it('is what git says of "hello\\n" and of nothing', () => {
    expect(gitBlobId(Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    expect(gitBlobId(Buffer.alloc(0))).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  });
});

describe('upstreamUrl', () => {
  it('is the raw file at the full pinned commit', () => {
    expect(upstreamUrl(readManifest(), 'cora/cora.cites')).toBe(
      'https://raw.githubusercontent.com/bwilder0/clusternet/b6acabbf054f2da73f80a543892c30a5f006b7b6/data/cora/cora.cites',
    );
  });
});

describe('fetchDataset', () => {
  it('downloads what is missing, with progress, and nothing the second time', async () => {
    server = await serveFiles();
    const dataDir = directoryWith();
    const progress: FetchProgress[] = [];
    const result = await fetchAdol(dataDir, { onProgress: (p: FetchProgress) => progress.push(p) });
    expect(result).toEqual({ directory: dataDir, downloaded: [CITES, CONTENT], kept: [] });
    for (const [path, bytes] of Object.entries(FILES)) expect(readFileSync(join(dataDir, path))).toEqual(bytes);
    expect(readdirSync(join(dataDir, 'moreno')).sort()).toEqual(['moreno.cites', 'moreno.content']);
    const ofCites = progress.filter((p) => p.file === CITES);
    expect(ofCites.at(0)).toMatchObject({ state: 'downloading', totalBytes: 40_000, files: 2 });
    expect(ofCites.at(-1)).toMatchObject({ state: 'done', receivedBytes: 40_000 });
    expect(progress.at(-1)).toMatchObject({ filesDone: 2, files: 2 });
    expect(await fetchAdol(dataDir)).toEqual({ directory: dataDir, downloaded: [], kept: [CITES, CONTENT] });
    expect(server.requests).toHaveLength(2);
  });

  it('keeps a gzipped copy of the right contents and replaces a wrong file', async () => {
    server = await serveFiles();
    const dataDir = directoryWith({ [`${CITES}.gz`]: gzipSync(FILES[CITES]), [CONTENT]: 'something else\n' });
    expect(await fetchAdol(dataDir)).toMatchObject({ downloaded: [CONTENT], kept: [CITES] });
    expect(readFileSync(join(dataDir, CONTENT))).toEqual(FILES[CONTENT]);
  });

  it('continues a partial file from where it ends', async () => {
    server = await serveFiles();
    const dataDir = directoryWith({ [`${CITES}.part`]: FILES[CITES].subarray(0, 12_345), [CONTENT]: FILES[CONTENT] });
    expect(await fetchAdol(dataDir)).toMatchObject({ downloaded: [CITES] });
    expect(server.requests).toEqual([`${CITES} bytes=12345-`]);
    expect(readFileSync(join(dataDir, CITES))).toEqual(FILES[CITES]);
    expect(existsSync(join(dataDir, `${CITES}.part`))).toBe(false);
  });

  it.each([
    ['is whole already', FILES[CITES], 1],
    ['is of something else', Buffer.from('not the same start'), 2],
    ['is too long', Buffer.alloc(50_000), 2],
  ])('gets the right file when the partial one %s', async (_what, part, requests) => {
    server = await serveFiles();
    const dataDir = directoryWith({ [`${CITES}.part`]: part, [CONTENT]: FILES[CONTENT] });
    expect(await fetchAdol(dataDir)).toMatchObject({ downloaded: [CITES] });
    expect(readFileSync(join(dataDir, CITES))).toEqual(FILES[CITES]);
    expect(server.requests).toHaveLength(requests);
  });

  it('starts over where the server knows no ranges', async () => {
    server = await startServer((path, _request, response) => {
      response.end(FILES[path]);
      return true;
    });
    const dataDir = directoryWith({ [`${CITES}.part`]: FILES[CITES].subarray(0, 100) });
    expect(await fetchAdol(dataDir)).toMatchObject({ downloaded: [CITES, CONTENT] });
    expect(readFileSync(join(dataDir, CITES))).toEqual(FILES[CITES]);
  });

  it('refuses contents of another hash or size, and leaves nothing behind', async () => {
    const wrong: Record<string, Buffer> = { [CITES]: Buffer.alloc(40_000), [CONTENT]: Buffer.from('<html>') };
    server = await startServer((path, request, response) => serveRange(wrong[path], request, response));
    for (const path of [CITES, CONTENT]) {
      const other = path === CITES ? CONTENT : CITES;
      const dataDir = directoryWith({ [other]: FILES[other] });
      const error = (await fetchAdol(dataDir)) as InputError;
      expect(error).toBeInstanceOf(InputError);
      expect(error.message).toBe(
        `data set adol: expected git blob ${manifest.files[path][0]} from ${server.url(path)} (or point CLUSTERNET_DATA ` +
          `to a directory that has the set), but got ${gitBlobId(wrong[path])}`,
      );
      expect(existsSync(join(dataDir, path)) || existsSync(join(dataDir, `${path}.part`))).toBe(false);
    }
  });

  it('says that a connection broke off, keeps what came, and continues the next time', async () => {
    let broken = true;
    server = await startServer((path, request, response) => {
      if (path !== CITES || !broken) return serveRange(FILES[path], request, response);
      response.writeHead(200, { 'content-length': FILES[CITES].length });
      response.write(FILES[CITES].subarray(0, 9000), () => setTimeout(() => response.destroy(), 50));
      return true;
    });
    const dataDir = directoryWith();
    const error = (await fetchAdol(dataDir)) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain(`data set adol: expected all of ${server.url(CITES)} (or point CLUSTERNET_DATA`);
    expect(error.message).toContain('a connection that broke off');
    expect(existsSync(join(dataDir, CITES))).toBe(false);
    broken = false;
    expect(await fetchAdol(dataDir)).toMatchObject({ downloaded: [CITES], kept: [CONTENT] });
    expect(server.requests.at(-1)).toBe(`${CITES} bytes=9000-`);
    expect(readFileSync(join(dataDir, CITES))).toEqual(FILES[CITES]);
  });

  it('asks at most twice where a server answers with parts that nobody asked for', async () => {
    server = await startServer((path, _request, response) => {
      if (!(path in FILES)) return false;
      response.writeHead(206, { 'content-range': 'bytes 0-3/10' }).end('0 1\n');
      return true;
    });
    const dataDir = directoryWith({ [`${CITES}.part`]: '0 1' });
    const error = await fetchAdol(dataDir);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(
      /expected a file at .*, but got HTTP status 206, a part of what was asked/,
    );
    expect(server.requests.filter((one) => one.startsWith(CITES)).length).toBeLessThanOrEqual(2);
  });

  it('takes no more than the manifest says, however much is sent', async () => {
    let sent = 0;
    server = await startServer((_path, _request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65536, 'a'))) sent += 65536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return true;
    });
    const dataDir = directoryWith();
    const error = await fetchAdol(dataDir);
    expect((error as Error).message).toMatch(/at most 40000 bytes from http:.*, but got more/);
    expect(existsSync(join(dataDir, `${CITES}.part`))).toBe(false);
    expect(sent).toBeLessThan(2 ** 26);
  });

  it('gives up on a server that says nothing, before and amid its answer', async () => {
    for (const begin of [false, true]) {
      server = await startServer((_path, _request, response) => {
        if (begin) response.writeHead(200, { 'content-length': 40000 }).write('0 1\n');
        return true;
      });
      const error = await fetchAdol(directoryWith(), { patience: 0.2 });
      expect((error as Error).message).toMatch(/nothing came for 0.2 s/);
      await server.close();
      server = undefined;
    }
  });

  it('names set, address and CLUSTERNET_DATA when nothing answers and when there is no such file', async () => {
    const unreachable = (await fetchAdol(directoryWith())) as InputError;
    expect(unreachable).toBeInstanceOf(InputError);
    expect(unreachable.message).toMatch(
      /^data set adol: expected to download http:\/\/127\.0\.0\.1:1\/nothing \(or point CLUSTERNET_DATA .*no connection/,
    );
    server = await startServer(() => false);
    const missing = (await fetchAdol(directoryWith())) as InputError;
    expect(missing).toBeInstanceOf(InputError);
    expect(missing.message).toContain(`expected a file at ${server.url('moreno/')}`);
    expect(missing.message).toContain('but got HTTP status 404');
  });

  it('says so when the disk refuses', async () => {
    server = await serveFiles();
    const dataDir = directoryWith();
    writeFileSync(join(dataDir, 'moreno'), 'a file in the way');
    const error = (await fetchAdol(dataDir)) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain(`expected to write ${join(dataDir, 'moreno')}`);
  });

  it('stops when aborted, with the reason', async () => {
    server = await startServer(() => true);
    const stop = new AbortController();
    const fetching = fetchAdol(directoryWith(), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    expect(await fetching).toMatchObject({ message: 'enough' });
    expect(await fetchAdol(directoryWith(), { signal: stop.signal })).toMatchObject({ message: 'enough' });
  });

  it('has nothing to do for a built-in set, and throws for an unknown one', async () => {
    expect(await fetchDataset('karate', { dataDir: '/nowhere' })).toMatchObject({ downloaded: [], kept: [] });
    await expect(fetchDataset('coral')).rejects.toThrow('data set: expected one of karate, cora');
  });
});
