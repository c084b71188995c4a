import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';

/**
 * LGL, igraph's and Large Graph Layout's: `# name` opens the neighbours of a node, then one a line, `name` or `name weight`.
 * @throws InputError naming the line
 */
export function readLgl(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  let node: number | undefined;
  eachLine(source, (text, line) => {
    const fields = text.trim().split(/\s+/);
    if (fields[0] === '') return;
    if (fields[0] === '#') {
      if (fields.length !== 2)
        builder.fail({ line, expected: '# and the name of a node', actual: `"${text.slice(0, 60)}"` });
      node = builder.seen(fields[1]!);
      return;
    }
    if (node === undefined || fields.length > 2) {
      const expected = node === undefined ? '# and the name of a node' : 'a neighbour and its weight';
      builder.fail({ line, expected, actual: `"${text.slice(0, 60)}"` });
    }
    const edge = builder.edge(node!, builder.seen(fields[0]!));
    builder.edgeValue(edge, 'weight', fields[1], line);
  });
  return builder;
}
