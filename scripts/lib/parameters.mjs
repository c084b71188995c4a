import { createRequire } from 'node:module';

const ts = createRequire(import.meta.url)('typescript');

/** A mistake of whoever typed the command. */
export class UsageError extends Error {}

/** The values of `-p name=value`, over those that stand already; without a prototype, so that any name is a name. */
export function givenParameters(texts, before = {}) {
  const parameters = Object.assign(Object.create(null), before);
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`expected -p name=value, but got "${text}"`);
    parameters[text.slice(0, at)] = text.slice(at + 1);
  }
  return parameters;
}

function kindOf(initializer) {
  if (ts.isArrayLiteralExpression(initializer)) {
    return { list: true, element: initializer.elements.length > 0 ? kindOf(initializer.elements[0]) : {} };
  }
  if (ts.isStringLiteralLike(initializer)) return { type: 'string' };
  if (initializer.kind === ts.SyntaxKind.TrueKeyword || initializer.kind === ts.SyntaxKind.FalseKeyword) {
    return { type: 'boolean' };
  }
  const number = ts.isPrefixUnaryExpression(initializer) ? initializer.operand : initializer;
  return ts.isNumericLiteral(number) ? { type: 'number' } : {};
}

/** What the `parameters` cell declares: name → { kind, annotation }. */
function declared(source) {
  const found = new Map();
  for (const statement of ts.createSourceFile('parameters.ts', source, ts.ScriptTarget.ES2022, true).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer, type } of statement.declarationList.declarations) {
      if (initializer) found.set(name.getText(), { kind: kindOf(initializer), annotation: type?.getText() });
    }
  }
  return found;
}

function scalar(name, { type }, text) {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (type === 'number') {
    if (Number.isFinite(number)) return number;
    throw new UsageError(`parameter ${name}: expected a number, but got "${text}"`);
  }
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new UsageError(`parameter ${name}: expected true or false, but got "${text}"`);
  }
  return type === undefined && Number.isFinite(number) ? number : text;
}

/** Text from the command line becomes what the default is (`cora,fb` a list where a list is declared); JSON stays. */
function convert(name, kind, value) {
  if (typeof value !== 'string') return value;
  if (!kind.list) return scalar(name, kind, value);
  return value === '' ? [] : value.split(',').map((part) => scalar(name, kind.element, part));
}

/**
 * The cell to inject after the one tagged `parameters`: { index, source }, or null without values. `let`, not `const`,
 * so that `K` is a number and not the type `10`.
 */
export function parametersCell(notebook, values) {
  if (Object.keys(values).length === 0) return null;
  const index = notebook.cells.findIndex((cell) => cell.metadata.tags?.includes('parameters'));
  if (index < 0) throw new UsageError('expected a cell tagged "parameters", but the notebook has none');
  const known = declared([notebook.cells[index].source].flat().join(''));
  const lines = Object.entries(values).map(([name, value]) => {
    const parameter = known.get(name);
    if (!parameter) {
      throw new UsageError(`expected a parameter out of ${[...known.keys()].join(', ')}, but got "${name}"`);
    }
    const annotation = parameter.annotation ? `: ${parameter.annotation}` : '';
    return `let ${name}${annotation} = ${JSON.stringify(convert(name, parameter.kind, value))};`;
  });
  return { index: index + 1, source: lines.join('\n') };
}
