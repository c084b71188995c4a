import { createHash } from 'node:crypto';
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

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
