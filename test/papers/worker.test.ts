import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import { resolveRun } from '../../src/experiments/resolveRun';
import { run } from '../../src/experiments/run';
import { runAll } from '../../src/experiments/runAll';
import type * as papers from '../../src/papers';
import worker from '../../src/papers/worker';
import { directoryWith, fileWith } from '../data/temporary';

const karate = resolveRun({ dataset: 'karate', splits: 'strict', k: 3, seed: 2, set: { steps: 5 } });

it('worker makes the run that it is handed, and knows the papers’ data sets', async () => {
  expect((await worker({ spec: karate })).metrics).toEqual((await run(karate)).metrics);
  const cora = resolveRun({ dataset: 'cora', method: 'train-cnm' });
  await expect(worker({ spec: cora, dataDir: directoryWith() })).rejects.toThrow(/cora/);
});

const DIST = join(__dirname, '../../dist/papers');
const BUILT = existsSync(join(DIST, 'worker.js'));

it.skipIf(!BUILT)(`in a thread it gives the same bits ${BUILT ? '' : '(skipped: dist/ is not built)'}`, async () => {
  const { RUN_WORKER }: typeof papers = createRequire(__filename)(DIST);
  const store = new ResultsStore(fileWith('', 'runs.jsonl'));
  await runAll([karate], store, { worker: RUN_WORKER, threads: 1 });
  expect(store.get(karate)?.metrics).toEqual((await run(karate)).metrics);
});
