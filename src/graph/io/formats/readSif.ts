import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';

/**
 * SIF, Cytoscape's simple interaction format: `node relation node …`, by tabs where there are any, else by blanks; a node alone
 * has no edge. Relations are forgotten.
 * @throws InputError naming the line of a relation without a second node
 */
export function readSif(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const separator = source.head.includes('\t') ? /\t+/ : /\s+/;
  eachLine(source, (text, line) => {
    const fields = text.trim().split(separator);
    const [first, ...rest] = fields;
    if (first === '') return;
    const node = builder.seen(first!);
    if (rest.length === 1) builder.fail({ line, expected: 'node, relation, node', actual: '2 fields' });
    for (const name of rest.slice(1)) builder.edge(node, builder.seen(name));
  });
  return builder;
}
