import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readNotebook } from './notebook.mjs';
import { root } from './paths.mjs';
import { bundleToText } from './text-output.mjs';

const require = createRequire(import.meta.url);

/** Stands in for the kernel: prints displays as text. One that is updated in place is printed once, in its last state. */
function textDisplays() {
  const waiting = new Map();
  globalThis[Symbol.for('clusternet.kernel')] = {
    cell: null,
    display(data, { displayId } = {}) {
      if (displayId === undefined) console.log(bundleToText(data));
      else waiting.set(displayId, data);
    },
  };
  return function flush() {
    for (const data of waiting.values()) console.log(bundleToText(data));
    waiting.clear();
  };
}

/**
 * Runs a notebook's code cells without Jupyter, as the kernel runs them: same types, same redeclarations, same top-level
 * await. Resolves to false as soon as a cell fails; the error is then on stderr.
 */
export async function runPlain(path) {
  const { CellSession, errorOutput } = require('../../dist/kernel');
  process.chdir(dirname(path));
  const session = new CellSession({ folder: process.cwd(), home: root, preload: [], problem: '' });
  const flush = textDisplays();
  const cells = readNotebook(path).cells.filter((cell) => cell.cell_type === 'code');
  for (const [index, cell] of cells.entries()) {
    const code = [cell.source].flat().join('');
    const name = `Cell [${index + 1}]`;
    try {
      await session.run(code, name);
    } catch (error) {
      console.error(stripVTControlCharacters(errorOutput(error, { name, code }).traceback.join('\n')));
      return false;
    } finally {
      flush();
    }
  }
  return true;
}
