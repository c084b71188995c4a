import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';
import { addNumbered } from './addNumbered';

/**
 * DIMACS: `p edge n m` (col, sp, max …), then `e u v` an edge or `a u v weight` a directed one, nodes numbered from 1; `c` lines
 * are comments.
 * @throws InputError naming the line of a node out of range
 */
export function readDimacs(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  let count = 0;
  eachLine(source, (text, line) => {
    const fields = text.trim().split(/\s+/);
    const [kind] = fields;
    if (kind === 'c') builder.skippedLines++;
    else if (kind === 'p') {
      count = Number(fields[2]);
      addNumbered(builder, count, source.size, line);
    } else if (kind === 'e' || kind === 'a') {
      const [u, v] = [1, 2].map((j) => {
        const number = Number(fields[j]);
        if (Number.isInteger(number) && number >= 1 && number <= count) return number - 1;
        return builder.fail({ line, expected: `a node between 1 and ${count}`, actual: `"${fields[j] ?? ''}"` });
      });
      const edge = builder.edge(u!, v!);
      if (kind === 'a') builder.directed = true;
      builder.edgeValue(edge, 'weight', fields[3], line);
    }
  });
  return builder;
}
