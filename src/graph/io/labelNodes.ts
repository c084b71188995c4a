import type { GraphBuilder } from './GraphBuilder';
import { trimmed } from './table/splitFields';
import { bareName } from './weightNames';

/** Attributes that name a node, the best first: GEXF and Gephi say "label", igraph "name", graph-tool "vertex_name". */
const NAMES = ['label', 'name', 'title', 'vertexname', 'nodelabel', 'nodename', 'displayname'];

/**
 * What the file calls each node: its label, else the first of the attributes that name things, in any case of letters, else its
 * id. `used` is the attribute that says nothing beside the labels.
 */
export function labelNodes(builder: GraphBuilder): { labels: string[]; used: string | undefined } {
  const labels: string[] = [...builder.labels];
  const columns = [...builder.nodeColumns.keys()]
    .filter((name) => NAMES.includes(bareName(name)))
    .sort((a, b) => NAMES.indexOf(bareName(a)) - NAMES.indexOf(bareName(b)));
  for (const name of columns) {
    const { nodes, values } = builder.nodeColumns.get(name)!;
    nodes.forEach((node, i) => {
      const value = values[i];
      const text = typeof value === 'boolean' ? '' : String(value);
      if (labels[node] === undefined && trimmed(text) !== '') labels[node] = text;
    });
  }
  const used = builder.labels.length > 0 ? undefined : columns.find((name) => bareName(name) === 'label');
  return { labels: builder.ids.map((id, i) => labels[i] ?? id), used };
}
