import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';

/**
 * TGF, yEd's trivial graph format: `id label` a node, a line `#`, then `id id label` an edge.
 * @throws InputError naming the line: an edge to a node that is not listed, a node twice
 */
export function readTgf(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  let edges = false;
  eachLine(source, (text, line) => {
    const bare = text.trim();
    if (bare === '') return;
    if (bare === '#' && !edges) {
      edges = true;
      return;
    }
    const [, first, second, rest] = /^(\S+)(?:\s+(\S+)(.*))?$/.exec(bare)!;
    if (!edges) {
      const node = builder.node(first, line);
      if (second !== undefined) builder.labels[node] = `${second}${rest}`;
      return;
    }
    const edge = builder.edgeBetween(first, second, line);
    builder.edgeValue(edge, 'label', rest!.trim() === '' ? undefined : rest!.trim(), line);
  });
  if (!edges) builder.fail({ expected: 'a line "#" between nodes and edges', actual: 'none' });
  return builder;
}
