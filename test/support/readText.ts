import { InputError } from '../../src/errors';
import type { GraphFile, ReadGraphFileOptions } from '../../src/graph/io/GraphFile';
import { readGraphBytes } from '../../src/graph/io/readGraphFile';

/** A graph file of this name and text. */
export function readText(name: string, text: string | Uint8Array, options: ReadGraphFileOptions = {}): GraphFile {
  return readGraphBytes(typeof text === 'string' ? Buffer.from(text) : text, name, options);
}

/** What the `InputError` says; any other error passes through, and none is one. */
export function refusal(name: string, text: string | Uint8Array, options: ReadGraphFileOptions = {}): string {
  try {
    readText(name, text, options);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error(`${name} was read`);
}

/** `u-v` or `u-v:weight` of every edge, by ids, as sorted in the graph; the weights as they were written. */
export function edgesOf({ graph, exactWeights }: Pick<GraphFile, 'graph' | 'exactWeights'>): string[] {
  const list: string[] = [];
  for (let u = 0; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      const weight = graph.weights === null ? '' : `:${exactWeights?.[e] ?? graph.weights[e]}`;
      if (u < v) list.push(`${graph.ids[u]}-${graph.ids[v]}${weight}`);
    }
  }
  return list;
}
