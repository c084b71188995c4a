import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readNotebook } from './notebook.mjs';
import { root } from './paths.mjs';

/*
 * What a notebook's kept outputs were drawn from, in its metadata as `clusternet.drawnFrom`: a hash of its code cells, and
 * one of every kept file that it read while it ran (data/, without the download cache, and notebooks/data/), or null where
 * it looked for one in vain. scripts/python/run_notebook.py writes it, of what scripts/lib/watchReads.mjs saw.
 *
 * Not covered: src/ (a change there would make every output stale, most often for nothing), installed packages, downloaded
 * data sets (data/manifest.json pins their content) and what a worker thread reads.
 */

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** Hash of the code cells in their order; text and tags do not count. */
export function cellsHash(notebook) {
  const cells = notebook.cells.filter((cell) => cell.cell_type === 'code');
  return sha256(cells.map((cell) => [cell.source].flat().join('')).join('\0'));
}

const namesIn = (folder) => readdirSync(folder).filter((name) => !name.startsWith('.'));

/** Hash of a file, or of a folder's names; null if there is neither. */
export function pathHash(path) {
  const full = join(root, path);
  if (!existsSync(full)) return null;
  return sha256(statSync(full).isDirectory() ? namesIn(full).sort().join('\n') : readFileSync(full));
}

/** Why the kept outputs of a notebook may be out of date, a line each; [] if they are not. */
export function staleReasons(path) {
  const notebook = readNotebook(path);
  const drawnFrom = notebook.metadata.clusternet?.drawnFrom;
  if (drawnFrom === undefined) return ['does not say what its outputs were drawn from'];
  const reasons = drawnFrom.cells === cellsHash(notebook) ? [] : ['its code has changed since it was run'];
  for (const [file, hash] of Object.entries(drawnFrom.files)) {
    const now = pathHash(file);
    if (now === hash) continue;
    const what = now === null ? 'has gone' : hash === null ? 'is new' : 'has changed';
    reasons.push(`${file} ${what} since it was run`);
  }
  return reasons;
}

/** `path` as the record names it, or undefined if it is not one of the kept files that outputs are drawn from. */
export function keptPath(path) {
  const inside = relative(root, path).split(sep).join('/');
  if (/^data\/cache(?:\/|$)/.test(inside)) return undefined;
  return /^data\/.|^notebooks\/data(?:\/|$)/.test(inside) ? inside : undefined;
}
