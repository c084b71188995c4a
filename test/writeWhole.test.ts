import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../src/errors';
import { writeWhole } from '../src/writeWhole';

/** What a full disk does to a flush. */
const full = vi.hoisted(() => ({ disk: false }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const fsyncSync = (descriptor: number) => {
    if (full.disk) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    fs.fsyncSync(descriptor);
  };
  return { ...fs, fsyncSync };
});

describe('writeWhole', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    full.disk = false;
    folder = mkdtempSync(join(tmpdir(), 'whole-'));
    file = join(folder, 'a.txt');
  });

  it('makes the folder, writes texts and bytes, and leaves nothing beside them', () => {
    const deep = join(folder, 'b', 'c', 'd.bin');
    writeWhole(deep, Uint8Array.of(1, 2));
    writeWhole(file, 'one');
    writeWhole(file, 'two');
    expect([...readFileSync(deep), readFileSync(file, 'utf8')]).toEqual([1, 2, 'two']);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b']);
    expect(readdirSync(join(folder, 'b', 'c'))).toEqual(['d.bin']);
  });

  it('leaves what was there, and nothing where there was nothing, when the disk is full', () => {
    writeWhole(file, 'kept');
    full.disk = true;
    const message = `${file}: expected a file that can be written, but got ENOSPC`;
    expect(() => writeWhole(file, 'lost')).toThrow(
      new InputError({ file, expected: 'a file that can be written', actual: 'ENOSPC' }),
    );
    expect(() => writeWhole(file, 'lost')).toThrow(message);
    expect(() => writeWhole(join(folder, 'new.txt'), 'lost')).toThrow(InputError);
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('keeps who may read it, and follows a link to where the file is', () => {
    const link = join(folder, 'link');
    writeFileSync(file, 'old');
    chmodSync(file, 0o600);
    symlinkSync(file, link);
    writeWhole(link, 'new');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', 0o600]);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'link']);
  });

  it('writes to what is no file', () => {
    writeWhole('/dev/null', 'gone');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('refuses a folder in its place, and a file in the place of its folder', () => {
    expect(() => writeWhole(folder, 'x')).toThrow(/expected a file that can be written, but got EISDIR/);
    writeFileSync(file, '');
    expect(() => writeWhole(join(file, 'b.txt'), 'x')).toThrow(/expected a file that can be written, but got E/);
    expect(existsSync(join(file, 'b.txt'))).toBe(false);
  });
});
