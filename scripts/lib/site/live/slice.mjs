import ts from 'typescript';

/** The top-level statements of all cells: each with the names it declares, those it uses, and where it stands. */
function statementsOf(sources) {
  const all = sources.flatMap((source, cell) => {
    const file = ts.createSourceFile(`cell ${cell + 1}.ts`, source, ts.ScriptTarget.ES2022, true);
    return file.statements.map((node) => ({ cell, node, text: node.getText(file), declares: declaredBy(node) }));
  });
  const used = freeNames(all.map(({ text }) => text));
  return all.map((statement, i) => ({ ...statement, uses: used[i] }));
}

/** Of each text, the names in it that nothing in it declares: TypeScript resolves the others. */
function freeNames(texts) {
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 };
  const files = new Map(texts.map((text, i) => [`${i}.ts`, `${text}\nexport {};`]));
  const host = {
    ...ts.createCompilerHost(options),
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name) => {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const checker = program.getTypeChecker();
  return [...files.keys()].map((name) => {
    const found = new Set();
    const visit = (node) => {
      if (ts.isTypeNode(node)) return;
      if (!ts.isIdentifier(node)) ts.forEachChild(node, visit);
      else if (isReference(node) && isFree(checker, node)) found.add(node.text);
    };
    visit(program.getSourceFile(name));
    return found;
  });
}

/** Whether an identifier may stand for a name: not behind a dot, not before the colon of an entry. */
function isReference(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node);
}

function isFree(checker, node) {
  const { parent } = node;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  return symbol?.declarations === undefined;
}

function bound(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));
}

function declaredBy(node) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({ name }) => bound(name));
  if (ts.isImportDeclaration(node)) return importedBy(node).map(({ name }) => name);
  return node.name && !ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node) ? [node.name.text] : [];
}

/** The names of an import, and what of the module each is: '*' for all, 'default', or an export. */
function importedBy({ importClause }) {
  if (importClause === undefined || importClause.isTypeOnly) return [];
  const { name, namedBindings } = importClause;
  const own = name === undefined ? [] : [{ name: name.text, of: 'default' }];
  if (namedBindings === undefined) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, { name: namedBindings.name.text, of: '*' }];
  const each = namedBindings.elements.map((one) => ({ name: one.name.text, of: (one.propertyName ?? one.name).text }));
  return [...own, ...each];
}

/** What a statement shows or prints stands on the page already: `nb.…` and `console.…` at its root. */
function isShowing({ node }) {
  if (!ts.isExpressionStatement(node)) return false;
  let root = node.expression;
  while (ts.isAwaitExpression(root) || ts.isCallExpression(root) || ts.isPropertyAccessExpression(root))
    root = root.expression;
  return ts.isIdentifier(root) && (root.text === 'nb' || root.text === 'console');
}

/**
 * The statements that `wanted` needs, in their order: those that declare a name that it uses, and what those need in turn; of
 * the cells in which they stand, also statements that declare nothing, use one of these names and show nothing, since they may
 * change what it stands for.
 */
function neededBy(all, wanted) {
  const kept = new Set(wanted);
  const cells = () => new Set([...kept].map(({ cell }) => cell));
  const declarationOf = (name, user) => {
    const at = all.indexOf(user);
    const earlier = all.filter((one, i) => one.declares.includes(name) && (i < at || one.cell === user.cell));
    return earlier.at(-1);
  };
  for (let grown = -1; grown !== kept.size; ) {
    grown = kept.size;
    for (const one of [...kept]) {
      for (const name of one.uses) {
        const declaration = one.declares.includes(name) ? undefined : declarationOf(name, one);
        if (declaration !== undefined) kept.add(declaration);
      }
    }
    const names = new Set([...kept].flatMap(({ declares }) => declares));
    const inCells = cells();
    for (const one of all) {
      const mayChange = one.declares.length === 0 && !isShowing(one) && !ts.isTypeAliasDeclaration(one.node);
      if (mayChange && inCells.has(one.cell) && [...one.uses].some((name) => names.has(name))) kept.add(one);
    }
  }
  return all.filter((one) => kept.has(one));
}

