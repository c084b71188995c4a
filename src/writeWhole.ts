import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from './errors';

/**
 * Writes a file whole or not at all, making its folder: beside it first, flushed, then moved into its place, so that a full disk or
 * a kill leaves what was there. What is no regular file, such as a pipe, or lies where no other file can be made, is written as it is.
 * @throws InputError for a place that cannot be written to, or a disk that is full
 * @example writeWhole('out/friends.csv', 'node,community\n')
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const there = statSync(file, { throwIfNoEntry: false });
    const target = there === undefined ? file : realpathSync(file);
    const part = `${target}.${process.pid}.part`;
    const beside = there === undefined || there.isFile() ? open(part, there?.mode) : undefined;
    if (beside === undefined) {
      writeFileSync(target, content);
      return;
    }
    try {
      writeAndClose(beside, content);
      renameSync(part, target);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  } catch (error) {
    const actual = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new InputError({ file, expected: 'a file that can be written', actual });
  }
}

function writeAndClose(descriptor: number, content: string | Uint8Array): void {
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Undefined where the folder takes no new file; the one that is there may still be written. */
function open(path: string, mode = 0o666): number | undefined {
  try {
    return openSync(path, 'w', mode);
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
