import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baselines } from '../src/baselines';
import type { Graph } from '../src/graph/Graph';
import { readGraphFile } from '../src/graph/io/readGraphFile';
import { problems } from '../src/problems';
import type { Solution } from '../src/problems/Problem';
import type { BenchItem, PeerSpec } from './BenchItem';
import { sample } from './sample';
import { writeEdges } from './writeGraph';

/** A graph of that many nodes and ten times as many edges read from a file of "u v" lines. The value is how many edges came. */
export function readItem(name: string, graph: Graph, peers: readonly PeerSpec[]): BenchItem {
  const folder = mkdtempSync(join(tmpdir(), 'clusternet-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'edges.txt');
  writeEdges(file, graph);
  const run = () => readGraphFile(file).graph;
  return {
    name,
    iterations: 0,
    nodes: graph.n,
    steps: 1,
    time: (_, count) => sample(run, count),
    value: () => run().m,
    peers,
    setup: { algorithm: 'read', file },
    problem: () => ({ arrays: {}, numbers: { n: graph.n } }),
  };
}

/** Facilities by swaps among a sample of places, ten of them. The value is the largest distance to one. */
export function sampledFacilityItem(name: string, graph: Graph): BenchItem {
  const instance = problems.facility.pose(graph, { k: Math.min(10, graph.n) });
  const solveBy = (baseline: string) => baselines[baseline]!.solve(instance, { seed: 0 });
  let last: Solution | undefined;
  const run = () => {
    last = solveBy('swap-maximum');
  };
  return {
    name,
    iterations: 0,
    nodes: graph.n,
    steps: 1,
    warmup: 0,
    time: (_, count) => sample(run, count),
    value: () => problems.facility.value(instance, last ?? solveBy('swap-maximum')),
    beside: [{ name: 'our-gonzalez', time: (_, count) => sample(() => solveBy('gonzalez'), count) }],
    peers: [],
    setup: {},
    problem: () => ({ arrays: {}, numbers: {} }),
  };
}
