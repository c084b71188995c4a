import type { TextSource } from '../decodeText';
import { GraphBuilder } from '../GraphBuilder';
import { type DeclaredAttribute, declareAttributes } from './attributeTypes';
import { readXml } from './readXml';

/** What the data at hand is of. */
type Owner = { readonly kind: 'node' | 'edge'; readonly at: number } | { readonly kind: 'other' };

/**
 * GraphML as networkx, igraph, graph-tool, Gephi, Neo4j and yEd write it: any prefix, keys for nodes, edges or all, before or
 * after what they describe, declared or not. yEd's labels and places are read; groups (graphs within nodes) are taken apart into
 * their nodes, the group itself being one.
 * @throws InputError naming the line: XML that is not well-formed, a hyperedge, a second graph, a node twice, an edge to none
 */
export function readGraphml(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const nodes = new Map<string, DeclaredAttribute>();
  const edges = new Map<string, DeclaredAttribute>();
  const owners: Owner[] = [];
  const defaults: boolean[] = [];
  let graphs = 0;
  let key: DeclaredAttribute | undefined;
  let data: { id: string; line: number; plain: boolean } | undefined;
  let text: string | undefined;

  const declare = (attributes: Readonly<Record<string, string>>): void => {
    const { id } = attributes;
    if (id === undefined) return;
    const target = attributes.for ?? 'all';
    key = {
      name: attributes['attr.name'] ?? attributes['yfiles.type'] ?? id,
      type: attributes['attr.type'] ?? 'string',
    };
    if (target === 'node' || target === 'all') nodes.set(id, key);
    if (target === 'edge' || target === 'all') edges.set(id, key);
  };

  readXml(source, 'graphml', {
    open(name, attributes, line) {
      if (data !== undefined) {
        data.plain = false;
        openDrawing(name, attributes);
        return;
      }
      switch (name) {
        case 'key':
          declare(attributes);
          break;
        case 'default':
          if (key !== undefined) text = '';
          break;
        case 'graph':
          if (defaults.length === 0 && graphs++ > 0) {
            builder.fail({ line, expected: 'one <graph>', actual: 'a second one beside the first' });
          }
          if (defaults.length > 0) builder.note('groups are taken apart into their nodes');
          defaults.push(attributes.edgedefault === 'directed');
          break;
        case 'node':
          owners.push({ kind: 'node', at: builder.node(attributes.id, line) });
          break;
        case 'edge':
          owners.push({ kind: 'edge', at: builder.edgeBetween(attributes.source, attributes.target, line) });
          builder.directed ||=
            attributes.directed === undefined ? defaults.at(-1) === true : attributes.directed === 'true';
          break;
        case 'hyperedge':
          builder.fail({ line, expected: 'edges between two nodes', actual: 'a hyperedge' });
          break;
        case 'port':
          owners.push({ kind: 'other' });
          break;
        case 'data':
          data = { id: attributes.key ?? '', line, plain: true };
          text = '';
          break;
      }
    },
    text(piece) {
      if (text !== undefined) text += piece;
    },
    close(name) {
      if (data !== undefined && name !== 'data') closeDrawing(name);
      else if (name === 'data' && data !== undefined) {
        const owner = owners.at(-1);
        if (data.plain && owner?.kind === 'node') builder.nodeValue(owner.at, data.id, text!);
        if (data.plain && owner?.kind === 'edge') builder.edgeValue(owner.at, data.id, text!, data.line);
        data = undefined;
        text = undefined;
      } else if (name === 'default' && key !== undefined) {
        key.standard = text!;
        text = undefined;
      } else if (name === 'key') key = undefined;
      else if (name === 'node' || name === 'edge' || name === 'port') owners.pop();
      else if (name === 'graph') defaults.pop();
    },
  });

  /** yEd keeps what one sees of a node in an element of its own. */
  function openDrawing(name: string, attributes: Readonly<Record<string, string>>): void {
    const owner = owners.at(-1);
    if (owner?.kind !== 'node') return;
    if (name === 'NodeLabel') text = '';
    if (name === 'Geometry' && builder.x[owner.at] === undefined) {
      builder.place(owner.at, Number.parseFloat(attributes.x ?? ''), Number.parseFloat(attributes.y ?? ''));
    }
  }

  function closeDrawing(name: string): void {
    const owner = owners.at(-1);
    if (name !== 'NodeLabel' || owner?.kind !== 'node') return;
    const label = (text ?? '').trim();
    if (label !== '') builder.labels[owner.at] ??= label;
    text = '';
  }

  if (graphs === 0) builder.fail({ expected: 'an element <graph>', actual: 'none' });
  declareAttributes(builder, nodes, edges);
  return builder;
}
