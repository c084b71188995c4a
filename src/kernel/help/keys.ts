const PATH =
  /([\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*)(\.|\[(['"]))([^'"[\].\s]*)$/u;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Keys of a value that the notebook has, where its type names none: `cn.baselines.`, `table['`. */
export interface Keys {
  names: string[];
  /** What of the name is typed already. */
  typed: string;
}

/**
 * The keys that may follow the end of `code`; none unless it ends in a path of names.
 * @param look - a variable's value
 */
export function keysAfter(code: string, look: (name: string) => unknown): Keys {
  const [, path, access, , typed] = PATH.exec(code) ?? [];
  if (path === undefined || access === undefined || typed === undefined) return { names: [], typed: '' };
  const [root, ...rest] = path.split('.');
  let value = look(root!);
  for (const name of rest) value = dataOf(value, name);
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
  const all = isRecord ? Object.keys(value as object) : [];
  return { names: access === '.' ? all.filter((name) => IDENTIFIER.test(name)) : all, typed };
}

/** A property that is there without running anybody's code. */
function dataOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const property = Object.getOwnPropertyDescriptor(value, name);
  // Modules that TypeScript has compiled have a getter for each name that they hand on.
  return property?.get !== undefined && '__esModule' in value ? property.get.call(value) : property?.value;
}
