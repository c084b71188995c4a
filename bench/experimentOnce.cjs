// An experiment of threadsItem in a process of its own: prints the milliseconds of ClusterNet's runs from so many seeds, from the plan to
// the store, threads and their start included.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ResultsStore } = require('../dist');
const { resolveRun } = require('../dist/experiments/resolveRun');
const { runAll } = require('../dist/experiments/runAll');
const { RUN_WORKER } = require('../dist/papers');
const { dataset, seeds, steps, threads, from } = JSON.parse(process.argv[2]);

(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'experiment-bench-'));
  try {
    const store = new ResultsStore(join(folder, 'results.jsonl'));
    const ask = (seed) => resolveRun({ dataset, splits: 'released', k: 5, seed, settings: { steps } });
    const specs = Array.from({ length: seeds }, (_, seed) => ask(seed));
    const begun = performance.now();
    await runAll(specs, store, {
      worker: RUN_WORKER,
      threads,
      ...from,
      onError: (_, error) => {
        throw error;
      },
    });
    const ms = performance.now() - begun;
    if (store.all().length !== seeds) throw new Error(`${store.all().length} of ${seeds} runs came back`);
    console.log(ms);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();
