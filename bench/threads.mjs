// A training step with one and with two threads (CLUSTERNET_THREADS), on a free second core and on a busy one.
//   node bench/threads.mjs [--rounds 9] [--burners 0] [--nodes 100000] [--json]
// Two processes, one for each number of threads, take turns round after round; --burners N runs N others that never rest beside
// them. Needs cora in CLUSTERNET_DATA and a build. `mean` counts every stall, `median` none.
import { fork, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const nodes = option('--nodes', 100000);

/** Steps of a round by case. */
const cases = { 'cora/T1': 200, 'cora/T5': 200, [`${nodes} nodes/T1`]: 3 };
const median = (list) => list.slice().sort((a, b) => a - b)[list.length >> 1];

/** In a process of its own: trains on demand and says how long a step took. */
function serve() {
  const cn = createRequire(import.meta.url)('../dist');
  const cora = cn.loadDataset('cora');
  const problems = new Map();
  const prepare = {
    cora: () => ({ graph: cora.train, features: cora.features.train }),
    large: () => {
      const { graph } = cn.plantedPartition({ nodes, edges: 10 * nodes, seed: 1 });
      const rng = new cn.Rng(2);
      const values = Float32Array.from({ length: nodes * 50 }, () => rng.uniform(-1, 1));
      return { graph, features: { kind: 'dense', rows: nodes, cols: 50, values } };
    },
  };
  const problem = (kind) => {
    if (!problems.has(kind)) {
      const { graph, features } = prepare[kind]();
      const model = new cn.ClusterNet({ features: features.cols, k: 5, seed: 0 });
      const objective = cn.objectives.modularity.bind(graph, { full: graph });
      problems.set(kind, { model, problem: { input: cn.graphInput(graph, features), objective } });
    }
    return problems.get(kind);
  };
  process.on('message', async ({ name, steps }) => {
    const { model, problem: given } = problem(name.startsWith('cora') ? 'cora' : 'large');
    const T = Number(name.split('/T')[1]);
    const times = [];
    let last = 0;
    const onProgress = () => {
      const now = performance.now();
      if (last) times.push(now - last);
      last = now;
    };
    await cn.fit(model, given, { steps: steps + 1, iterations: () => T, restarts: 0, onProgress });
    process.send({ mean: times.reduce((a, b) => a + b) / times.length, median: median(times), ...cn.kernelSettings() });
  });
  process.send('ready');
}

async function main() {
  const rounds = option('--rounds', 9);
  const burners = option('--burners', 0);
  const spinning = Array.from({ length: burners }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  const servers = [];
  try {
    for (const threads of [1, 2]) {
      const env = { ...process.env, CLUSTERNET_THREADS: String(threads) };
      const server = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--serve'], { env });
      await new Promise((resolve) => server.once('message', resolve));
      servers.push(server);
    }
    const ask = (server, question) =>
      new Promise((resolve) => {
        server.once('message', resolve);
        server.send(question);
      });
    const results = [];
    for (const [name, steps] of Object.entries(cases)) {
      const times = servers.map(() => ({ mean: [], median: [] }));
      for (let round = -1; round < rounds; round++) {
        for (const s of round & 1 ? [0, 1] : [1, 0]) {
          const answer = await ask(servers[s], { name, steps });
          if (round < 0) continue;
          times[s].mean.push(answer.mean);
          times[s].median.push(answer.median);
        }
      }
      const [one, two] = times.map(({ mean, median: m }) => ({ mean: median(mean), median: median(m) }));
      results.push({ name, one, two, speedup: { mean: one.mean / two.mean, median: one.median / two.median } });
    }
    const machine = { cpu: os.cpus()[0].model, cores: os.availableParallelism(), node: process.version };
    if (process.argv.includes('--json')) console.log(JSON.stringify({ machine, burners, rounds, results }));
    else {
      console.log(`${burners} burning processes, ${rounds} rounds, ${machine.cores} cores, Node ${machine.node}`);
      console.log('ms a step'.padEnd(24), 'one thread (mean, median)   two threads          speed-up (mean, median)');
      for (const { name, one, two, speedup } of results) {
        const row = [one.mean, one.median, two.mean, two.median, speedup.mean, speedup.median];
        console.log(name.padEnd(24), row.map((value) => value.toFixed(3).padStart(11)).join(''));
      }
    }
  } finally {
    for (const one of [...servers, ...spinning]) one.kill();
  }
}

if (process.argv.includes('--serve')) serve();
else await main();
