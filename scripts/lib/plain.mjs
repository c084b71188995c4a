import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { readNotebook } from './notebook.mjs';
import { bundleToText } from './text-output.mjs';
import { mendShorthandProperties } from './tslab-shorthand.mjs';

const require = createRequire(import.meta.url);

/** Prints displays as text. One that is updated in place (live training) is printed once, in its last state. */
function textDisplays(jupyter) {
  const waiting = new Map();
  jupyter.lastWriteDisplayData = ({ data, transient }) => {
    const id = transient?.display_id;
    if (id === undefined) console.log(bundleToText(data));
    else waiting.set(id, data);
  };
  return function flush() {
    for (const data of waiting.values()) console.log(bundleToText(data));
    waiting.clear();
  };
}

/**
 * Runs a notebook's code cells without Jupyter, by the same tslab that the kernel uses: same types, same redeclarations,
 * same top-level await. Resolves to false as soon as a cell fails; the error is then on stderr.
 */
export async function runPlain(path) {
  process.chdir(dirname(path)); // tslab resolves imports from there
  mendShorthandProperties();
  const converter = require('tslab/dist/converter').createConverter({ isJS: false, isBrowser: false });
  const executor = require('tslab/dist/executor').createExecutor(process.cwd(), { node: converter }, console);
  const flush = textDisplays(require('tslab/dist/jupyter'));
  try {
    for (const cell of readNotebook(path).cells) {
      if (cell.cell_type !== 'code') continue;
      const ok = await executor.execute([cell.source].flat().join(''));
      flush();
      if (!ok) return false;
    }
    return true;
  } finally {
    converter.close();
  }
}
