import { InputError } from '../errors';

const files = new Map<string, Uint8Array<ArrayBuffer>>();

/**
 * Gives a file to whatever reads one by its name, such as `readGraphFile`: a browser has no folder to find it in. The bytes
 * stay in this page's memory.
 * @param name what it is read by
 * @param bytes the whole file, unpacked; null takes it away again
 * @example provideFile('mine.csv', new Uint8Array(await file.arrayBuffer())); readGraphFile('mine.csv')
 */
export function provideFile(name: string, bytes: Uint8Array<ArrayBuffer> | null): void {
  if (bytes === null) files.delete(name);
  else files.set(name, bytes);
}

/** @throws InputError for a name that nobody provided */
export function providedFile(name: string): Uint8Array<ArrayBuffer> {
  const bytes = files.get(name);
  if (bytes !== undefined) return bytes;
  throw new InputError({ file: name, expected: 'a file that was given by provideFile', actual: 'none of that name' });
}
