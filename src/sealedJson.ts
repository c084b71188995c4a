import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from './errors';

const SEAL = /,"sha256":"([0-9a-f]{64})"\}\n$/;

/** JSON text of an object, with the hash of that text as its last entry. */
export function sealedJson(text: string): string {
  return `${text.slice(0, -1)},"sha256":"${hashOf(text)}"}\n`;
}

/**
 * The text that was sealed. @throws InputError naming the file when any bit of it is another one
 * @example JSON.parse(unsealedJson(readFileSync(file, 'utf8'), file))
 */
export function unsealedJson(sealed: string, file: string): string {
  const found = SEAL.exec(sealed);
  if (found === null)
    throw new InputError({ file, expected: 'JSON that ends with its sha256', actual: 'none at its end' });
  const text = `${sealed.slice(0, found.index)}}`;
  const actual = hashOf(text);
  if (actual !== found[1])
    throw new InputError({ file, expected: `text of sha256 ${found[1]}`, actual: `${actual}: it is damaged` });
  return text;
}

/**
 * What was sealed in a file, an object whose first entry is its `format`.
 * @param revive as `JSON.parse` takes it
 * @throws InputError naming a file that cannot be read, is of another format, or is damaged
 * @example readSealedJson('model.json', 'clusternet-cnc/2')
 */
export function readSealedJson(
  file: string,
  format: string,
  revive?: (name: string, value: unknown) => unknown,
): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError({ file, expected: 'a file to read', actual: (error as NodeJS.ErrnoException).code ?? 'none' });
  }
  const found = /^\{"format":"([^"]{0,80})"/.exec(text)?.[1] ?? 'none';
  if (found !== format) throw new InputError({ file, expected: `format ${format}`, actual: found });
  return JSON.parse(unsealedJson(text, file), revive);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
