import { isLarge } from '../graph/isLarge';
import type { DistanceMemory } from '../problems/Problem';

/** What the memory of a training depends on. */
export interface ProblemSize {
  /** n. */
  readonly nodes: number;
  /** m, undirected. */
  readonly edges: number;
  /** Default false. */
  readonly weighted?: boolean;
  /** F. */
  readonly columns: number;
  /** Stored entries of sparse features; default: the features are dense. */
  readonly nonZeros?: number;
  /** K. */
  readonly k: number;
  /** Width of the hidden layer; default 50. */
  readonly hidden?: number;
  /** p; default 50. */
  readonly embedding?: number;
  /** Whether ClusterNet's partition is made in one op, which large graphs are for; default: for `isLarge`. */
  readonly fused?: boolean;
  /** Whether the nodes may be put in another order; default: for `isLarge`. */
  readonly reordered?: boolean;
  /** What the loss keeps of distances; default nothing. */
  readonly distances?: DistanceMemory;
}

export interface MemoryPart {
  readonly what: string;
  readonly bytes: number;
  /** Whether it lies in the kernels' memory, of which there are 4 GiB whatever the machine has. */
  readonly inKernels: boolean;
}

/** What a training holds at its peak. */
export interface MemoryPlan {
  readonly size: ProblemSize;
  readonly parts: readonly MemoryPart[];
  /** Of the whole process, all parts together. */
  readonly peakBytes: number;
  /** Of the kernels' memory. */
  readonly kernelBytes: number;
}

/**
 * What training on one graph will take, from its sizes alone: O(n (F + hidden + p + K) + m). Within a tenth of what a million
 * nodes took. The caller's graph and features are part of it; the input text of a file that was read is not.
 *
 * @example memoryPlan({ nodes: 1e6, edges: 1e7, columns: 50, k: 10 }).peakBytes // 1.7e9
 */
export function memoryPlan(size: ProblemSize): MemoryPlan {
  const { nodes: n, edges: m, columns: f, nonZeros, k, weighted = false, distances } = size;
  const { hidden: h = 50, embedding: p = 50, fused = isLarge({ n }), reordered = isLarge({ n }) } = size;
  const csr = 4 * n + 8 * m * (weighted ? 2 : 1);
  const wide = Math.max(h, p);
  const sparse = nonZeros === undefined ? 0 : 4 * (n + 2 * nonZeros);
  const features = nonZeros === undefined ? 4 * n * f : sparse;
  const assignments = 4 * 4 * n * k;
  // partitionNodes: three matrices, a fourth for the gradient of sparse features. Else the tape keeps all results to the end
  // of the step.
  const matrices = fused ? h + p + wide + (nonZeros === undefined ? 0 : h) : TAPE_MATRICES * wide;
  // Before the first step, dense features and what they are propagated to lie side by side.
  const step = Math.max(4 * n * matrices + assignments + 4 * n, fused && nonZeros === undefined ? 4 * n * f : 0);
  const here = { inKernels: false };
  const inKernels = { inKernels: true };
  const parts: MemoryPart[] = [
    { what: 'runtime', bytes: RUNTIME, ...here },
    { what: 'graph', bytes: csr + 16 * n, ...here },
    { what: 'features', bytes: features, ...here },
    ...(reordered ? [{ what: 'node order', bytes: csr + 44 * n, ...here }] : []),
    { what: 'rounding', bytes: 8 * n * k + 8 * n, ...here },
    { what: "kernels' edges", bytes: csr + 8 * n, ...inKernels },
    { what: "kernels' features", bytes: nonZeros === undefined ? features : 2 * features + 4 * f, ...inKernels },
    { what: 'training step', bytes: step, ...inKernels },
    ...(distances === undefined
      ? []
      : [
          { what: 'distances', bytes: distances.processBytes, ...here },
          { what: "kernels' distances", bytes: distances.kernelBytes, ...inKernels },
        ]),
  ];
  const sum = (some: readonly MemoryPart[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  return { size, parts, peakBytes: sum(parts), kernelBytes: sum(parts.filter((part) => part.inKernels)) };
}

/** Node, tfjs and this package before any data. */
const RUNTIME = 90e6;
/** n x p matrices on the tape at the peak of a step of ClusterNet, measured. */
const TAPE_MATRICES = 11;
