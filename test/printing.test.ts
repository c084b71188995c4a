import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';

const src = join(__dirname, '..', 'src');
/** The folders that talk to someone; everything else returns values and throws errors. */
const PRINTERS = ['notebook', 'kernel', 'cli'];
const PRINTS = /\bconsole\s*\.|\bprocess\s*\.\s*(stdout|stderr)\b|\{[^}]*\b(stdout|stderr)\b[^}]*\}\s*=\s*process\b/;

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

it('only notebook, kernel and cli print', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const quiet = files.filter((file) => !PRINTERS.includes(file.split(sep)[0]!));
  expect(quiet.length).toBeGreaterThan(50);
  expect(quiet.filter((file) => PRINTS.test(withoutComments(readFileSync(join(src, file), 'utf8'))))).toEqual([]);
});

it.each(['console.log(1)', 'process.stderr.write(text)', 'const { stdout } = process;'])('%s is printing', (code) => {
  expect(code).toMatch(PRINTS);
});
