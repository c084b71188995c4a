import ts from 'typescript';

/** How a name of the notebook came to be, and so how a later cell gets at it. */
export type NameKind = 'variable' | 'fixed' | 'type' | 'import';

/** A name that a cell declares at its top level. */
export interface DeclaredName {
  name: string;
  kind: NameKind;
  /** Of an import: the declaration of this one name, to be repeated in the cells that use it. */
  importText?: string;
}

const fixed = (name: string): DeclaredName => ({ name, kind: 'fixed' });

/** What a statement at the top level of a cell declares; [] for one that declares nothing. */
export function declaredNames(statement: ts.Statement, source: ts.SourceFile): DeclaredName[] {
  if (ts.isVariableStatement(statement)) return variables(statement.declarationList);
  if (ts.isImportDeclaration(statement)) return importedNames(statement, source);
  if (ts.isImportEqualsDeclaration(statement)) {
    if (!isRequire(statement)) return [fixed(statement.name.text)];
    return [{ name: statement.name.text, kind: 'import', importText: statement.getText(source) }];
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [{ name: statement.name.text, kind: 'type' }];
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    return statement.name === undefined ? [] : [fixed(statement.name.text)];
  }
  if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name) && !isGlobal(statement)) {
    return [fixed(statement.name.text)];
  }
  return [];
}

/** `import x = require('…')`, not another name for a namespace. */
export const isRequire = (statement: ts.ImportEqualsDeclaration): boolean =>
  ts.isExternalModuleReference(statement.moduleReference);

/** `declare global` or `declare module '…'`: it changes other modules as long as its cell is part of the program. */
export function isAugmentation(statement: ts.Statement): boolean {
  return ts.isModuleDeclaration(statement) && (isGlobal(statement) || ts.isStringLiteral(statement.name));
}

const isGlobal = (declaration: ts.ModuleDeclaration): boolean =>
  (declaration.flags & ts.NodeFlags.GlobalAugmentation) !== 0;

/** True of `using` and `await using`, whose values end with the cell. */
export function isUsing(list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using;
}

function variables(list: ts.VariableDeclarationList): DeclaredName[] {
  if (isUsing(list)) return [];
  const kind = list.flags & ts.NodeFlags.Const ? 'fixed' : 'variable';
  return list.declarations.flatMap(({ name }) => bound(name).map((each) => ({ name: each, kind })));
}

function bound(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));
}

function importedNames(statement: ts.ImportDeclaration, source: ts.SourceFile): DeclaredName[] {
  const clause = statement.importClause;
  if (clause === undefined) return [];
  const from = `from ${statement.moduleSpecifier.getText(source)}`;
  const type = clause.isTypeOnly ? 'type ' : '';
  const found: DeclaredName[] = [];
  const add = (name: ts.Identifier, what: string) =>
    found.push({ name: name.text, kind: 'import', importText: `import ${type}${what} ${from};` });
  if (clause.name !== undefined) add(clause.name, clause.name.text);
  const bindings = clause.namedBindings;
  if (bindings === undefined) return found;
  if (ts.isNamespaceImport(bindings)) add(bindings.name, bindings.getText(source));
  else for (const element of bindings.elements) add(element.name, `{ ${element.getText(source)} }`);
  return found;
}
