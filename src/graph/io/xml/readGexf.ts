import type { TextSource } from '../decodeText';
import { GraphBuilder } from '../GraphBuilder';
import { trimmed } from '../table/splitFields';
import { type DeclaredAttribute, declareAttributes } from './attributeTypes';
import { readXml } from './readXml';

/** Where an edge's own weight is kept: no XML holds this character, so that no attribute's id is the same. */
const OWN_WEIGHT = '\0weight';

/**
 * GEXF 1.0 to 1.3 as Gephi, networkx and sigma write it: nodes within nodes, edges before or after nodes, attributes declared
 * before or after them or not at all; of values that change in time the last counts. Labels and places are read.
 * @throws InputError naming the line: XML that is not well-formed, a second graph, a node twice, an edge to none
 */
export function readGexf(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const nodes = new Map<string, DeclaredAttribute>();
  const edges = new Map<string, DeclaredAttribute>([[OWN_WEIGHT, { name: 'weight', type: 'double' }]]);
  const owners: { kind: 'node' | 'edge'; at: number; said: Set<string> | undefined }[] = [];
  let graphs = 0;
  let directed = false;
  let declaring: Map<string, DeclaredAttribute> | undefined;
  let attribute: DeclaredAttribute | undefined;
  let text: string | undefined;

  const addValue = (id: string, value: string, line: number): void => {
    const owner = owners.at(-1);
    if (owner === undefined) return;
    owner.said ??= new Set();
    if (owner.said.has(id)) builder.note('of values that change in time the last counts');
    owner.said.add(id);
    if (owner.kind === 'node') builder.nodeValue(owner.at, id, value);
    else builder.edgeValue(owner.at, id, value, line);
  };

  readXml(source, 'gexf', {
    open(name, attributes, line) {
      switch (name) {
        case 'graph':
          if (graphs++ > 0) builder.fail({ line, expected: 'one <graph>', actual: 'a second one' });
          directed = attributes.defaultedgetype === 'directed' || attributes.defaultedgetype === 'mutual';
          break;
        case 'attributes':
          declaring = attributes.class === 'edge' ? edges : nodes;
          break;
        case 'attribute': {
          if (declaring === undefined || attributes.id === undefined) break;
          attribute = { name: attributes.title ?? attributes.id, type: attributes.type ?? 'string' };
          declaring.set(attributes.id, attribute);
          break;
        }
        case 'default':
          if (attribute !== undefined) text = '';
          break;
        case 'node': {
          const at = builder.node(attributes.id, line);
          if (attributes.label !== undefined && trimmed(attributes.label) !== '') builder.labels[at] = attributes.label;
          owners.push({ kind: 'node', at, said: undefined });
          break;
        }
        case 'edge': {
          const at = builder.edgeBetween(attributes.source, attributes.target, line);
          builder.edgeValue(at, OWN_WEIGHT, attributes.weight, line);
          builder.directed ||= attributes.type === undefined ? directed : attributes.type !== 'undirected';
          owners.push({ kind: 'edge', at, said: undefined });
          break;
        }
        case 'attvalue':
          addValue(attributes.for ?? attributes.id ?? attributes.attr ?? '', attributes.value ?? '', line);
          break;
        case 'position': {
          const owner = owners.at(-1);
          if (owner?.kind !== 'node') break;
          builder.place(owner.at, Number.parseFloat(attributes.x ?? ''), Number.parseFloat(attributes.y ?? ''));
          break;
        }
      }
    },
    text(piece) {
      if (text !== undefined) text += piece;
    },
    close(name) {
      if (name === 'node' || name === 'edge') owners.pop();
      else if (name === 'attributes') declaring = undefined;
      else if (name === 'attribute') attribute = undefined;
      else if (name === 'default' && attribute !== undefined) {
        attribute.standard = text!;
        text = undefined;
      }
    },
  });
  if (graphs === 0) builder.fail({ expected: 'an element <graph>', actual: 'none' });
  declareAttributes(builder, nodes, edges);
  return builder;
}