/** `await nb.controls(declaration, call)`: the call, or undefined. */
function controlsIn({ node }) {
  let call = ts.isExpressionStatement(node) ? node.expression : undefined;
  if (call !== undefined && ts.isAwaitExpression(call)) call = call.expression;
  if (call === undefined || !ts.isCallExpression(call)) return undefined;
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'controls' ? call : undefined;
}

/** JavaScript of a function's body; imports become constants, and parameters what the page gives. */
function compiled(statements, parametersCell) {
  const names = statements.flatMap(({ declares }) => declares);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`"${twice}" is declared in two cells that a live cell needs`);
  const text = statements.map(({ node, cell, text: own }) => {
    if (ts.isImportDeclaration(node)) return importText(node);
    return cell === parametersCell && ts.isVariableStatement(node) ? parameterText(node) : own;
  });
  const { outputText, diagnostics } = ts.transpileModule(`async () => {\n${text.join('\n')}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0) throw new Error(ts.flattenDiagnosticMessageText(diagnostics[0].messageText, '\n'));
  return outputText
    .trim()
    .replace(/;$/, '')
    .replace(/^async \(\) =>/, 'async (modules, given) =>');
}

function importText(node) {
  const module = `modules[${JSON.stringify(node.moduleSpecifier.text)}]`;
  return importedBy(node)
    .map(({ name, of }) => `const ${name} = ${of === '*' ? module : `${module}[${JSON.stringify(of)}]`};`)
    .join('\n');
}

function parameterText(node) {
  return node.declarationList.declarations
    .map(({ name, initializer }) => `const ${name.text} = given('${name.text}', ${initializer.getText()});`)
    .join('\n');
}

/**
 * What of a notebook the live cell at `at` needs, as JavaScript of functions of (modules, given). Types are left out: the
 * notebook's own run has checked them.
 * @param sources of the cells, '' for those without code
 * @returns undefined for a cell without controls; else { program, declaration, file, members, texts }: the cell with what it
 * needs; what makes its controls; the parameter that names the file it reads, if it reads one; the names that it asks of each
 * of its namespaces, as { module, name }; and the texts in it, of which some may be files
 */
export function liveSlice(sources, at, parametersCell) {
  const all = statementsOf(sources.slice(0, at + 1));
  const own = all.filter(({ cell }) => cell === at);
  const target = own.find((statement) => controlsIn(statement) !== undefined);
  if (target === undefined) return undefined;
  const kept = neededBy(all, [target]);
  const [controls] = controlsIn(target).arguments;
  const asked = { ...target, node: controls, declares: [], uses: freeNames([`(${controls.getText()})`])[0] };
  const before = neededBy([...all.filter((one) => one !== target), asked], [asked]).filter((one) => one !== asked);
  const returned = { ...asked, text: `return ${controls.getText()};` };
  return {
    program: compiled(kept, parametersCell),
    declaration: compiled([...before, returned], parametersCell),
    file: fileIn(kept, parametersCell),
    members: membersOf(kept),
    texts: textsOf(kept),
  };
}

/** The parameter in `cn.readGraphFile(parameter)`. */
function fileIn(statements, parametersCell) {
  const parameters = statements.filter(({ cell }) => cell === parametersCell).flatMap(({ declares }) => declares);
  const read = statements.map(({ text }) => /\breadGraphFile\((\w+)\)/.exec(text)?.[1]);
  return read.find((name) => parameters.includes(name));
}

function membersOf(statements) {
  const namespaces = new Map(
    statements
      .filter(({ node }) => ts.isImportDeclaration(node))
      .flatMap(({ node }) => importedBy(node).map(({ name }) => [name, node.moduleSpecifier.text])),
  );
  const found = [];
  const visit = (one) => {
    if (ts.isTypeNode(one)) return;
    if (ts.isPropertyAccessExpression(one) && ts.isIdentifier(one.expression) && namespaces.has(one.expression.text)) {
      found.push({ module: namespaces.get(one.expression.text), name: one.name.text });
    }
    ts.forEachChild(one, visit);
  };
  for (const { node } of statements) visit(node);
  return found;
}

function textsOf(statements) {
  const found = new Set();
  const visit = (one) => {
    if (ts.isStringLiteral(one)) found.add(one.text);
    ts.forEachChild(one, visit);
  };
  for (const { node } of statements) if (!ts.isImportDeclaration(node)) visit(node);
  return [...found];
}
