import type * as fs from 'node:fs';
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/errors';
import { JsonLines } from '../../src/experiments/JsonLines';

/** How many bytes still fit on the disk. */
let room = Number.POSITIVE_INFINITY;
vi.mock('node:fs', async (original) => {
  const actual = await original<typeof fs>();
  const writeSync = (descriptor: number, bytes: Uint8Array, from: number): number => {
    const fit = Math.min(room, bytes.length - from);
    if (fit === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    room -= fit;
    return actual.writeSync(descriptor, bytes, from, fit);
  };
  return { ...actual, writeSync };
});

let folder: string;
beforeEach(() => {
  room = Number.POSITIVE_INFINITY;
  folder = mkdtempSync(join(tmpdir(), 'json-lines-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Named {
  name: string;
  value: number;
}
const open = (path: string) => new JsonLines<Named>(path, ({ name }) => name);

describe('JsonLines', () => {
  it('reads what it wrote; a later line counts; half a line at the end is passed over and gone with the next', () => {
    const file = join(folder, 'new', 'lines.jsonl');
    const lines = open(file);
    expect(lines.all()).toEqual([]);
    for (const [name, value] of [
      ['a', 1],
      ['ä', 2],
      ['a', 3],
    ] as const)
      lines.append({ name, value });
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '{"name":"c","val');
    const again = open(file);
    expect(again.all()).toEqual(lines.all());
    expect([again.all(), again.damaged]).toEqual([
      [
        { name: 'a', value: 3 },
        { name: 'ä', value: 2 },
      ],
      [],
    ]);
    again.append({ name: 'd', value: 4 });
    expect(readFileSync(file, 'utf8')).toBe(`${whole}{"name":"d","value":4}\n`);
  });

  it('passes over lines that are no entries, names them and leaves them', () => {
    const file = join(folder, 'lines.jsonl');
    appendFileSync(file, '{"name":"a","value":1}\nnonsense\nnull\n\n{"name":"b","va{"name":"c","value":3}\n7\n');
    const lines = new JsonLines<Named>(file, (entry) => {
      if (typeof entry.name !== 'string') throw new Error('no name');
      return entry.name;
    });
    lines.append({ name: 'd', value: 4 });
    expect([lines.all().map(({ name }) => name), lines.damaged]).toEqual([
      ['a', 'd'],
      [2, 3, 5, 6],
    ]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(8);
  });

  it.each([0, 1, 10])(
    'keeps nothing of a line when the disk has room for %i bytes of it, and goes on later',
    (fits) => {
      const file = join(folder, 'lines.jsonl');
      const lines = open(file);
      lines.append({ name: 'a', value: 1 });
      const before = readFileSync(file, 'utf8');
      room = fits;
      expect(() => lines.append({ name: 'b', value: 2 })).toThrow(InputError);
      expect(() => lines.append({ name: 'b', value: 2 })).toThrow(/lines.jsonl: expected a line .* but got ENOSPC/);
      expect([readFileSync(file, 'utf8'), lines.all()]).toEqual([before, [{ name: 'a', value: 1 }]]);
      room = Number.POSITIVE_INFINITY;
      lines.append({ name: 'b', value: 2 });
      expect(open(file).all()).toEqual(lines.all());
    },
  );

  it('reads a file that it may not change', () => {
    const file = join(folder, 'lines.jsonl');
    appendFileSync(file, '{"name":"a","value":1}\n{"na');
    chmodSync(file, 0o444);
    expect(open(file).all()).toEqual([{ name: 'a', value: 1 }]);
    expect(() => open(folder)).toThrow(/expected a file to read, but got EISDIR/);
  });
});
