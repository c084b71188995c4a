import { MultiGraph } from 'graphology';
import type AbstractGraph from 'graphology-types';
import type { SerializedGraph } from 'graphology-types';
import { InputError } from '../../errors';

/**
 * What graphology's `graph.export()` gives: `{ nodes: [{ key, attributes }], edges: [{ source, target, attributes }] }`.
 * @throws InputError naming the file, the line of a syntax error where the parser knows it, and the entry
 */
export function readJsonGraph(text: string, file: string): AbstractGraph {
  const data = parseJson(text, file) as Partial<SerializedGraph> | null;
  const { nodes, edges } = typeof data === 'object' && data !== null ? data : {};
  if (!Array.isArray(nodes) || !Array.isArray(edges)) {
    const expected = "graphology's serialisation, { nodes: [{ key }], edges: [{ source, target }] }";
    throw new InputError({ file, expected, actual: describe(data) });
  }
  const graph = new MultiGraph();
  nodes.forEach((node: unknown, i) => {
    const { key, attributes } = fields(node);
    const what = `nodes[${i}]`;
    if (!isId(key)) throw new InputError({ file, what, expected: 'a key', actual: describe(node) });
    if (graph.hasNode(key)) throw new InputError({ file, what, expected: 'each key once', actual: `"${key}" again` });
    graph.addNode(key, fields(attributes));
  });
  edges.forEach((edge: unknown, i) => {
    const { source, target, attributes } = fields(edge);
    for (const [name, id] of Object.entries({ source, target })) {
      if (isId(id) && graph.hasNode(id)) continue;
      const actual = isId(id) ? `"${id}", which is no node` : 'none';
      throw new InputError({ file, what: `edges[${i}]`, expected: `a ${name} among the nodes`, actual });
    }
    graph.addUndirectedEdge(source, target, fields(attributes));
  });
  return graph;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? {} : { line: text.slice(0, Number(position)).split('\n').length };
    throw new InputError({ file, ...line, expected: 'JSON', actual: message.replace(/\s+/g, ' ') });
  }
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isId(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'nothing';
  return `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'no entry'}`;
}
