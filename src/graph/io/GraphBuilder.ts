import { InputError } from '../../errors';
import { EdgeColumn } from './EdgeColumn';
import type { AttributeValue } from './GraphFile';
import { IdIndex } from './IdIndex';
import { NumberList } from './NumberList';
import type { Delimiter } from './ReadReport';

/** Values of some nodes. */
interface NodeColumn {
  readonly nodes: number[];
  readonly values: AttributeValue[];
  /** What it says of a node that has no value of its own. */
  standard?: AttributeValue;
}

/**
 * Where every reader puts what it finds; `finishGraph` makes the graph of it. Nodes have an index from the first time that they
 * are named; any text is an id.
 */
export class GraphBuilder {
  readonly source = NumberList.integers();
  readonly target = NumberList.integers();
  readonly edgeColumns = new Map<string, EdgeColumn>();
  readonly nodeColumns = new Map<string, NodeColumn>();
  /** By node, where the file names it apart from its attributes. */
  readonly labels: string[] = [];
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly notes: string[] = [];
  directed = false;
  skippedLines = 0;
  header: readonly string[] | null = null;
  delimiter: Delimiter | null = null;
  /** The column that holds the weights, where the reader has chosen it; among `edgeColumns`. */
  weightColumn: string | undefined;
  lengthColumn: string | undefined;
  /** Columns of a table that were numbers where it was looked at, read or not. */
  candidates: readonly string[] | undefined;
  private readonly index = new IdIndex();
  private readonly declared: boolean[] = [];
  /** Ends of edges that are no node yet. */
  private readonly pending = new Map<number, { end: string; line: number | undefined; what: string | undefined }>();

  constructor(readonly file: string) {}

  get ids(): readonly string[] {
    return this.index.ids;
  }

  /** The index of a node, new or known; in formats in which an edge is enough to make its nodes. */
  seen(id: string): number {
    const known = this.index.get(id);
    return known < 0 ? this.index.add(id) : known;
  }

  /** `seen` of a whole number as it is printed, up to nine digits. */
  seenNumber(number: number): number {
    const known = this.index.getNumber(number);
    return known < 0 ? this.index.add(String(number)) : known;
  }

  /**
   * A node that the file lists.
   * @throws InputError when it was listed before, or has no id
   */
  node(id: string | undefined, line?: number, what?: string): number {
    if (id === undefined || id === '') this.fail({ line, what, expected: 'a node with an id', actual: 'one without' });
    const at = this.seen(id!);
    if (this.declared[at]) this.fail({ line, what, expected: 'each node id once', actual: `"${id}" again` });
    this.declared[at] = true;
    if (this.pending.size > 0) this.pending.delete(at);
    return at;
  }

  /** An edge between nodes that the file lists, before or after it; its index. */
  edgeBetween(source: string | undefined, target: string | undefined, line?: number, what?: string): number {
    return this.edge(this.end('source', source, line, what), this.end('target', target, line, what));
  }

  /** By indices; its index. */
  edge(source: number, target: number): number {
    this.source.push(source);
    this.target.push(target);
    return this.source.length - 1;
  }

  edgeValue(edge: number, name: string, value: unknown, line?: number): void {
    if (value !== null && value !== undefined) this.edgeColumn(name).add(edge, value, line);
  }

  edgeColumn(name: string): EdgeColumn {
    let column = this.edgeColumns.get(name);
    if (column === undefined) {
      column = new EdgeColumn(name);
      this.edgeColumns.set(name, column);
    }
    return column;
  }

  nodeValue(node: number, name: string, value: AttributeValue | undefined): void {
    if (value === null || value === undefined) return;
    const column = this.nodeColumn(name);
    column.nodes.push(node);
    column.values.push(value);
  }

  nodeColumn(name: string): NodeColumn {
    let column = this.nodeColumns.get(name);
    if (column === undefined) {
      column = { nodes: [], values: [] };
      this.nodeColumns.set(name, column);
    }
    return column;
  }

  place(node: number, x: number, y: number): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    this.x[node] = x;
    this.y[node] = y;
  }

  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence);
  }

  /** @throws InputError when an edge led to a node that never came */
  requireNodes(): void {
    const [first] = this.pending;
    if (first === undefined) return;
    const [at, { end, line, what }] = first;
    const actual = `"${this.ids[at]}", which is no node`;
    this.fail({ line, what, expected: `a ${end} among the nodes`, actual });
  }

  fail(details: { expected: string; actual: string; line?: number | undefined; what?: string | undefined }): never {
    const { line, what, expected, actual } = details;
    throw new InputError({
      file: this.file,
      ...(line === undefined ? {} : { line }),
      ...(what === undefined ? {} : { what: shortened(what) }),
      expected: shortened(expected),
      actual: shortened(actual),
    });
  }

  private end(end: string, id: string | undefined, line?: number, what?: string): number {
    if (id === undefined || id === '') {
      this.fail({ line, what, expected: `a ${end} among the nodes`, actual: 'an edge without one' });
    }
    const at = this.seen(id!);
    if (!this.declared[at] && !this.pending.has(at)) this.pending.set(at, { end, line, what });
    return at;
  }
}

/** An error is a sentence, however long the names in it are. */
function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
