#!/usr/bin/env node
/**
 * Rebuilds data/manifest.json from the long manifest of a data directory:
 *   node scripts/make-manifest.mjs DATA_DIRECTORY
 * A line a file, [git blob id, bytes or null when unknown], both of the plain file as the upstream has it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const UPSTREAM = 'https://github.com/bwilder0/clusternet';
const COMMIT = 'b6acabbf054f2da73f80a543892c30a5f006b7b6';

const directory = process.argv[2];
if (directory === undefined) throw new Error('expected the data directory as the one argument');
const long = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
if (!COMMIT.startsWith(long.commit)) throw new Error(`expected commit ${COMMIT}, but got ${long.commit}`);

const files = {};
const repacked = {};
const local = (upstream) => upstream.replace(/^data\//, '');
for (const { path, bytes, sha256, upstream, upstreamGitBlob, identicalToUpstream } of long.files) {
  if (!identicalToUpstream) repacked[path] = sha256;
  const packed = path.endsWith('.gz');
  const plainBytes = packed ? gunzipSync(readFileSync(join(directory, path))).length : bytes;
  files[local(upstream)] = [upstreamGitBlob, identicalToUpstream ? plainBytes : null];
}
for (const { upstream, upstreamGitBlob } of long.upstreamOnly) files[local(upstream)] = [upstreamGitBlob, null];
// What lies in archives is written by hand, and kept.
const target = fileURLToPath(new URL('../data/manifest.json', import.meta.url));
const { archives, files: known } = JSON.parse(readFileSync(target, 'utf8'));
for (const path of archives.flatMap((archive) => Object.keys(archive.files))) files[path] = known[path];

const lines = (object) =>
  Object.entries(object)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n');
const head = { upstream: UPSTREAM, commit: COMMIT, folder: 'data' };
const text = `{
${Object.entries(head)
  .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
  .join('')}  "files": {
${lines(files)}
  },
  "repacked": {
${lines(repacked)}
  },
  "archives": ${JSON.stringify(archives, null, 2).replaceAll('\n', '\n  ')}
}
`;
writeFileSync(target, text);
