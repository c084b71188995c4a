// Milliseconds of a training step and peak memory against edges, each size in a process of its own.
//   node bench/scaling.mjs [--edges 1e4,1e5] [--mixing 0.2] [--k 10] [--steps 5] [--json]
// The last line gives the exponent of the fit through all sizes: 1 is linear.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { measureScaling, scalingCases, scalingExponent } = createRequire(import.meta.url)('../dist/bench/scaling.js');

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const numbers = ['mixing', 'k', 'steps', 'seed', 'columns'].filter((name) => option(name) !== undefined);
const options = Object.fromEntries(numbers.map((name) => [name, Number(option(name))]));
if (option('order') !== undefined) options.order = option('order');

if (option('case') !== undefined) {
  console.log(JSON.stringify(await measureScaling(JSON.parse(option('case')), options)));
} else {
  const asked = option('edges')
    ?.split(',')
    .map((edges) => ({ nodes: Number(edges) / 10, edges: Number(edges) }));
  const rows = [];
  for (const size of asked ?? scalingCases()) {
    const child = [fileURLToPath(import.meta.url), '--case', JSON.stringify(size), ...process.argv.slice(2)];
    const { stdout, status } = spawnSync(process.execPath, child, {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (status !== 0) process.exit(status ?? 1);
    rows.push(JSON.parse(stdout));
    if (!process.argv.includes('--json')) print(rows.at(-1));
  }
  const exponent = rows.length > 1 ? scalingExponent(rows) : null;
  const processor =
    rows.length > 1 ? scalingExponent(rows.map((row) => ({ ...row, msPerStep: row.cpuMsPerStep }))) : null;
  if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, exponent, processorExponent: processor }));
  else if (exponent !== null)
    console.log(`time per step grows as edges^${exponent.toFixed(3)}, processor time as edges^${processor.toFixed(3)}`);
}

function print({ nodes, edges, msPerStep, cpuMsPerStep, peakRssBytes, loadMs, prepareMs, order }) {
  const ms = `${msPerStep.toFixed(1)} ms a step (processor ${cpuMsPerStep.toFixed(1)})`.padStart(38);
  const memory = `${(peakRssBytes / 1e9).toFixed(2)} GB`.padStart(9);
  const once = `load ${(loadMs / 1000).toFixed(1)} s, prepare ${(prepareMs / 1000).toFixed(1)} s`;
  console.log(
    `${String(nodes).padStart(8)} nodes ${String(edges).padStart(9)} edges ${ms} ${memory}  ${once}, order ${order}`,
  );
}
