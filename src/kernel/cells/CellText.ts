import ts from 'typescript';
import { type DeclaredName, declaredNames, isAugmentation, isRequire } from './declaredNames';

const EXPORT = 'export ';

/** Text that the compiler gets and the cell does not have, before a place in the cell. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * A cell as the compiler reads it: behind a first line that brings in the names of earlier cells, and with its own
 * top-level declarations exported, so that TypeScript's own transform to CommonJS keeps them where all cells find them.
 */
export class CellText {
  readonly names: readonly DeclaredName[];
  /** True if the cell changes the types of other modules (`declare global`). */
  readonly augments: boolean;
  /** Every identifier of the cell, properties included: the names of earlier cells that it may need are among them. */
  readonly identifiers: ReadonlySet<string>;
  /** In order of their places. */
  private readonly insertions: readonly Insertion[];
  private readonly body: string;

  constructor(readonly code: string) {
    // `export {}` makes `await` a keyword; at the end, so that positions are those of the cell.
    const source = ts.createSourceFile('cell.cts', `${code}\nexport {};`, ts.ScriptTarget.Latest, true);
    const statements = source.statements.filter((statement) => statement.getStart(source) < code.length);
    this.names = statements.flatMap((statement) => declaredNames(statement, source));
    this.augments = statements.some(isAugmentation);
    this.identifiers = identifiersOf(source);
    const exported = statements.filter((each) => isExportable(each, source));
    this.insertions = exported.flatMap((each) => [{ at: each.getStart(source), text: EXPORT }, ...emptyLists(each)]);
    this.body = [{ at: 0, text: '' }, ...this.insertions]
      .map(({ at, text }, i) => text + code.slice(at, this.insertions[i]?.at ?? code.length))
      .join('');
  }

  /** The whole text for the compiler. `head` is one line. */
  withHead(head: string): string {
    return `${head}\n${this.body}`;
  }

  /** The place in the cell of a place in `withHead(head)`; the cell's first character for one in the head. */
  toCell(position: number, head: string): number {
    const at = Math.max(0, position - head.length - 1);
    let added = 0;
    for (const { at: start, text } of this.insertions) {
      if (at < start + added) break;
      if (at < start + added + text.length) return start;
      added += text.length;
    }
    return Math.min(at - added, this.code.length);
  }

  /** The place in `withHead(head)` of a place in the cell. */
  fromCell(position: number, head: string): number {
    const before = this.insertions.filter(({ at }) => at <= position);
    return head.length + 1 + position + before.reduce((sum, { text }) => sum + text.length, 0);
  }
}

/** `const found = [];` holds anything: exported, it would hold nothing, while elsewhere TypeScript waits for what is pushed. */
function emptyLists(statement: ts.Statement): Insertion[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, type, initializer }) => {
    const empty =
      initializer !== undefined && ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0;
    return empty && type === undefined && ts.isIdentifier(name) ? [{ at: name.end, text: ': any[]' }] : [];
  });
}

function isExportable(statement: ts.Statement, source: ts.SourceFile): boolean {
  if (!ts.canHaveModifiers(statement) || ts.isImportDeclaration(statement)) return false;
  if (ts.isImportEqualsDeclaration(statement) && isRequire(statement)) return false;
  const exported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return exported !== true && declaredNames(statement, source).length > 0;
}

function identifiersOf(source: ts.SourceFile): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
