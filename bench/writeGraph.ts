// A large graph with planted communities, as a file: an edge a line.
//   npx tsx bench/writeGraph.ts FILE [--nodes 1e6] [--edges 1e7] [--communities 1000] [--mixing 0.2] [--seed 0]
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Graph } from '../src/graph/Graph';
import { plantedPartition } from '../src/graph/generate/plantedPartition';

/** Edges of which the text is made at once. */
const CHUNK = 1 << 16;

/** Every edge once, "u v" a line. */
export function writeEdges(file: string, { n, rowPtr, colIdx }: Graph): void {
  const out = openSync(file, 'w');
  let lines: string[] = [];
  const flush = () => {
    writeSync(out, lines.join(''));
    lines = [];
  };
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) if (colIdx[e]! > u) lines.push(`${u} ${colIdx[e]}\n`);
    if (lines.length >= CHUNK) flush();
  }
  flush();
  closeSync(out);
}

function main(): void {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || file.startsWith('--')) throw new Error('expected a file to write');
  const option = (name: string): number | undefined => {
    const at = rest.indexOf(`--${name}`);
    return at < 0 ? undefined : Number(rest[at + 1]);
  };
  const { communities, mixing, seed } = {
    communities: option('communities'),
    mixing: option('mixing'),
    seed: option('seed'),
  };
  const { graph } = plantedPartition({
    nodes: option('nodes') ?? 1e6,
    edges: option('edges') ?? 1e7,
    ...(communities === undefined ? {} : { communities }),
    ...(mixing === undefined ? {} : { mixing }),
    ...(seed === undefined ? {} : { seed }),
  });
  writeEdges(file, graph);
  console.log(`${file}: ${graph.n} nodes, ${graph.m} edges`);
}

if (require.main === module) main();
