import type AbstractGraph from 'graphology-types';
import type { Graph } from '../../graph/Graph';
import { fromGraphology } from '../../graph/io/fromGraphology';
import { graphFigure } from '../graphFigure';
import type { Bundle } from '../host';
import { figureBundle } from '../show';
import { counted, type Formatter, has } from './Formatter';

/** A drawing of more says little, and takes long to lay out. */
const MOST_NODES = 500;
const MOST_EDGES = 5000;

/** Our graphs: nodes, edges, what reading dropped, and a drawing of a small one. */
export const graphFormatter: Formatter<Graph> = {
  accepts: (value): value is Graph => has(value, 'n', 'm', 'rowPtr', 'colIdx', 'dropped'),
  short: ({ n, m, weights }) =>
    `Graph (${counted(n, 'node')}, ${counted(m, weights === null ? 'edge' : 'weighted edge')})`,
  full: (graph) => {
    const { selfLoops, duplicates } = graph.dropped;
    const dropped = [
      ...(selfLoops > 0 ? [counted(selfLoops, 'self-loop')] : []),
      ...(duplicates > 0 ? [`${counted(duplicates, 'repeat')} of an edge`] : []),
    ];
    const notes =
      dropped.length === 0
        ? ''
        : `, without ${dropped.join(' and ')} that ${selfLoops + duplicates === 1 ? 'was' : 'were'} given`;
    return withDrawing(`${graphFormatter.short(graph)}${notes}`, graph);
  },
};

/** graphology's graphs, of any kind. */
export const graphologyFormatter: Formatter<AbstractGraph> = {
  accepts: (value): value is AbstractGraph & object =>
    has(value, 'order', 'size', 'forEachEdge', 'nodes', 'type') && typeof value.order === 'number',
  short: ({ order, size, type }) => `graphology graph, ${type} (${counted(order, 'node')}, ${counted(size, 'edge')})`,
  full: (graph) => {
    const head = graphologyFormatter.short(graph);
    return graph.order > MOST_NODES ? tooLarge(head) : withDrawing(head, fromGraphology(graph));
  },
};

function withDrawing(head: string, graph: Graph): Bundle {
  if (graph.n > MOST_NODES || graph.m > MOST_EDGES) return tooLarge(head);
  if (graph.n === 0) return { 'text/plain': head };
  return { ...figureBundle(graphFigure(graph, { title: head })), 'text/plain': head };
}

function tooLarge(head: string): Bundle {
  const bounds = `${counted(MOST_NODES, 'node')} or ${counted(MOST_EDGES, 'edge')}`;
  return {
    'text/plain': `${head}\nNot drawn by itself above ${bounds}: show(graphFigure(graph, { title })) draws it.`,
  };
}
