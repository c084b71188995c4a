import type AbstractGraph from 'graphology-types';
import { InputError } from '../../errors';
import { Graph } from '../Graph';

export interface FromGraphologyOptions {
  /** Edge attribute that holds a positive weight on every edge. Default: unweighted. */
  weight?: string;
}

/**
 * A graphology graph of any kind: directions are forgotten, parallel edges (and u→v beside v→u) merged with their
 * weights added up, self-loops dropped; `dropped` of the result counts both. Node order and keys (`ids`) are kept.
 * @throws InputError for a weight attribute that is missing or not a positive, finite number.
 * @example fromGraphology(graph, { weight: 'strength' })
 */
export function fromGraphology(graph: AbstractGraph, options: FromGraphologyOptions = {}): Graph {
  const { weight } = options;
  const ids = graph.nodes();
  const index = new Map(ids.map((id, i) => [id, i]));
  const source: number[] = [];
  const target: number[] = [];
  const weights: number[] = [];
  graph.forEachEdge((key, attributes, from, to) => {
    source.push(index.get(from)!);
    target.push(index.get(to)!);
    if (weight === undefined) return;
    const value: unknown = attributes[weight];
    if (typeof value !== 'number' || !(value > 0 && Number.isFinite(value))) {
      throw new InputError({
        what: `attribute "${weight}" of edge "${key}"`,
        expected: 'a finite number above 0',
        actual: typeof value === 'string' ? `"${value}"` : String(value),
      });
    }
    weights.push(value);
  });
  return Graph.fromEdges(ids.length, source, target, { ids, ...(weight === undefined ? {} : { weights }) });
}
