import { UndirectedGraph } from 'graphology';
import { write } from 'graphology-gexf';
import { InputError } from '../../errors';
import type { Graph } from '../Graph';

export interface WriteGexfOptions {
  /** Length n; default the graph's ids. */
  labels?: readonly string[];
  /** Columns of Gephi's data table by name, each of length n. A null is an empty cell. */
  attributes?: Readonly<Record<string, ArrayLike<number | string | boolean | null>>>;
  /** '#rrggbb', length n. */
  colors?: readonly string[];
  /** Diameters, length n. */
  sizes?: ArrayLike<number>;
  /**
   * Of the edges, 2m beside `graph.colIdx`, as they are to be written; default the graph's, in the fewest digits that mean the
   * same 32-bit number. Nothing is written for a graph without weights.
   */
  weights?: ArrayLike<number>;
  /** Length n each. */
  layout?: { x: ArrayLike<number>; y: ArrayLike<number> };
}

/**
 * The graph as GEXF 1.2, which Gephi opens with its colours and positions, written by graphology's writer. Labels and
 * ids stay text whatever they contain; characters that XML cannot hold become U+FFFD.
 * @throws InputError for a column of another length than n
 * @example writeFileSync('club.gexf', writeGexf(club, { attributes: { community: labels } }))
 */
export function writeGexf(graph: Graph, options: WriteGexfOptions = {}): string {
  const { labels = graph.ids, attributes = {}, colors, sizes, layout, weights } = options;
  const columns = { labels, colors, sizes, x: layout?.x, y: layout?.y, ...attributes };
  for (const [name, values] of Object.entries(columns)) {
    if (values === undefined || values.length === graph.n) continue;
    const actual = String(values.length);
    throw new InputError({ what: name, expected: `n = ${graph.n} values, one per node`, actual });
  }
  if (weights !== undefined && weights.length !== 2 * graph.m) {
    const expected = `2m = ${2 * graph.m} numbers, beside graph.colIdx`;
    throw new InputError({ what: 'weights', expected, actual: `${weights.length}` });
  }
  const copy = new UndirectedGraph();
  const texts = graph.ids.map(xmlText);
  const ids = new Set(texts).size === graph.n ? texts : texts.map((_, i) => String(i));
  ids.forEach((id, i) => {
    copy.addNode(id, { index: i });
  });
  for (let u = 0; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]; e < graph.rowPtr[u + 1]; e++) {
      const v = graph.colIdx[e];
      if (v < u) continue;
      const weight = graph.weights === null ? undefined : (weights?.[e] ?? fewestDigits(graph.weights[e]));
      // Keys of our own: graphology's count on from graph to graph.
      copy.addEdgeWithKey(copy.size, ids[u], ids[v], weight === undefined ? {} : { weight });
    }
  }
  const text = write(copy, {
    formatNode(_id, { index }) {
      const own = Object.entries(attributes).map(([name, values]) => [xmlText(name), cell(values[index as number])]);
      const viz = {
        ...(colors === undefined ? {} : { color: colors[index] }),
        ...(sizes === undefined ? {} : { size: sizes[index] }),
        ...(layout === undefined ? {} : { x: rounded(layout.x[index]), y: rounded(layout.y[index]) }),
      };
      return { label: xmlText(labels[index]), attributes: Object.fromEntries(own), viz };
    },
  });
  // The writer's own name of the namespace has a slash too many; readers that look it up miss colours and positions.
  return `${text.replace(/xmlns:viz="[^"]*"/, 'xmlns:viz="http://www.gexf.net/1.2draft/viz"')}\n`;
}

/** 0.1 for the 32-bit number nearest to it, which is 0.10000000149011612. */
function fewestDigits(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** XML 1.0 has no place for control characters and halves of surrogate pairs, not even escaped. */
function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD');
}

function cell(value: number | string | boolean | null): number | string | boolean | null {
  return typeof value === 'string' ? xmlText(value) : value;
}

/** Positions are read by eye: four digits after the point. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
