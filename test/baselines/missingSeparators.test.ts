import { expect, it } from 'vitest';
import { missingSeparators } from '../../src/baselines/missingSeparators';
import { Graph } from '../../src/graph/Graph';

const columnsOf = (graph: Graph, inside: number[], counts?: (piece: Int32Array) => boolean) =>
  missingSeparators(graph, inside, counts).map(({ columns }) => [...Array.from(columns)]);

it('missingSeparators names what lies between two pieces, and no dead ends', () => {
  // 0 and 5 chosen; 1 and 2 beside 0, of which only 1 leads on, over 3 and 4 to 5.
  const graph = Graph.fromEdges(6, [0, 0, 1, 1, 3, 4], [1, 2, 3, 4, 5, 5]);
  expect(columnsOf(graph, [1, 0, 0, 0, 0, 1])).toEqual([[1], [3, 4]]);
  expect(columnsOf(graph, [1, 1, 0, 1, 0, 1])).toEqual([]);
  expect(columnsOf(graph, [0, 0, 0, 0, 0, 0])).toEqual([]);
});

it('missingSeparators leaves out pieces that need not be joined', () => {
  const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
  expect(columnsOf(path, [1, 0, 1, 0, 1], (piece) => !piece.includes(2))).toEqual([[1], [3]]);
  expect(columnsOf(path, [1, 0, 1, 0, 1])).toEqual([[1], [3], [3]]);
});
