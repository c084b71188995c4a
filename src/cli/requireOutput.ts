import { closeSync, existsSync, mkdirSync, openSync, realpathSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../errors';

/**
 * Whether a file can be written, tried before anything takes time: its folder is made, and what is there stays as it is.
 * @param inputs files that are read, which must not be overwritten
 * @throws InputError for one of them, or a place that cannot be written to
 */
export function requireOutput(file: string, inputs: readonly (string | undefined)[]): void {
  const there = existsSync(file);
  const own = there ? realpathSync(file) : file;
  const input = inputs.find((one) => one !== undefined && existsSync(one) && realpathSync(one) === own);
  if (input !== undefined) {
    const expected = 'another file than what is read, which would be overwritten';
    throw new InputError({ what: 'output', expected, actual: `"${file}"` });
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a'));
    if (!there) unlinkSync(file);
  } catch (error) {
    const actual = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new InputError({ file, expected: 'a file that can be written', actual });
  }
}
