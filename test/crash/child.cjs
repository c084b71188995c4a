// One of the things that must survive kill -9, done over and over until somebody kills it: node child.cjs KIND FOLDER [URL]
const { join } = require('node:path');
const dist = (path) => require(join(__dirname, '..', '..', 'dist', path));

const [kind, folder, url] = process.argv.slice(2);

/** A run of the made-up experiment, told by its seed. */
const run = (seed) => ({
  spec: {
    problem: { name: 'p', k: 2 },
    data: { name: 'd' },
    protocol: { name: 'same' },
    method: 'm',
    settings: { pad: 'x'.repeat(500) },
    seed,
  },
  metrics: { value: seed },
  seconds: { train: 1 },
  version: '0',
});

const kinds = {
  /** Makes what is missing of a hundred thousand runs, as `runAll` does: under the lock, one line a run. */
  results() {
    const { ResultsStore } = dist('experiments/ResultsStore');
    const { lockFile } = dist('experiments/fileLock');
    const file = join(folder, 'runs.jsonl');
    const release = lockFile(`${file}.lock`);
    const store = new ResultsStore(file);
    for (let seed = 0; seed < 1e5; seed++) if (store.get(run(seed).spec) === undefined) store.append(run(seed));
    release();
  },
  /** A state after each step, sealed, in the place of the one before. */
  checkpoints() {
    const { checkpointFile } = dist('training/checkpoint');
    const file = checkpointFile({ path: join(folder, 'state.json') }, () => ({ of: 'crash' }));
    let step = file.load()?.step ?? 0;
    for (;;) {
      step++;
      file.save({ step, weights: Float32Array.from({ length: 20000 }, () => step) });
    }
  },
  /** What a notebook or a solution is written as. */
  files() {
    const { writeWhole } = dist('writeWhole');
    for (let i = 0; ; i = (i + 1) % 10) writeWhole(join(folder, 'out.txt'), `${String(i).repeat(200000)}\n`);
  },
  /** A training on the karate club that goes on where it was. */
  training() {
    const cn = dist('index');
    const { graph } = cn.karateClub();
    const features = cn.identityFeatures(graph.n);
    const model = new cn.ClusterNet({ features: features.cols, k: 4, seed: 0 });
    const problem = cn.trainingProblem(cn.problems.modularity, graph, features, { k: 4 });
    const checkpoint = { path: join(folder, 'training.json'), every: 1 };
    cn.fit(model, problem, { steps: 120, seed: 0, checkpoint }).then(({ trainValue, solution, losses }) => {
      process.stdout.write(JSON.stringify({ trainValue, solution: [...solution], last: losses?.at(-1) }));
    });
  },
  /** What is missing of three hundred runs on the karate club, in worker threads. */
  pool: () => experiment({ threads: 2 }),
  /** The same by those who empty a queue. */
  queue: () => experiment({ queue: { url, every: 0.5 } }),
  /** A notebook's cells in Node alone, as `npm start` runs them where there is no Python. */
  plain() {
    const { pathToFileURL } = require('node:url');
    const plain = pathToFileURL(join(__dirname, '..', '..', 'scripts', 'lib', 'plain.mjs'));
    import(plain.href).then(({ runPlain }) => runPlain(join(folder, 'plain.ipynb')));
  },
  /** A file from a server that sends it slowly. */
  download() {
    const { download } = dist('data/download');
    const { createHash } = require('node:crypto');
    const check = (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (hash !== process.env.CRASH_SHA256) throw new Error('another file');
    };
    download(url, join(folder, 'file.bin'), { check }).then(() => process.stdout.write('whole'));
  },
};

async function experiment(where) {
  const { ResultsStore } = dist('experiments/ResultsStore');
  const { resolveRun } = dist('experiments/resolveRun');
  const { runAll } = dist('experiments/runAll');
  const { RUN_WORKER } = dist('papers');
  const asked = (seed) => resolveRun({ dataset: 'karate', splits: 'strict', k: 2, seed, set: { steps: 2 } });
  const runs = Array.from({ length: 300 }, (_, seed) => asked(seed));
  await runAll(runs, new ResultsStore(join(folder, 'runs.jsonl')), { worker: RUN_WORKER, ...where });
}

process.stdout.write('started\n');
kinds[kind]();
