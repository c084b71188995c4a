import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';
import { trimmed } from '../table/splitFields';
import { addNumbered } from './addNumbered';

const WORDS = /"([^"]*)"|\S+/g;
/** What stands where an edge's weight does, and is no word of how it is drawn; a number that is none is to be refused. */
const VALUE = /^([-+.\d]|(nan|inf|infinity)$)/i;

/**
 * Pajek (.net): `*Vertices n` and lines `number "label" x y`, then `*Arcs` (directed) and `*Edges`, lines `from to weight`, or
 * `*Arcslist` and `*Edgeslist`, lines `from to to …`. Ids are the numbers. Of several relations all edges count.
 * @throws InputError naming the line: an edge to a vertex that is not there, a matrix
 */
export function readPajek(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  let section = '';
  let count = 0;
  eachLine(source, (text, line) => {
    const bare = text.trim();
    if (bare === '' || bare.startsWith('%')) {
      if (bare !== '') builder.skippedLines++;
      return;
    }
    if (bare.startsWith('*')) {
      section = bare.split(/[\s:]/)[0]!.slice(1).toLowerCase();
      if (section === 'vertices') {
        if (count > 0) builder.fail({ line, expected: 'one network', actual: 'a second *Vertices' });
        count = Number(bare.split(/\s+/)[1]);
        addNumbered(builder, count, source.size, line);
      }
      if (section === 'arcs' || section === 'arcslist') builder.directed = true;
      if (section === 'matrix') builder.fail({ line, expected: '*Arcs or *Edges', actual: '*Matrix' });
      return;
    }
    const words = Array.from(bare.matchAll(WORDS), ([word, quoted]) => quoted ?? word);
    if (section === 'vertices') readVertex(builder, words, count, line);
    else if (section === 'arcs' || section === 'edges') {
      const edge = builder.edge(vertex(builder, words[0], count, line), vertex(builder, words[1], count, line));
      if (VALUE.test(words[2] ?? '')) builder.edgeValue(edge, 'weight', words[2], line);
    } else if (section === 'arcslist' || section === 'edgeslist') {
      const from = vertex(builder, words[0], count, line);
      for (const to of words.slice(1)) builder.edge(from, vertex(builder, to, count, line));
    }
  });
  if (count === 0) builder.fail({ expected: '*Vertices and their number', actual: 'none' });
  return builder;
}

function readVertex(builder: GraphBuilder, words: readonly string[], count: number, line: number): void {
  const node = vertex(builder, words[0], count, line);
  if (trimmed(words[1] ?? '') !== '') builder.labels[node] = words[1]!;
  builder.place(node, Number.parseFloat(words[2] ?? ''), Number.parseFloat(words[3] ?? ''));
}

function vertex(builder: GraphBuilder, word: string | undefined, count: number, line: number): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= count) return number - 1;
  return builder.fail({
    line,
    expected: `a vertex between 1 and ${count}`,
    actual: word === undefined ? 'none' : `"${word}"`,
  });
}
