// npm run third-party [-- --check]: writes THIRD_PARTY.md, the licences of all that `npm install clusternet` brings along, from
// package-lock.json, or says that it is not what the lock says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const target = join(root, 'THIRD_PARTY.md');

/** Packages that are installed with ours: name → { versions, license }. */
function installed() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = new Map();
  for (const [path, { version, license, dev, devOptional, peer, link }] of Object.entries(packages)) {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0 || dev || devOptional || peer || link) continue;
    const name = path.slice(at + 'node_modules/'.length);
    const entry = found.get(name) ?? { versions: new Set(), licenses: new Set() };
    entry.versions.add(version);
    entry.licenses.add(license ?? 'unknown');
    found.set(name, entry);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function notice() {
  const rows = installed().map(
    ([name, { versions, licenses }]) =>
      `| ${name} | ${[...versions].sort().join(', ')} | ${[...licenses].sort().join(', ')} |`,
  );
  const lines = [
    '# Third-party notice',
    '',
    'What `npm install clusternet` brings along, and under which licence. Each package holds the text of its own; none is copied into this',
    'one. Optional packages (`peerDependencies`) and those that only development needs are not installed with it. Written by',
    '`npm run third-party` from `package-lock.json`.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
  ];
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const wanted = notice();
  if (!process.argv.includes('--check')) writeFileSync(target, wanted);
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== wanted) {
    console.error('THIRD_PARTY.md is not what package-lock.json says: npm run third-party writes it');
    process.exitCode = 1;
  }
}
