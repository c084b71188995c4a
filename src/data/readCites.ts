import { InputError } from '../errors';
import { readBytes } from '../graph/io/readBytes';
import { ByteCursor } from './ByteCursor';
import { normalizeId } from './normalizeId';

export interface ReadCitesOptions {
  /** Known node ids and their indices; an edge to any other id is an error. Default: ids are collected as they come. */
  index?: ReadonlyMap<string, number>;
}

export interface Cites {
  /** Node indices, one per line, as written: directions, repeats and self-loops kept. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Ids by node index; without `index` in order of appearance. */
  readonly ids: readonly string[];
}

/**
 * An edge file of the upstream's format, plain or gzipped: two node ids a line, separated by tabs or spaces, ids written
 * as integers, floats (`6.898e+03`) or names.
 * @throws InputError naming file and line for a line that has not two columns, an unknown id, an empty or truncated file
 * @example const { ids, source, target } = readCites('data/cache/cora/cora.cites');
 */
export function readCites(file: string, options: ReadCitesOptions = {}): Cites {
  const cursor = new ByteCursor(readBytes(file));
  const known = options.index;
  const index = new Map<string, number>(known);
  const source: number[] = [];
  const target: number[] = [];
  const lookUp = (raw: string, line: number): number => {
    const id = normalizeId(raw);
    const found = index.get(id);
    if (found !== undefined) return found;
    if (known !== undefined) {
      throw new InputError({ file, line, expected: `one of the ${known.size} known node ids`, actual: `"${id}"` });
    }
    index.set(id, index.size);
    return index.size - 1;
  };
  while (cursor.nextLine()) {
    const { line } = cursor;
    const fields: string[] = [];
    while (cursor.hasField()) fields.push(cursor.text());
    if (fields.length !== 2) throw new InputError({ file, line, expected: '2 columns', actual: `${fields.length}` });
    source.push(lookUp(fields[0]!, line));
    target.push(lookUp(fields[1]!, line));
  }
  if (source.length === 0) throw new InputError({ file, expected: 'at least one edge', actual: 'only blank lines' });
  const ids: string[] = [];
  for (const [id, at] of index) ids[at] = id;
  return { source: Int32Array.from(source), target: Int32Array.from(target), ids };
}
