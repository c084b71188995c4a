import { InputError } from '../errors';
import type { NodeColumn, NodeColumns } from './Problem';

/**
 * The columns that a problem reads, checked and complete: what is not given has its default at every node.
 *
 * @param n nodes; each column has one number for each
 * @throws InputError for a column that the problem does not read, another length, a number that is not finite, below the
 * column's lowest, or other than 0 and 1 in a flag; the node's number is named
 * @example nodeColumns({ weight: { about: 'what a node is worth', default: 1 } }, undefined, 2).weight // Float64Array [1, 1]
 */
export function nodeColumns<Name extends string>(
  specs: Readonly<Record<Name, NodeColumn>>,
  given: NodeColumns | undefined,
  n: number,
): Readonly<Record<Name, Float64Array>> {
  const unknown = Object.keys(given ?? {}).find((name) => !Object.hasOwn(specs, name));
  if (unknown !== undefined) {
    const expected = `one of ${Object.keys(specs).join(', ')}`;
    throw new InputError({ what: 'node column', expected, actual: `"${unknown}"` });
  }
  const entries = Object.entries<NodeColumn>(specs).map(([name, spec]) => [
    name,
    checked(name, spec, given !== undefined && Object.hasOwn(given, name) ? given[name] : undefined, n),
  ]);
  return Object.fromEntries(entries);
}

function checked(name: string, spec: NodeColumn, values: ArrayLike<number> | undefined, n: number): Float64Array {
  if (values === undefined) return new Float64Array(n).fill(spec.default);
  const fits = spec.perSlot === true ? values.length > 0 && values.length % n === 0 : values.length === n;
  if (!fits) {
    throw new InputError({
      what: `node column ${name}`,
      expected: `n = ${n} numbers, one per node${spec.perSlot === true ? ', or as many for each slot' : ''}`,
      actual: `${values.length}`,
    });
  }
  const { low = Number.NEGATIVE_INFINITY, flag = false } = spec;
  const column = Float64Array.from(values);
  const wrong = column.findIndex((x) => !(Number.isFinite(x) && x >= low && (!flag || x === 0 || x === 1)));
  if (wrong === -1) return column;
  const range = low === Number.NEGATIVE_INFINITY ? 'a finite number' : `a finite number of at least ${low}`;
  const expected = flag ? '0 or 1' : range;
  throw new InputError({ what: `${name} of node ${wrong}`, expected, actual: String(values[wrong]) });
}
