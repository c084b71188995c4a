type Attributes = Readonly<Record<string, unknown>>;
type Edge = readonly [key: string, attributes: Attributes, source: string, target: string];

/**
 * The class of the package graphology as far as ForceAtlas2 and the generator of the karate club ask for it: nodes and edges
 * in the order in which they were added. The whole one is a sixth of all that a browser loads.
 */
export class UndirectedGraph {
  readonly multi = false;
  private readonly all = new Map<string, Attributes>();
  private readonly edges: Edge[] = [];

  get order(): number {
    return this.all.size;
  }

  get size(): number {
    return this.edges.length;
  }

  addNode(node: unknown, attributes: Attributes): void {
    this.all.set(String(node), attributes);
  }

  addEdge(source: unknown, target: unknown, attributes: Attributes = {}): void {
    this.addEdgeWithKey(String(this.edges.length), source, target, attributes);
  }

  addEdgeWithKey(key: string, source: unknown, target: unknown, attributes: Attributes = {}): void {
    this.edges.push([key, attributes, String(source), String(target)]);
  }

  /** By this name and the next the packages know a graph. */
  addUndirectedEdgeWithKey(...edge: Parameters<UndirectedGraph['addEdgeWithKey']>): void {
    this.addEdgeWithKey(...edge);
  }

  dropNode(node: string): void {
    this.all.delete(node);
  }

  nodes(): string[] {
    return [...this.all.keys()];
  }

  getNodeAttribute(node: string, name: string): unknown {
    return this.all.get(node)?.[name];
  }

  forEachNode(visit: (node: string, attributes: Attributes) => void): void {
    for (const [node, attributes] of this.all) visit(node, attributes);
  }

  forEachEdge(visit: (...edge: Edge) => void): void {
    for (const edge of this.edges) visit(...edge);
  }
}

export default UndirectedGraph;
