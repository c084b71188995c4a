import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';
import { addNumbered } from './addNumbered';

/**
 * METIS (.graph): `nodes edges [format [weights a node]]`, then for each node a line of its neighbours, numbered from 1, with
 * weights of edges where the format says so. Every edge stands in both lines.
 * @throws InputError naming the line: a number out of range, another count of nodes or edges than the first line says
 */
export function readMetis(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  let shape: { nodes: number; edges: number; weighted: boolean; ahead: number } | undefined;
  let node = -1;
  let both = 0;
  eachLine(source, (text, line) => {
    if (text.startsWith('%')) {
      builder.skippedLines++;
      return;
    }
    const numbers = text.trim() === '' ? [] : text.trim().split(/\s+/).map(Number);
    if (numbers.some((value) => !Number.isFinite(value))) {
      builder.fail({ line, expected: 'numbers', actual: `"${text.slice(0, 60)}"` });
    }
    if (shape === undefined) {
      if (numbers.length > 0) shape = shapeOf(numbers, builder, source.size, line);
      return;
    }
    if (++node >= shape.nodes) {
      if (numbers.length > 0) builder.fail({ line, expected: `lines of ${shape.nodes} nodes`, actual: 'one more' });
      return;
    }
    const step = shape.weighted ? 2 : 1;
    for (let j = shape.ahead; j < numbers.length; j += step) {
      const other = numbers[j]! - 1;
      if (!Number.isInteger(other) || other < 0 || other >= shape.nodes) {
        builder.fail({ line, expected: `a node between 1 and ${shape.nodes}`, actual: String(numbers[j]) });
      }
      both++;
      if (other < node) continue;
      const edge = builder.edge(node, other);
      if (shape.weighted) builder.edgeValue(edge, 'weight', numbers[j + 1] ?? Number.NaN, line);
    }
  });
  if (shape === undefined) return builder.fail({ expected: 'numbers of nodes and edges', actual: 'none' });
  if (node + 1 < shape.nodes || both !== 2 * shape.edges) {
    const expected = `lines of ${shape.nodes} nodes with ${shape.edges} edges, each from both ends`;
    builder.fail({ expected, actual: `${Math.min(node + 1, shape.nodes)} lines with ${both} neighbours` });
  }
  return builder;
}

function shapeOf(numbers: readonly number[], builder: GraphBuilder, size: number, line: number) {
  const [nodes = -1, edges = -1, format = 0, sizes = 1] = numbers;
  const digits = String(format).padStart(3, '0');
  if (numbers.length > 4 || !Number.isInteger(nodes) || !/^[01]{3}$/.test(digits)) {
    builder.fail({ line, expected: 'nodes edges [format]', actual: numbers.slice(0, 6).join(' ') });
  }
  addNumbered(builder, nodes, size, line);
  const ahead = (digits[0] === '1' ? 1 : 0) + (digits[1] === '1' ? sizes : 0);
  return { nodes, edges, weighted: digits[2] === '1', ahead };
}
