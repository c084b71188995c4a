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
 * The graph as GEXF 1.2, which Gephi opens with its colours and positions. Any text is an id, a label, the name of a
 * column; characters that XML cannot hold become U+FFFD.
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
  const ids = distinct(graph.ids.map(xmlText));
  const names = distinct(Object.keys(attributes).map(xmlText));
  const declared = Object.entries(attributes).map(([name, values], j) => {
    return { id: escaped(names[j]!), name: escaped(xmlText(name)), values, type: typeOf(values) };
  });
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf version="1.2" xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz">',
    '  <meta/>',
    '  <graph defaultedgetype="undirected">',
  ];
  if (declared.length > 0) {
    lines.push('    <attributes class="node">');
    for (const { id, name, type } of declared)
      lines.push(`      <attribute id="${id}" title="${name}" type="${type}"/>`);
    lines.push('    </attributes>');
  }
  lines.push('    <nodes>');
  for (let i = 0; i < graph.n; i++) {
    const parts = declared.flatMap(({ id, values }) => {
      const value = values[i];
      if (value === null || value === undefined || value === '') return [];
      return [`          <attvalue for="${id}" value="${escaped(xmlText(String(value)))}"/>`];
    });
    const inside = parts.length === 0 ? [] : ['        <attvalues>', ...parts, '        </attvalues>'];
    if (colors !== undefined) inside.push(`        <viz:color ${channels(colors[i]!)}/>`);
    if (sizes !== undefined) inside.push(`        <viz:size value="${sizes[i]}"/>`);
    if (layout !== undefined) {
      inside.push(`        <viz:position x="${rounded(layout.x[i]!)}" y="${rounded(layout.y[i]!)}"/>`);
    }
    const tag = `      <node id="${escaped(ids[i]!)}" label="${escaped(xmlText(labels[i]!))}"`;
    lines.push(inside.length === 0 ? `${tag}/>` : `${tag}>\n${inside.join('\n')}\n      </node>`);
  }
  lines.push('    </nodes>', '    <edges>');
  let count = 0;
  for (let u = 0; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      if (v < u) continue;
      const weight = graph.weights === null ? undefined : (weights?.[e] ?? fewestDigits(graph.weights[e]!));
      const written = weight === undefined ? '' : ` weight="${weight}"`;
      lines.push(`      <edge id="${count++}" source="${escaped(ids[u]!)}" target="${escaped(ids[v]!)}"${written}/>`);
    }
  }
  lines.push('    </edges>', '  </graph>', '</gexf>', '');
  return lines.join('\n');
}

/** Names, or their numbers where two have become alike. */
function distinct(names: readonly string[]): readonly string[] {
  return new Set(names).size === names.length ? names : names.map((_, i) => String(i));
}

/** Gephi's type of a column: the narrowest that holds all its values. */
function typeOf(values: ArrayLike<number | string | boolean | null>): string {
  const all = Array.from(values).filter((value) => value !== null && value !== undefined);
  if (all.length > 0 && all.every((value) => typeof value === 'boolean')) return 'boolean';
  if (all.length === 0 || !all.every((value) => typeof value === 'number')) return 'string';
  return all.every((value) => Number.isInteger(value)) ? 'integer' : 'double';
}

/** As the value of an attribute, in which XML takes line breaks and tabs for blanks unless they are escaped. */
function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign]!);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** '#0072B2' as r, g, b. */
function channels(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `r="${r}" g="${g}" b="${b}"`;
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

/** Positions are read by eye: four digits after the point. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
