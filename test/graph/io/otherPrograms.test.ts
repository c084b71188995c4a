import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readText } from '../../support/readText';

/** A graph with odd names as another program wrote it, and the graph itself. */
interface Written {
  readonly name: string;
  readonly text: string;
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly [string, string, number | null])[];
}

const ROOT = join(__dirname, '..', '..', '..');
const SCRIPT = join(__dirname, 'otherPrograms.py');
/** `python test/graph/io/otherPrograms.py 0 6 | gzip -9n > test/graph/io/otherPrograms.json.gz` */
const kept = JSON.parse(gunzipSync(readFileSync(join(__dirname, 'otherPrograms.json.gz'))).toString()) as {
  files: Written[];
};

/** A Python that has what the script imports. */
const python = [join(ROOT, '.venv', 'bin', 'python'), 'python3'].find((command) => {
  if (command.includes('.venv') && !existsSync(command)) return false;
  return spawnSync(command, ['-c', 'import networkx, igraph, pandas, scipy']).status === 0;
});

/** Edges by the names of their ends, in an order of their own. */
function namedEdges(edges: Iterable<readonly [string, string, number | null]>): unknown[] {
  return Array.from(edges, ([u, v, weight]) => [...[u, v].sort(), weight]).sort((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  );
}

function check({ name, text, nodes, edges }: Written): void {
  const { graph, labels, exactWeights } = readText(name, text);
  const found: [string, string, number | null][] = [];
  for (let u = 0; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      if (u < v) found.push([labels[u]!, labels[v]!, exactWeights?.[e] ?? graph.weights?.[e] ?? null]);
    }
  }
  expect([...labels].sort()).toEqual([...nodes].sort());
  expect(namedEdges(found)).toEqual(namedEdges(edges));
}

describe('graphs written by networkx, igraph, pandas and SciPy are read as they are', () => {
  it.each(kept.files.map((file, i) => [i, file.name, file] as const))('%i %s', (_i, _name, file) => {
    check(file);
  });

  it.skipIf(python === undefined)('with other names and weights each time', () => {
    const seed = String(Date.now() % 1e6);
    const { stdout, stderr, status } = spawnSync(python!, [SCRIPT, seed, '10'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const file of (JSON.parse(stdout) as { files: Written[] }).files) {
      try {
        check(file);
      } catch (error) {
        throw new Error(`seed ${seed}, ${file.name}:\n${file.text}`, { cause: error });
      }
    }
  });
});
