import { writeFileSync } from 'node:fs';
import type { Graph } from '../src/graph/Graph';
import type { Features } from '../src/graph/SparseMatrix';

export type PeerArray = Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array;

/** The arrays and numbers of a training problem, in the names that bench/peers/protocol.py reads. */
export interface PeerProblem {
  readonly arrays: Readonly<Record<string, PeerArray>>;
  readonly numbers: Readonly<Record<string, number>>;
}

const DTYPES = new Map<unknown, string>([
  [Uint8Array, 'uint8'],
  [Uint16Array, 'uint16'],
  [Int32Array, 'int32'],
  [Float32Array, 'float32'],
  [Float64Array, 'float64'],
]);

/** A graph (n nodes, its weights left out) and its features (n x F, sparse or dense) for a peer. */
export function peerProblem(graph: Graph, features: Features): PeerProblem {
  const { rowPtr, colIdx } = graph;
  const numbers = { n: graph.n, F: features.cols };
  if (features.kind === 'dense') return { arrays: { rowPtr, colIdx, features: features.values }, numbers };
  const featureValues = features.values ?? new Float32Array(features.colIdx.length).fill(1);
  return {
    arrays: { rowPtr, colIdx, featureRowPtr: features.rowPtr, featureColIdx: features.colIdx, featureValues },
    numbers,
  };
}

/** Writes the file that peers read: a line of JSON that names every array, then their bytes. */
export function writePeerData(path: string, { arrays, numbers }: PeerProblem): void {
  const entries = Object.entries(arrays);
  const described = entries.map(([name, a]) => ({ name, dtype: DTYPES.get(a.constructor), length: a.length }));
  const header = Buffer.from(`${JSON.stringify({ arrays: described, ...numbers })}\n`);
  writeFileSync(path, Buffer.concat([header, ...entries.map(([, a]) => bytesOf(a))]));
}

const bytesOf = (a: PeerArray): Uint8Array => new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
