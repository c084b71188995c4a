// The Jupyter kernel: the project's own tslab, on a dist/ that is never older than src/.
// Started by Jupyter as `node kernel.mjs <connection file>`, see writeKernelSpec in lib/jupyter.mjs.
import Module, { createRequire } from 'node:module';
import { buildAll } from './lib/build.mjs';
import { linkSelf } from './lib/self-link.mjs';
import { errorText, shortenErrors } from './lib/shortErrors.mjs';
import { softInterrupt } from './lib/softInterrupt.mjs';
import { mendShorthandProperties } from './lib/tslab-shorthand.mjs';
import { watchReads } from './lib/watchReads.mjs';

/** A build error belongs where the reader looks: at the first `import … from 'clusternet'`. */
function failImports(problem) {
  const load = Module._load;
  Module._load = function (request, ...rest) {
    if (!/^clusternet(\/|$)/.test(request)) return load.call(this, request, ...rest);
    const error = new Error(`clusternet did not build; restart the kernel once this is mended:\n${problem}`);
    error.stack = error.message; // the frames would all be the kernel's
    throw error;
  };
}

/**
 * tslab prints a rejection nobody waits for into whichever cell ran last, where a client that has moved on never sees it.
 * Kept here, so that the notebook runner can ask after the last cell (scripts/python/run_notebook.py).
 */
function keepRejections() {
  const kept = [];
  globalThis[Symbol.for('clusternet.rejections')] = kept;
  process.on('unhandledRejection', (reason) => kept.push(errorText(reason)));
  process.on('uncaughtException', (error) => kept.push(errorText(error)));
}

/** Ends with the Jupyter that started us, even one that was killed and could not say goodbye. */
function endWithParent(checkEveryMs = 5000) {
  const parent = Number(process.env.JPY_PARENT_PID ?? 0);
  if (!(parent > 1) || process.platform === 'win32') return; // there it is a handle, not a process id
  const check = () => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if (error.code === 'ESRCH') process.exit(1);
    }
  };
  setInterval(check, checkEveryMs).unref();
}

linkSelf();
const problem = buildAll();
if (problem !== '') {
  console.error(problem);
  failImports(problem);
}
keepRejections();
endWithParent();
mendShorthandProperties();
shortenErrors();
watchReads();
const { startKernel } = createRequire(import.meta.url)('tslab/dist/main');
startKernel({ configPath: process.argv[2], enableFindLocal: false });
softInterrupt();
// src/notebook/host.ts on tslab's display messages, until src/kernel takes over.
const jupyter = createRequire(import.meta.url)('tslab/dist/jupyter');
const cells = new WeakMap();
globalThis[Symbol.for('clusternet.kernel')] = {
  get cell() {
    const write = jupyter.lastWriteDisplayData;
    if (!write) return null;
    if (!cells.has(write)) cells.set(write, { signal: new AbortController().signal });
    return cells.get(write);
  },
  display(data, { metadata = {}, displayId, update = false } = {}) {
    jupyter.lastWriteDisplayData({ data, metadata, transient: displayId ? { display_id: displayId } : {} }, update);
  },
};
