import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { root } from '../paths.mjs';

const ts = createRequire(import.meta.url)('typescript');

function resolveModule(from, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const base = join(dirname(from), specifier);
  return [`${base}.ts`, join(base, 'index.ts')].find((path) => existsSync(path));
}

const isExported = (statement) => statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Names a statement declares; patterns do not occur at the top of a module of ours. */
function declaredNames(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return statement.name ? [statement.name.text] : [];
}

/** name → file, following `export … from` to where the name is declared; syntax alone, so it takes milliseconds. */
function exportsOf(file, seen = new Map()) {
  const found = seen.get(file) ?? new Map();
  if (seen.has(file)) return found;
  seen.set(file, found);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement)) {
      if (isExported(statement)) for (const name of declaredNames(statement)) found.set(name, file);
      continue;
    }
    const target = statement.moduleSpecifier ? resolveModule(file, statement.moduleSpecifier.text) : file;
    if (target === undefined) continue;
    if (!statement.exportClause) {
      for (const [name, path] of exportsOf(target, seen)) found.set(name, path);
    } else if (ts.isNamespaceExport(statement.exportClause)) {
      found.set(statement.exportClause.name.text, target);
    } else {
      const inner = target === file ? new Map() : exportsOf(target, seen);
      for (const { name, propertyName } of statement.exportClause.elements) {
        found.set(name.text, inner.get((propertyName ?? name).text) ?? target);
      }
    }
  }
  return found;
}

/** The entries of the package, and the file under src/ that each is. */
const ENTRIES = { clusternet: 'src/index.ts', 'clusternet/notebook': 'src/notebook/index.ts' };

/** By entry, every name that it exports and the file under src/ that declares it, relative to the project. */
export function publicNames(entries = ENTRIES) {
  const inProject = (file) => relative(root, file).replaceAll('\\', '/');
  const namesOf = (file) => new Map([...exportsOf(join(root, file))].map(([name, from]) => [name, inProject(from)]));
  return new Map(Object.entries(entries).map(([entry, file]) => [entry, namesOf(file)]));
}
