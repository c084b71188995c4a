import ts from 'typescript';
import { isUsing } from './declaredNames';

/** What the runner hands to a compiled cell, beside `exports` and `require`. */
export const DYNAMIC_IMPORT = '__import';
export const DISPOSABLE = '__using';

/**
 * What makes a module out of a cell: its last expression is its result, `import()` is ours (so that it looks where the
 * cell's static imports do), and the values of `using` are disposed of when the cell has ended.
 */
export function beforeCommonJs(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context;

  function visit(node: ts.Node): ts.Node {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const args = node.arguments.map((argument) => ts.visitNode(argument, visit) as ts.Expression);
      return factory.createCallExpression(factory.createIdentifier(DYNAMIC_IMPORT), undefined, args);
    }
    return ts.visitEachChild(node, visit, context);
  }

  /** `let x;` says nothing in CommonJS, where the first line sets all exports; we leave that line out, see below. */
  function initialized(list: ts.VariableDeclarationList): ts.VariableDeclarationList {
    const declarations = list.declarations.map((each) =>
      each.initializer === undefined
        ? factory.updateVariableDeclaration(each, each.name, each.exclamationToken, each.type, factory.createVoidZero())
        : each,
    );
    return factory.updateVariableDeclarationList(list, declarations);
  }

  function disposed(list: ts.VariableDeclarationList): ts.VariableDeclarationList {
    const isAsync = (list.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing;
    const declarations = list.declarations.map((each) => {
      const args = [each.initializer!, isAsync ? factory.createTrue() : factory.createFalse()];
      const call = factory.createCallExpression(factory.createIdentifier(DISPOSABLE), undefined, args);
      return factory.updateVariableDeclaration(each, each.name, undefined, each.type, call);
    });
    return factory.createVariableDeclarationList(declarations, ts.NodeFlags.Const);
  }

  function topLevel(statement: ts.Statement, isLast: boolean): ts.Statement {
    if (isLast && ts.isExpressionStatement(statement)) {
      return ts.setTextRange(factory.createReturnStatement(statement.expression), statement);
    }
    if (!ts.isVariableStatement(statement)) return statement;
    const { declarationList: list, modifiers } = statement;
    if (modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return statement;
    if (isUsing(list)) return factory.updateVariableStatement(statement, modifiers, disposed(list));
    return factory.updateVariableStatement(statement, modifiers, initialized(list));
  }

  return (source) => {
    const statements = source.statements.map((statement, i) => {
      const visited = ts.visitNode(statement, visit) as ts.Statement;
      return topLevel(visited, i === source.statements.length - 1);
    });
    return factory.updateSourceFile(source, statements);
  };
}

/**
 * Leaves out `exports.a = exports.b = void 0;`, with which CommonJS begins: the names are the whole notebook's, and one
 * that a failed or interrupted cell did not come to keeps its value.
 */
export function afterCommonJs(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  return (source) =>
    context.factory.updateSourceFile(
      source,
      source.statements.filter((statement) => ts.getOriginalNode(statement) !== statement || !clearsExports(statement)),
    );
}

function clearsExports(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  let { expression } = statement;
  let isExport = false;
  while (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const { left } = expression;
    isExport =
      ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression) && left.expression.text === 'exports';
    if (!isExport) return false;
    expression = expression.right;
  }
  return isExport && ts.isVoidExpression(expression);
}
