import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/**
 * Everything that a user can import has a doc comment, and a function an example of its use that TypeScript can read. The
 * public surface is what the two entries export, followed through every `export … from`.
 */

const ROOT = resolve(__dirname, '..');
interface Public {
  /** As in an error message: `hopsToNearest (src/graph/distance/hopsToNearest.ts)`. */
  readonly label: string;
  readonly kind: 'class' | 'function';
  /** The text of the doc comment, null without one. */
  readonly doc: string | null;
  /** The text of each `@example`. */
  readonly examples: readonly string[];
}

const files = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = files.get(file);
  if (known !== undefined) return known;
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  files.set(file, parsed);
  return parsed;
}

/** The file that a relative specifier names; undefined for a package. */
function fileOf(from: string, specifier: ts.Expression | undefined): string | undefined {
  if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return undefined;
  const base = resolve(dirname(from), specifier.text);
  const file = [`${base}.ts`, join(base, 'index.ts')].find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`${relative(ROOT, from)} exports from ${specifier.text}, which is no file`);
  return file;
}

/** What a file exports, all of it or the names asked for. */
function exported(file: string, names?: ReadonlySet<string>): Public[] {
  const found: Public[] = [];
  const wanted = (name: string) => names === undefined || names.has(name);
  for (const statement of parse(file).statements) {
    if (ts.isExportDeclaration(statement)) {
      if (statement.isTypeOnly) continue;
      const clause = statement.exportClause;
      const from = fileOf(file, statement.moduleSpecifier);
      if (from === undefined) continue;
      if (clause === undefined) found.push(...exported(from, names));
      else if (ts.isNamespaceExport(clause)) found.push(...exported(from));
      else {
        const chosen = clause.elements.filter((element) => !element.isTypeOnly && wanted(element.name.text));
        const originals = chosen.map(({ name, propertyName }) => (propertyName ?? name).text);
        if (originals.length > 0) found.push(...exported(from, new Set(originals)));
      }
    } else if (isExported(statement)) found.push(...declared(statement, file).filter(({ name }) => wanted(name)));
  }
  return found;
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** The functions and classes that a statement declares. Of an overloaded function the first declaration bears the comment. */
function declared(statement: ts.Statement, file: string): (Public & { name: string })[] {
  const describe = (name: string, kind: Public['kind']) => {
    const label = `${name} (${relative(ROOT, file)})`;
    const comments = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
    const tags = comments.flatMap(({ tags = [] }) => [...tags]).filter(({ tagName }) => tagName.text === 'example');
    const examples = tags.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
    return { name, kind, label, doc: comments.at(-1)?.getText() ?? null, examples };
  };
  if (ts.isClassDeclaration(statement)) return [describe(statement.name!.text, 'class')];
  if (ts.isFunctionDeclaration(statement)) {
    const name = statement.name!.text;
    return firstDeclaration(name, file) === statement ? [describe(name, 'function')] : [];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && isFunction(initializer))
    .map(({ name }) => describe(name.getText(), 'function'));
}

function firstDeclaration(name: string, file: string): ts.Statement | undefined {
  return parse(file).statements.find((other) => ts.isFunctionDeclaration(other) && other.name?.text === name);
}

function isFunction(value: ts.Expression): boolean {
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value);
}

function canBeRead(example: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(example, { reportDiagnostics: true });
  return example.trim() !== '' && diagnostics.length === 0;
}

const entries = ['src/index.ts', 'src/notebook/index.ts'].map((entry) => join(ROOT, entry));
const surface = entries.flatMap((entry) => exported(entry));
const labels = (items: readonly Public[]) => items.map(({ label }) => label);

it('the public surface is found, that of folders inside others included', () => {
  expect(labels(surface)).toContain('hopsToNearest (src/graph/distance/hopsToNearest.ts)');
  expect(labels(surface)).toContain('softAssign (src/ops/softAssign.ts)');
  expect(labels(surface)).toContain('Graph (src/graph/Graph.ts)');
});

it('every public function and class has a doc comment', () => {
  expect(labels(surface.filter(({ doc }) => doc === null))).toEqual([]);
});

it('every public function has an example', () => {
  expect(labels(surface.filter(({ kind, examples }) => kind === 'function' && examples.length === 0))).toEqual([]);
});

it('every example can be read as TypeScript', () => {
  expect(labels(surface.filter(({ examples }) => !examples.every(canBeRead)))).toEqual([]);
});
