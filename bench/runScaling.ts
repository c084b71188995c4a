// Milliseconds of a training step and peak memory against edges, each size in a process of its own.
//   npx tsx bench/runScaling.ts [--edges 1e4,1e5] [--mixing 0.2] [--k 10] [--steps 5] [--json]
// The last line gives the exponent of the fit through all sizes: 1 is linear.
import { spawnSync } from 'node:child_process';
import { measureScaling, type ScalingOptions, type ScalingRow, scalingCases, scalingExponent } from './scaling';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

function options(): ScalingOptions {
  const numbers = ['mixing', 'k', 'steps', 'seed', 'columns'].filter((name) => option(name) !== undefined);
  const order = option('order') as ScalingOptions['order'];
  return {
    ...Object.fromEntries(numbers.map((name) => [name, Number(option(name))])),
    ...(order === undefined ? {} : { order }),
  };
}

function measureAll(): void {
  const json = process.argv.includes('--json');
  const asked = option('edges')
    ?.split(',')
    .map((edges) => ({ nodes: Number(edges) / 10, edges: Number(edges) }));
  const rows: ScalingRow[] = [];
  for (const size of asked ?? scalingCases()) {
    const child = [...process.execArgv, __filename, '--case', JSON.stringify(size), ...process.argv.slice(2)];
    const { stdout, status } = spawnSync(process.execPath, child, {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (status !== 0) process.exit(status ?? 1);
    const row = JSON.parse(stdout) as ScalingRow;
    rows.push(row);
    if (!json) print(row);
  }
  const fits = rows.length > 1;
  const exponent = fits ? scalingExponent(rows) : null;
  const processor = fits ? scalingExponent(rows.map((row) => ({ ...row, msPerStep: row.cpuMsPerStep }))) : null;
  if (json) console.log(JSON.stringify({ rows, exponent, processorExponent: processor }));
  else if (exponent !== null && processor !== null) {
    console.log(`time per step grows as edges^${exponent.toFixed(3)}, processor time as edges^${processor.toFixed(3)}`);
  }
}

function print({ nodes, edges, msPerStep, cpuMsPerStep, peakRssBytes, loadMs, prepareMs, order }: ScalingRow): void {
  const ms = `${msPerStep.toFixed(1)} ms a step (processor ${cpuMsPerStep.toFixed(1)})`.padStart(38);
  const memory = `${(peakRssBytes / 1e9).toFixed(2)} GB`.padStart(9);
  const once = `load ${(loadMs / 1000).toFixed(1)} s, prepare ${(prepareMs / 1000).toFixed(1)} s`;
  console.log(
    `${String(nodes).padStart(8)} nodes ${String(edges).padStart(9)} edges ${ms} ${memory}  ${once}, order ${order}`,
  );
}

const one = option('case');
if (one === undefined) measureAll();
else void measureScaling(JSON.parse(one), options()).then((row) => console.log(JSON.stringify(row)));
