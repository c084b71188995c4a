import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { JsonLines } from '../../src/experiments/JsonLines';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'json-lines-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Named {
  name: string;
  value: number;
}
const open = (path: string) => new JsonLines<Named>(path, ({ name }) => name);

it('JsonLines reads what it wrote, a later line counts, and half a line is cut off', () => {
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
  expect(again.all()).toEqual([
    { name: 'a', value: 3 },
    { name: 'ä', value: 2 },
  ]);
  expect(readFileSync(file, 'utf8')).toBe(whole);
});

it('JsonLines does not read over a whole line that is no JSON', () => {
  const file = join(folder, 'lines.jsonl');
  appendFileSync(file, 'nonsense\n');
  expect(() => open(file)).toThrow(SyntaxError);
});
