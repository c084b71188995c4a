import { InputError } from '../errors';
import { Graph } from '../graph/Graph';
import { readBytes } from '../graph/io/readBytes';

/** A graph with a weight at each node, as a line of a file has it. */
export interface WeightedGraph {
  readonly name: string;
  readonly graph: Graph;
  /** Length n, at least 0. */
  readonly weights: Float64Array;
  /** The best value known of a solution; absent where the file has none. */
  readonly bestKnown?: number;
}

/**
 * Reads weighted graphs from a file of JSON lines, plain or gzipped: an object a line with `name`, `n`, `edges` (pairs of node
 * numbers from 0), `weights` (n numbers) and, where it is known, `bestKnown`; other fields are passed over.
 * @throws InputError naming file and line for what is no such object
 * @example readWeightedGraphs('mwis_er_test500.jsonl.gz')[0].graph.n // 100
 */
export function readWeightedGraphs(file: string): WeightedGraph[] {
  const graphs: WeightedGraph[] = [];
  readBytes(file)
    .toString('utf8')
    .split('\n')
    .forEach((text, i) => {
      if (text.trim() !== '') graphs.push(readLine(text, file, i + 1));
    });
  return graphs;
}

function readLine(text: string, file: string, line: number): WeightedGraph {
  const fail = (what: string, expected: string, actual: string) =>
    new InputError({ file, line, what, expected, actual });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw fail('line', 'a JSON object', (error as Error).message);
  }
  if (typeof parsed !== 'object' || parsed === null) throw fail('line', 'a JSON object', typeof parsed);
  const { name, n, edges, weights, bestKnown } = parsed as Record<string, unknown>;
  if (typeof name !== 'string') throw fail('name', 'a text', typeof name);
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 0) throw fail('n', 'a number of nodes', JSON.stringify(n));
  if (!Array.isArray(weights) || weights.length !== n) {
    throw fail('weights', `n = ${n} numbers`, Array.isArray(weights) ? `${weights.length}` : typeof weights);
  }
  const wrong = weights.findIndex((w) => !(typeof w === 'number' && Number.isFinite(w) && w >= 0));
  if (wrong !== -1) {
    throw fail(`weight of node ${wrong}`, 'a finite number of at least 0', JSON.stringify(weights[wrong]));
  }
  if (!Array.isArray(edges)) throw fail('edges', 'pairs of nodes', typeof edges);
  const source = new Int32Array(edges.length);
  const target = new Int32Array(edges.length);
  for (let e = 0; e < edges.length; e++) {
    const pair: unknown = edges[e];
    if (!(Array.isArray(pair) && pair.length === 2 && isNode(pair[0], n) && isNode(pair[1], n))) {
      throw fail(`edge ${e}`, `two nodes in [0, ${n})`, JSON.stringify(pair));
    }
    source[e] = pair[0];
    target[e] = pair[1];
  }
  if (bestKnown !== undefined && bestKnown !== null && !(typeof bestKnown === 'number' && bestKnown > 0)) {
    throw fail('bestKnown', 'a number above 0', JSON.stringify(bestKnown));
  }
  return {
    name,
    graph: Graph.fromEdges(n, source, target),
    weights: Float64Array.from(weights as number[]),
    ...(typeof bestKnown === 'number' ? { bestKnown } : {}),
  };
}

const isNode = (v: unknown, n: number): boolean => typeof v === 'number' && Number.isInteger(v) && v >= 0 && v < n;
