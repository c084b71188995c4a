import type { Graph } from './Graph';
import { type Subgraph, subgraph } from './subgraph';

export interface Components {
  /** Length n: the component of each node, numbered in the order of its first node. */
  readonly labels: Int32Array;
  /** Nodes of each component. */
  readonly sizes: Int32Array;
}

/** Connected components; an isolated node is one of its own. O(n + m). */
export function components(graph: Graph): Components {
  const labels = new Int32Array(graph.n).fill(-1);
  const stack = new Int32Array(graph.n);
  const sizes: number[] = [];
  for (let start = 0; start < graph.n; start++) {
    if (labels[start] >= 0) continue;
    const label = sizes.length;
    let size = 0;
    let top = 0;
    stack[top++] = start;
    labels[start] = label;
    while (top > 0) {
      const u = stack[--top];
      size++;
      for (let e = graph.rowPtr[u]; e < graph.rowPtr[u + 1]; e++) {
        const v = graph.colIdx[e];
        if (labels[v] >= 0) continue;
        labels[v] = label;
        stack[top++] = v;
      }
    }
    sizes.push(size);
  }
  return { labels, sizes: Int32Array.from(sizes) };
}

/** The component with the most nodes (the first of equals), its nodes ascending. O(n + m). */
export function largestComponent(graph: Graph): Subgraph {
  const { labels, sizes } = components(graph);
  let largest = 0;
  sizes.forEach((size, label) => {
    if (size > sizes[largest]) largest = label;
  });
  const nodes = Int32Array.from({ length: graph.n }, (_, i) => i).filter((i) => labels[i] === largest);
  return subgraph(graph, nodes);
}
