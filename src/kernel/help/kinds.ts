import ts from 'typescript';

/** JupyterLab's words for what a symbol is, which choose the icon. */
const words: [ts.SymbolFlags, string][] = [
  [ts.SymbolFlags.Class, 'class'],
  [ts.SymbolFlags.Function, 'function'],
  [ts.SymbolFlags.Method, 'method'],
  [ts.SymbolFlags.Enum | ts.SymbolFlags.EnumMember, 'enum'],
  [ts.SymbolFlags.Interface, 'interface'],
  [ts.SymbolFlags.TypeAlias | ts.SymbolFlags.TypeParameter, 'type'],
  [ts.SymbolFlags.Property | ts.SymbolFlags.Accessor, 'property'],
  [ts.SymbolFlags.Module, 'module'],
];

/**
 * What the names are that may stand at a place: those of the object before the dot, or those in sight there. Asked of the
 * checker, because the language service calls everything that is imported or handed on an alias.
 */
export function kindsAt(program: ts.Program, file: string, position: number): (name: string) => string {
  const checker = program.getTypeChecker();
  const symbols = new Map(symbolsAt(checker, program.getSourceFile(file)!, position).map((each) => [each.name, each]));
  return (name) => {
    const symbol = symbols.get(name);
    if (symbol === undefined) return 'keyword';
    const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return words.find(([mask]) => (flags & mask) !== 0)?.[1] ?? 'variable';
  };
}

function symbolsAt(checker: ts.TypeChecker, source: ts.SourceFile, position: number): ts.Symbol[] {
  const node = deepest(source, position);
  const access = ts.isPropertyAccessExpression(node) ? node : node.parent;
  if (ts.isPropertyAccessExpression(access) && position > access.expression.end) {
    return checker.getTypeAtLocation(access.expression).getApparentProperties();
  }
  return checker.getSymbolsInScope(node, ~0 as ts.SymbolFlags);
}

/** The smallest node around a place, or the one that ends there. */
function deepest(source: ts.SourceFile, position: number): ts.Node {
  let node: ts.Node = source;
  for (;;) {
    let inner: ts.Node | undefined;
    ts.forEachChild(node, (child) => {
      if (child.getStart(source) <= position && position <= child.end) inner ??= child;
    });
    if (inner === undefined) return node;
    node = inner;
  }
}
