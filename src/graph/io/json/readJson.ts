import type { TextSource } from '../decodeText';
import { GraphBuilder } from '../GraphBuilder';
import { parseJson } from './parseJson';

type Fields = Readonly<Record<string, unknown>>;

/** Says what a node or an edge is, and nothing about it. */
const NODE_KEYS = ['id', 'key'];
const EDGE_KEYS = ['source', 'target', 'from', 'to', 'id', 'key'];

/**
 * JSON of several kinds: graphology's `export()` (`{ nodes: [{ key, attributes }], edges }`), node-link as networkx, d3 and sigma
 * write it (`{ nodes: [{ id, … }], links | edges: [{ source, target, … }] }`), vis.js (`from`, `to`), and Cytoscape
 * (`{ elements: { nodes: [{ data }], edges } }`). Edges alone will do: a list of them, as objects or as `[source, target]`, and lists of
 * neighbours by node (`{ "a": ["b", "c"] }`). Ids are text: a number as it is printed, one beyond 2⁵³ with all its digits.
 * Links of nodes without ids are places in the list, as in d3.
 * @throws InputError naming the entry: other JSON, an edge to a missing node, a node twice
 */
export function readJson(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const data = parseJson(source);
  const { nodes, edges, directed } = listsOf(data, builder);
  builder.directed = directed === true;
  if (nodes === undefined) return readEdges(edges, builder);
  const byPlace = nodes.length > 0 && nodes.every((node) => idOf(node) === undefined);
  nodes.forEach((node, i) => {
    const at = builder.node(byPlace ? String(i) : idOf(node), undefined, `nodes[${i}]`);
    eachAttribute(node, NODE_KEYS, (name, value) => {
      if (isScalar(value)) builder.nodeValue(at, name, value);
      else builder.note('attributes that hold others are left out');
    });
  });
  edges.forEach((edge, i) => {
    const { source, target, from, to, undirected } = partsOf(edge);
    const at = builder.edgeBetween(endOf(source ?? from), endOf(target ?? to), undefined, `edges[${i}]`);
    if (builder.directed && undirected === true) builder.note('some edges have no direction');
    eachAttribute(edge, EDGE_KEYS, (name, value) => builder.edgeValue(at, name, value));
  });
  return builder;
}

/** Edges make their nodes. */
function readEdges(edges: readonly unknown[], builder: GraphBuilder): GraphBuilder {
  for (const [i, edge] of edges.entries()) {
    const pair = Array.isArray(edge);
    const parts: Fields = pair ? { source: edge[0], target: edge[1] } : partsOf(edge);
    const source = endOf(parts.source ?? parts.from);
    const target = endOf(parts.target ?? parts.to);
    if (source === undefined || target === undefined || (pair && edge.length !== 2)) {
      const expected = 'an edge, { source, target } or [source, target]';
      builder.fail({ what: `edge ${i}`, expected, actual: describe(edge) });
    }
    const at = builder.edge(builder.seen(source!), builder.seen(target!));
    if (!pair) eachAttribute(edge, EDGE_KEYS, (name, value) => builder.edgeValue(at, name, value));
  }
  return builder;
}

/** `{ "a": ["b", "c"] }`: every node with its neighbours. */
function neighboursOf(whole: Fields, builder: GraphBuilder): unknown[] | undefined {
  const lists = Object.entries(whole);
  const allLists = lists.every(([, list]) => Array.isArray(list) && list.every(isScalar));
  if ('nodes' in whole || lists.length < 2 || !allLists) return undefined;
  for (const [id] of lists) builder.seen(id);
  return lists.flatMap(([id, list]) => (list as unknown[]).map((other) => [id, other]));
}

interface Lists {
  /** None where edges alone are given. */
  readonly nodes: readonly unknown[] | undefined;
  readonly edges: readonly unknown[];
  readonly directed?: unknown;
}

function listsOf(data: unknown, builder: GraphBuilder): Lists {
  if (Array.isArray(data) && data.length > 0) return { nodes: undefined, edges: data };
  const whole = fieldsOf(data);
  const elements = whole.elements;
  if (Array.isArray(elements)) {
    const isEdge = (element: unknown) => partsOf(element).source !== undefined;
    return { nodes: elements.filter((element) => !isEdge(element)), edges: elements.filter(isEdge), directed: false };
  }
  const { nodes, edges, links } = elements === undefined ? whole : fieldsOf(elements);
  const ends = edges ?? links;
  if (Array.isArray(nodes) && Array.isArray(ends)) {
    const type = fieldsOf(whole.options).type;
    return { nodes, edges: ends, directed: type === undefined ? whole.directed : type === 'directed' };
  }
  if (nodes === undefined && Array.isArray(ends)) return { nodes, edges: ends, directed: whole.directed };
  const neighbours = neighboursOf(whole, builder);
  if (neighbours !== undefined) return { nodes: undefined, edges: neighbours };
  const expected =
    '{ nodes: [{ id }], edges: [{ source, target }] } (node-link, graphology) or { elements } (Cytoscape)';
  const actual = Array.isArray(whole.adjacency) ? "networkx's adjacency data; write node_link_data" : describe(data);
  return builder.fail({ expected, actual });
}

/** Cytoscape keeps what matters under `data`. */
function partsOf(entry: unknown): Fields {
  const own = fieldsOf(entry);
  return typeof own.data === 'object' && own.data !== null ? fieldsOf(own.data) : own;
}

function idOf(node: unknown): string | undefined {
  const { id, key } = partsOf(node);
  return textOf(id) ?? textOf(key);
}

/** d3 puts the node itself in the place of its id. */
function endOf(end: unknown): string | undefined {
  return typeof end === 'object' && end !== null ? idOf(end) : textOf(end);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
}

/** graphology keeps them under `attributes`, the others beside the id. */
function eachAttribute(entry: unknown, except: readonly string[], visit: (name: string, value: unknown) => void): void {
  const parts = partsOf(entry);
  const apart = typeof parts.attributes === 'object' && parts.attributes !== null;
  const all = apart ? fieldsOf(parts.attributes) : parts;
  for (const name of Object.keys(all)) if (apart || !except.includes(name)) visit(name, all[name]);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.every(isScalar) ? JSON.stringify(value.slice(0, 8)).slice(0, 60) : 'an array';
  if (typeof value !== 'object' || value === null) return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
  return `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'no entry'}`;
}
