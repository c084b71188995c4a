import { readFileSync } from 'node:fs';

/** With --help on the command line, prints the comment that the script begins with, which is its help, and ends. */
export function helpIfAsked() {
  if (!process.argv.includes('--help')) return;
  const lines = readFileSync(process.argv[1], 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const text = lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, ''));
  console.log(text.join('\n'));
  process.exit(0);
}
