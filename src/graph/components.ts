import { breadthFirst, UNREACHABLE } from './distance/breadthFirst';
import type { Graph } from './Graph';
import { type Subgraph, subgraph } from './subgraph';

export interface Components {
  /** Length n: the component of each node, numbered in the order of its first node. */
  readonly labels: Int32Array;
  /** Nodes of each component. */
  readonly sizes: Int32Array;
}

/**
 * Connected components; an isolated node is one of its own. O(n + m). Throws nothing.
 * @example components(Graph.fromEdges(3, [0], [1])) // labels 0, 0, 1; sizes 2, 1
 */
export function components(graph: Graph): Components {
  const labels = new Int32Array(graph.n).fill(UNREACHABLE);
  const queue = new Int32Array(graph.n);
  const sizes: number[] = [];
  for (let start = 0; start < graph.n; start++) {
    if (labels[start] !== UNREACHABLE) continue;
    labels[start] = sizes.length;
    queue[0] = start;
    sizes.push(breadthFirst(graph, labels, queue, { tail: 1, step: 0 }));
  }
  return { labels, sizes: Int32Array.from(sizes) };
}

/**
 * The component with the most nodes (the first of equals), its nodes ascending; of an empty graph the graph itself. O(n + m).
 * Throws nothing.
 * @example largestComponent(Graph.fromEdges(4, [1, 2], [2, 3])).nodes // 1, 2, 3
 */
export function largestComponent(graph: Graph): Subgraph {
  const { labels, sizes } = components(graph);
  let largest = 0;
  sizes.forEach((size, label) => {
    if (size > sizes[largest]) largest = label;
  });
  const nodes = Int32Array.from({ length: graph.n }, (_, i) => i).filter((i) => labels[i] === largest);
  return subgraph(graph, nodes);
}
