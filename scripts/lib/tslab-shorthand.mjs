import Module from 'node:module';

const BEFORE = `        function wrapPrevIdentifier(node) {
            var _a, _b;`;

const AFTER = `        function wrapPrevIdentifier(node) {
            var _a, _b;
            if (ts.isShorthandPropertyAssignment(node)) {
                const symbol = checker.getShorthandAssignmentValueSymbol(node);
                const declarations = (symbol && symbol.declarations) || [];
                return declarations.some((decl) => decl.getSourceFile() === declsFile)
                    ? ts.factory.createPropertyAssignment(ts.factory.createIdentifier(node.name.text),
                        ts.factory.createPropertyAccessExpression(ts.factory.createIdentifier("exports"), node.name.text))
                    : node;
            }
            if (node.parent && ts.isBindingElement(node.parent) && node.parent.propertyName === node) return node;`;

/**
 * Mends tslab 1.0.22, which forgets variables of earlier cells in shorthand properties: `{ seed }` threw "seed is not
 * defined" while `{ seed: seed }` worked. And where a value of an earlier cell is taken apart, it took names of
 * properties for variables: `({ full: graph }) => …` became a syntax error. Call before tslab is loaded. Another version
 * of tslab is left as it is.
 */
export function mendShorthandProperties() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (source, file) {
    const converter = /tslab[\\/]dist[\\/]converter\.js$/.test(file);
    return compile.call(this, converter ? source.replace(BEFORE, AFTER) : source, file);
  };
}
