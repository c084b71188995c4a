import { Graph } from '../Graph';
import { isWeight, WEIGHT_RANGE } from '../isWeight';
import type { EdgeColumn } from './EdgeColumn';
import { edgeValues } from './edgeValues';
import type { GraphBuilder } from './GraphBuilder';
import type { AttributeValue, GraphFile, GraphFormat, ReadGraphFileOptions } from './GraphFile';
import { labelNodes } from './labelNodes';
import { likelyWeights, matchName, weightiness } from './weightNames';

/** More cells than this are a table of their own: nobody's graph has so many attributes by design. */
const MOST_CELLS = 2 ** 25;

/**
 * The graph of what a reader found, and the account of it: weights chosen, directions forgotten, repeats merged, self-loops
 * dropped.
 * @throws InputError for a weight or length that is not there or no positive number, an edge to a missing node, a graph without
 * an edge
 */
export function finishGraph(
  builder: GraphBuilder,
  format: GraphFormat,
  encoding: string,
  options: ReadGraphFileOptions,
): GraphFile {
  builder.requireNodes();
  const { ids } = builder;
  const source = builder.source.view();
  const target = builder.target.view();
  const weight = chooseWeights(builder, options.weight);
  const length = chooseLengths(builder, options.length);
  const { values: weights, missing } = weight === undefined ? NOTHING : filled(builder, weight);
  const graph = Graph.fromEdges(ids.length, source, target, { ids, ...(weights === null ? {} : { weights }) });
  if (graph.m === 0) {
    const actual = source.length === 0 ? `${graph.n} nodes, no edge` : 'self-loops only';
    builder.fail({ expected: 'an edge between two different nodes', actual });
  }
  const { labels, used } = labelNodes(builder);
  const candidates = builder.candidates ?? numericNames(builder);
  let isolated = 0;
  for (let i = 0; i < graph.n; i++) if (graph.degree(i) === 0) isolated++;
  return {
    graph,
    labels,
    format,
    nodeAttributes: nodeAttributes(builder, used),
    positions: positions(builder),
    exactWeights: weights === null ? null : exactly(graph, source, target, weights),
    lengths: length === undefined ? null : edgeValues(graph, source, target, lengthsOf(builder, length), Math.min),
    report: {
      nodes: graph.n,
      edges: graph.m,
      weight: { from: weight?.name ?? null, candidates, missing },
      length: length?.name ?? null,
      directed: builder.directed,
      repeats: { count: graph.dropped.duplicates, merged: weights === null ? 'counted once' : 'added up' },
      selfLoops: graph.dropped.selfLoops,
      isolated,
      skippedLines: builder.skippedLines,
      header: builder.header,
      encoding,
      delimiter: builder.delimiter,
      notes: [...builder.notes],
    },
  };
}

const NOTHING = { values: null, missing: 0 };

function numericNames({ edgeColumns }: GraphBuilder): string[] {
  return [...edgeColumns.values()].filter(({ numeric }) => numeric).map(({ name }) => name);
}

/** @throws InputError for a column that was asked for and is not there */
function asked(builder: GraphBuilder, what: string, wanted: string): EdgeColumn {
  const names = [...builder.edgeColumns.keys()];
  const name = matchName(wanted, names);
  if (name !== undefined) return builder.edgeColumns.get(name)!;
  const expected = names.length === 0 ? 'no name, since edges have no attribute' : `one of ${listed(names)}`;
  return builder.fail({ what, expected, actual: `"${wanted}"` });
}

/** Names in an error: the first dozen. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => `"${name}"`);
  return `${shown.join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
}

function chooseWeights(builder: GraphBuilder, wanted: string | undefined): EdgeColumn | undefined {
  const { edgeColumns, weightColumn } = builder;
  if (weightColumn !== undefined) return edgeColumns.get(weightColumn);
  if (wanted !== undefined) return asked(builder, 'weight', wanted);
  const names = [...edgeColumns.keys()].filter((name) => name !== builder.lengthColumn);
  for (const name of likelyWeights(names)) {
    const column = edgeColumns.get(name)!;
    if (weightiness(name) === 2 || column.odd === undefined) return column;
    builder.note(`"${name}" is not taken for the weight, since ${column.odd.shown} is none`);
  }
  return undefined;
}

function chooseLengths(builder: GraphBuilder, wanted: string | undefined): EdgeColumn | undefined {
  if (wanted === undefined) return undefined;
  return builder.lengthColumn === undefined
    ? asked(builder, 'length', wanted)
    : builder.edgeColumns.get(builder.lengthColumn);
}

/** One weight an edge; 1 where nothing is said. */
function filled(builder: GraphBuilder, column: EdgeColumn): { values: Float64Array; missing: number } {
  requirePositive(builder, column);
  const values = column.dense(builder.source.length);
  let missing = 0;
  for (let e = 0; e < values.length; e++) {
    if (!Number.isNaN(values[e])) continue;
    values[e] = 1;
    missing++;
  }
  return { values, missing };
}

function lengthsOf(builder: GraphBuilder, column: EdgeColumn): Float64Array {
  requirePositive(builder, column);
  const values = column.dense(builder.source.length);
  const missing = values.findIndex((value) => Number.isNaN(value));
  if (missing >= 0) {
    builder.fail({
      what: column.name,
      expected: 'a length of every edge',
      actual: `none of ${ends(builder, missing)}`,
    });
  }
  return values;
}

function requirePositive(builder: GraphBuilder, { name, odd, standard }: EdgeColumn): void {
  const fault = odd ?? (Number.isNaN(standard) || isWeight(standard) ? undefined : { shown: String(standard) });
  if (fault === undefined) return;
  const { edge, line, shown } = { edge: -1, line: undefined, ...fault };
  const what = edge < 0 ? `default of ${name}` : `${name} of ${ends(builder, edge)}`;
  builder.fail({ line, what, expected: WEIGHT_RANGE, actual: shown });
}

function ends({ ids, source, target }: GraphBuilder, edge: number): string {
  return `the edge between "${ids[source.at(edge)]}" and "${ids[target.at(edge)]}"`;
}

/** Null when the graph's own 32-bit numbers are these. */
function exactly(graph: Graph, source: Int32Array, target: Int32Array, weights: Float64Array): Float64Array | null {
  if (graph.dropped.duplicates === 0 && weights.every((weight) => Math.fround(weight) === weight)) return null;
  const values = edgeValues(graph, source, target, weights, (a, b) => a + b);
  return values.every((value, e) => value === graph.weights![e]) ? null : values;
}

function nodeAttributes(builder: GraphBuilder, used: string | undefined): GraphFile['nodeAttributes'] {
  const names = [...builder.nodeColumns.keys()].filter((name) => name !== used);
  const all: Record<string, AttributeValue[]> = Object.create(null);
  if (names.length * builder.ids.length > MOST_CELLS) {
    builder.note(`${names.length} attributes of the nodes left out: more than ${MOST_CELLS} cells`);
    return all;
  }
  for (const name of names) {
    const { nodes, values, standard = null } = builder.nodeColumns.get(name)!;
    const column = new Array<AttributeValue>(builder.ids.length).fill(standard);
    nodes.forEach((node, i) => {
      column[node] = values[i]!;
    });
    all[name] = column;
  }
  return all;
}

function positions({ ids, x, y }: GraphBuilder): GraphFile['positions'] {
  const place = ids.map((_, i) => x[i]);
  const spread = place.some((value) => value !== place[0]) || y.some((value) => value !== y[0]);
  return !spread || place.some((value) => value === undefined)
    ? null
    : { x: Float64Array.from(place as number[]), y: Float64Array.from(y) };
}
