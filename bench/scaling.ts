import { readFileSync } from 'node:fs';
import { median } from '../src/experiments/means';
import { plantedPartition } from '../src/graph/generate/plantedPartition';
import type { NodeOrderName } from '../src/graph/order/nodeOrder';
import type { DenseMatrix } from '../src/graph/SparseMatrix';
import { ClusterNet } from '../src/models/ClusterNet';
import { problems } from '../src/problems';
import { Rng } from '../src/random/Rng';
import { fit } from '../src/training/fit';
import { trainingProblem } from '../src/training/trainingProblem';

/** One size of the scaling measurement. */
export interface ScalingCase {
  readonly nodes: number;
  /** Undirected edges drawn; repeats are merged, so the graph may have a few less. */
  readonly edges: number;
}

export interface ScalingOptions {
  /** Dense feature columns F; default 50. */
  columns?: number;
  /** K; default 10. */
  k?: number;
  /** Share of edges between random nodes, see `plantedPartition`; 1 is a random graph without structure. Default 0.2. */
  mixing?: number;
  /** Timed training steps, after as many that are not (one from a million edges on); default 5 there, up to 200 for fewer. */
  steps?: number;
  /** Of the nodes while training, see `fit`; default auto. */
  order?: NodeOrderName;
  /** Default 0. */
  seed?: number;
}

/** What one size took, in plain JSON. */
export interface ScalingRow {
  readonly nodes: number;
  /** Distinct undirected edges. */
  readonly edges: number;
  /** Median milliseconds of a training step through `fit`. */
  readonly msPerStep: number;
  /** Median milliseconds of processor time of a step, which other work on the machine disturbs less. */
  readonly cpuMsPerStep: number;
  /** The most memory that this process ever held, everything included. */
  readonly peakRssBytes: number;
  /** Milliseconds of making graph and features. */
  readonly loadMs: number;
  /** Milliseconds from the call of `fit` to its first step's end, less one step: what is prepared once. */
  readonly prepareMs: number;
  /** The order that was trained in. */
  readonly order: string;
}

/** 10,000 to 10 million edges, ten times as many edges as nodes. */
export function scalingCases(): ScalingCase[] {
  return [1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7].map((edges) => ({ nodes: edges / 10, edges }));
}

/**
 * Times training steps (modularity, ClusterNet, hidden and embedding width 50, T = 1) as a user gets them, through `fit`, on
 * one planted-partition graph with dense random features. The peak is that of the whole process, so call it once in a
 * process of its own: `npx tsx bench/runScaling.ts` does.
 */
export async function measureScaling({ nodes, edges }: ScalingCase, options: ScalingOptions = {}): Promise<ScalingRow> {
  const { columns = 50, k = 10, mixing = 0.2, order = 'auto', seed = 0 } = options;
  const { steps = Math.min(200, Math.max(5, Math.round(5e6 / edges))) } = options;
  const warmUp = edges < 1e6 ? steps : 1;
  const begun = performance.now();
  const { graph } = plantedPartition({ nodes, edges, mixing, seed });
  const features = randomFeatures(nodes, columns, seed);
  const task = trainingProblem(problems.modularity, graph, features, { k });
  const loadMs = performance.now() - begun;
  const model = new ClusterNet({ features: columns, k, seed });
  const ends: number[] = [];
  const cpu: number[] = [];
  const started = performance.now();
  // The last step also looks at the rounded solution, so it is not timed.
  const trained = await fit(model, task, {
    steps: warmUp + steps + 1,
    iterations: () => 1,
    restarts: 0,
    order,
    seed,
    onProgress() {
      ends.push(performance.now());
      const { user, system } = process.cpuUsage();
      cpu.push((user + system) / 1000);
    },
  });
  model.dispose();
  const medianOf = (clock: readonly number[]) =>
    median(clock.slice(warmUp, -1).map((end, i) => end - clock[warmUp + i - 1]!));
  const msPerStep = medianOf(ends);
  const prepareMs = Math.max(0, ends[0]! - started - msPerStep);
  return {
    nodes,
    edges: graph.m,
    msPerStep,
    cpuMsPerStep: medianOf(cpu),
    peakRssBytes: peakRss(),
    loadMs,
    prepareMs,
    order: trained.order,
  };
}

/** Exponent b of the fit log y = a + b log x through the points (x, y) by least squares. */
export function scalingExponent(rows: readonly Pick<ScalingRow, 'edges' | 'msPerStep'>[]): number {
  const points = rows.map(({ edges, msPerStep }) => [Math.log(edges), Math.log(msPerStep)] as const);
  const [x, y] = [0, 1].map((c) => points.reduce((sum, point) => sum + point[c]!, 0) / points.length) as [
    number,
    number,
  ];
  const covariance = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return covariance / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

function randomFeatures(rows: number, cols: number, seed: number): DenseMatrix {
  const rng = new Rng(seed);
  const values = new Float32Array(rows * cols);
  for (let i = 0; i < values.length; i++) values[i] = rng.float() - 0.5;
  return { kind: 'dense', rows, cols, values };
}

/** Where the kernel says it, the peak of this process alone: what getrusage gives includes the parent's at the fork. */
function peakRss(): number {
  try {
    const found = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found !== null) return 1024 * Number(found[1]);
  } catch {
    // no such file here
  }
  return 1024 * process.resourceUsage().maxRSS;
}
