import type { TextSource } from '../decodeText';
import { GraphBuilder } from '../GraphBuilder';
import type { AttributeValue } from '../GraphFile';
import { parseNumber } from '../parseNumber';

const TOKEN = /\s+|#[^\n]*|([[\]])|"([^"]*)"|([^\s[\]"]+)/y;
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Deeper brackets than this describe no graph. */
const MOST_DEPTH = 100;

/** `key value`, the value a word, a text in quotes or a list in brackets. */
interface Entry {
  readonly key: string;
  readonly text: string;
  readonly quoted: boolean;
  readonly list?: List;
}
interface List {
  readonly line: number;
  readonly entries: Entry[];
}

/**
 * GML as networkx, igraph, Gephi and yEd write it: `graph [ node [ id 1 label "a" ] edge [ source 1 target 2 ] ]`. Ids are the
 * numbers as text; entries of a node or edge are its attributes; `graphics [ x y ]` places a node.
 * @throws InputError naming the line: brackets that do not close, a node twice, an edge to none
 */
export function readGml(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const graphs = parseGml(source.whole(), builder).entries.filter(({ key }) => key.toLowerCase() === 'graph');
  const list = graphs[0]?.list;
  if (list === undefined) return builder.fail({ expected: 'graph [ … ]', actual: 'none' });
  if (graphs.length > 1) builder.fail({ expected: 'one graph', actual: `${graphs.length}` });
  for (const entry of list.entries) {
    if (entry.key === 'directed') builder.directed = entry.text === '1';
    if (entry.list === undefined) continue;
    if (entry.key === 'node') addNode(builder, entry.list);
    if (entry.key === 'edge') addEdge(builder, entry.list);
  }
  return builder;
}

function addNode(builder: GraphBuilder, { entries, line }: List): void {
  const node = builder.node(textOf(entries, 'id'), line);
  for (const entry of entries) {
    const place = entry.key === 'graphics' ? entry.list?.entries : undefined;
    if (place !== undefined)
      builder.place(node, Number(textOf(place, 'x') ?? 'none'), Number(textOf(place, 'y') ?? 'none'));
    else if (entry.list === undefined && entry.key !== 'id') builder.nodeValue(node, entry.key, attributeOf(entry));
  }
}

function addEdge(builder: GraphBuilder, { entries, line }: List): void {
  const edge = builder.edgeBetween(textOf(entries, 'source'), textOf(entries, 'target'), line);
  for (const { key, text, list } of entries) {
    if (list === undefined && !['source', 'target', 'id'].includes(key)) builder.edgeValue(edge, key, text, line);
  }
}

function textOf(entries: readonly Entry[], key: string): string | undefined {
  return entries.find((entry) => entry.key === key && entry.list === undefined)?.text;
}

/** A number, unless it is one that loses digits. */
function attributeOf({ text, quoted }: Entry): AttributeValue {
  const value = quoted ? Number.NaN : parseNumber(text);
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)) ? text : value;
}

function parseGml(text: string, builder: GraphBuilder): List {
  const root: List = { line: 1, entries: [] };
  const open: List[] = [root];
  let key: string | undefined;
  let line = 1;
  const put = (text: string, quoted: boolean, list?: List): void => {
    if (key === undefined) builder.fail({ line, expected: 'a key before a value', actual: 'none' });
    open.at(-1)!.entries.push({ key: key!, text, quoted, ...(list === undefined ? {} : { list }) });
    key = undefined;
  };
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (found === null) return builder.fail({ line, expected: 'GML', actual: 'a quote that does not close' });
    const [token, bracket, quoted, word] = found;
    if (bracket === '[') {
      const list: List = { line, entries: [] };
      put('', false, list);
      open.push(list);
      if (open.length > MOST_DEPTH)
        builder.fail({ line, expected: `at most ${MOST_DEPTH} brackets in brackets`, actual: 'more' });
    } else if (bracket === ']') {
      if (open.length === 1 || key !== undefined) builder.fail({ line, expected: 'GML', actual: '"]" out of place' });
      open.pop();
    } else if (quoted !== undefined) put(unescaped(quoted), true);
    else if (word !== undefined) {
      if (key === undefined) key = word;
      else put(word, false);
    }
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line++;
  }
  if (open.length > 1) builder.fail({ line, expected: '"]" for every "["', actual: 'the end of the file' });
  return root;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()]!;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
