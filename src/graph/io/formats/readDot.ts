import type { TextSource } from '../decodeText';
import { GraphBuilder } from '../GraphBuilder';
import { type DotToken, dotTokens } from './dotTokens';

/** Deeper subgraphs, and more edges from one statement, than anybody draws. */
const MOST_DEPTH = 100;
const MOST_PAIRS = 1e6;

/**
 * DOT, Graphviz's language: nodes, edges and chains of them, subgraphs as ends of edges, attributes of nodes and edges; those
 * that graphs, `node [ … ]` and `edge [ … ]` set for all are passed over, as are ports.
 * @throws InputError naming the line where the text is no DOT
 */
export function readDot(source: TextSource): GraphBuilder {
  return new DotReader(source).read();
}

class DotReader {
  private readonly builder: GraphBuilder;
  private readonly tokens: ReturnType<typeof dotTokens>;
  private token: DotToken | undefined;
  private line = 1;

  constructor(source: TextSource) {
    this.builder = new GraphBuilder(source.file);
    this.tokens = dotTokens(source.whole());
    this.advance();
  }

  read(): GraphBuilder {
    if (this.isWord('strict')) this.advance();
    if (!this.isWord('graph') && !this.isWord('digraph')) this.fail('graph or digraph');
    this.builder.directed = this.isWord('digraph');
    this.advance();
    if (this.token?.kind === 'id') this.name();
    this.statements(0);
    if (this.token !== undefined) this.fail('one graph and nothing behind it');
    return this.builder;
  }

  /** `{ … }`: the nodes that occur in it. */
  private statements(depth: number): Set<number> {
    if (depth > MOST_DEPTH) this.fail(`at most ${MOST_DEPTH} subgraphs in subgraphs`);
    const nodes = new Set<number>();
    this.expect('{');
    while (!this.isSign('}')) {
      if (this.isSign(';') || this.isSign(',')) this.advance();
      else for (const node of this.statement(depth)) nodes.add(node);
    }
    this.advance();
    return nodes;
  }

  private statement(depth: number): Iterable<number> {
    if ((this.isWord('graph') || this.isWord('node') || this.isWord('edge')) && !this.token!.quoted) {
      this.advance();
      this.attributes();
      return [];
    }
    const ends = [this.end(depth)];
    if (ends[0] === undefined) return [];
    while (this.isSign('->') || this.isSign('--')) {
      this.advance();
      const next = this.end(depth);
      if (next === undefined) this.fail('a node or subgraph');
      ends.push(next!);
    }
    const { line } = this;
    const attributes = this.attributes();
    if (ends.length === 1) {
      if (ends[0].length === 1)
        for (const [name, value] of attributes) this.builder.nodeValue(ends[0][0]!, name, value);
    } else this.chain(ends as number[][], attributes, line);
    return ends.flatMap((nodes) => nodes ?? []);
  }

  private chain(ends: readonly (readonly number[])[], attributes: readonly [string, string][], line: number): void {
    for (let i = 1; i < ends.length; i++) {
      const [from, to] = [ends[i - 1]!, ends[i]!];
      if (from.length * to.length > MOST_PAIRS) this.fail(`at most ${MOST_PAIRS} edges from one statement`);
      for (const u of from) {
        for (const v of to) {
          const edge = this.builder.edge(u, v);
          for (const [name, value] of attributes) this.builder.edgeValue(edge, name, value, line);
        }
      }
    }
  }

  /** A node, or the nodes of a subgraph; undefined for `name = value`. */
  private end(depth: number): number[] | undefined {
    if (this.isWord('subgraph')) {
      this.advance();
      if (this.token?.kind === 'id') this.name();
      if (!this.isSign('{')) return [];
    }
    if (this.isSign('{')) return [...this.statements(depth + 1)];
    if (this.token?.kind !== 'id') this.fail('a node, an edge or "}"');
    const name = this.name();
    if (this.isSign('=')) {
      this.advance();
      this.name();
      return undefined;
    }
    while (this.isSign(':')) {
      this.advance();
      this.name();
    }
    return [this.builder.seen(name)];
  }

  /** `[a = b, c = d] [ … ]` */
  private attributes(): [string, string][] {
    const all: [string, string][] = [];
    while (this.isSign('[')) {
      this.advance();
      while (!this.isSign(']')) {
        const name = this.name();
        let value = 'true';
        if (this.isSign('=')) {
          this.advance();
          value = this.name();
        }
        all.push([name, value]);
        if (this.isSign(',') || this.isSign(';')) this.advance();
      }
      this.advance();
    }
    return all;
  }

  /** A name; texts in quotes are joined by `+`. */
  private name(): string {
    if (this.token?.kind !== 'id') this.fail('a name');
    let { text } = this.token!;
    this.advance();
    while (this.isSign('+')) {
      this.advance();
      if (this.token?.kind !== 'id') this.fail('a text');
      text += this.token!.text;
      this.advance();
    }
    return text;
  }

  private advance(): void {
    const { value, done } = this.tokens.next();
    if (done !== true) {
      this.token = value as DotToken;
      this.line = this.token.line;
      return;
    }
    this.token = undefined;
    if (value !== undefined)
      this.builder.fail({ line: value.line, expected: 'DOT', actual: 'a character that has no place in it' });
  }

  private isWord(word: string): boolean {
    return this.token?.kind === 'id' && !this.token.quoted && this.token.text.toLowerCase() === word;
  }

  private isSign(sign: string): boolean {
    if (this.token === undefined && sign === '}') this.fail('"}" for every "{"');
    return this.token?.kind === 'sign' && this.token.text === sign;
  }

  private expect(sign: string): void {
    if (!this.isSign(sign)) this.fail(`"${sign}"`);
    this.advance();
  }

  private fail(expected: string): never {
    const actual = this.token === undefined ? 'the end of the file' : `"${this.token.text.slice(0, 60)}"`;
    return this.builder.fail({ line: this.line, expected, actual });
  }
}
