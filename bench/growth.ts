// What each part of solving a large graph takes, by its number of edges: npx tsx bench/growth.ts [--edges 1e5,1e6,1e7]
// A line a part: seconds of processor, and the most memory of a process that does nothing but make, or read, the graph and that part.
// The last column is the exponent b of seconds ~ edges^b over the sizes. docs/scale.md reads it.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leiden } from '../src/baselines/modularity/leiden';
import { louvain } from '../src/baselines/modularity/louvain';
import { structural } from '../src/features/structural';
import type { Graph } from '../src/graph/Graph';
import { plantedPartition } from '../src/graph/generate/plantedPartition';
import { readGraphFile } from '../src/graph/io/readGraphFile';
import { scalingExponent } from './scaling';

const PARTS: Readonly<Record<string, (graph: Graph) => unknown>> = {
  'structural features': structural,
  Louvain: (graph) => louvain(graph, { seed: 0 }),
  Leiden: (graph) => leiden(graph, { seed: 0 }),
};
const READING = 'reading a table of edges';

interface Row {
  readonly part: string;
  readonly edges: number;
  readonly seconds: number;
  readonly peakBytes: number;
}

const made = (edges: number): Graph => plantedPartition({ nodes: edges / 10, edges, mixing: 0.2, seed: 0 }).graph;

/** In this process, which has done nothing yet. */
function measure(part: string, edges: number, file: string): Row {
  const subject = part === READING ? undefined : made(edges);
  const before = process.cpuUsage();
  if (subject === undefined) readGraphFile(file);
  else PARTS[part]!(subject);
  const { user, system } = process.cpuUsage(before);
  const peakKib = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return { part, edges, seconds: (user + system) / 1e6, peakBytes: 1024 * Number(peakKib) };
}

function writeEdges(graph: Graph, file: string): void {
  const to = openSync(file, 'w');
  writeSync(to, 'source,target\n');
  for (let u = 0, lines = ''; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++)
      if (graph.colIdx[e]! > u) lines += `${u},${graph.colIdx[e]}\n`;
    if (lines.length < 1e6 && u < graph.n - 1) continue;
    writeSync(to, lines);
    lines = '';
  }
  closeSync(to);
}

function main(): void {
  const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1];
  if (process.argv.includes('--part')) {
    const row = measure(option('--part')!, Number(option('--size')), option('--file')!);
    console.log(JSON.stringify(row));
    return;
  }
  const sizes = (process.argv.includes('--edges') ? option('--edges')! : '1e5,1e6,1e7').split(',').map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  const file = join(folder, 'edges.csv');
  const rows: Row[] = [];
  try {
    for (const edges of sizes) {
      writeEdges(made(edges), file);
      for (const part of [READING, ...Object.keys(PARTS)]) {
        const args = [...process.execArgv, __filename, '--part', part, '--size', `${edges}`, '--file', file];
        const { stdout, status } = spawnSync(process.execPath, args, {
          stdio: ['ignore', 'pipe', 'inherit'],
          encoding: 'utf8',
        });
        if (status !== 0) throw new Error(`${part} at ${edges} edges ended with ${status}`);
        const row = JSON.parse(stdout) as Row;
        rows.push(row);
        const exponent = scalingExponent(rows.filter((one) => one.part === part).map(asStep));
        const cells = [
          part.padEnd(26),
          edges.toLocaleString('en').padStart(12),
          `${row.seconds.toFixed(2)} s`.padStart(10),
        ];
        const fit = Number.isFinite(exponent) ? exponent.toFixed(2) : '';
        console.log([...cells, `${(row.peakBytes / 2 ** 30).toFixed(2)} GiB`.padStart(10), fit.padStart(6)].join(' '));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const asStep = ({ edges, seconds }: Row) => ({ edges, msPerStep: 1000 * seconds });

main();
