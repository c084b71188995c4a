// src/kernels/assembly -> dist/kernels.wasm, when a source is newer.
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(root, 'src/kernels/assembly');
const output = join(root, 'dist/kernels.wasm');

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const inputs = [fileURLToPath(import.meta.url), ...readdirSync(sources).map((name) => join(sources, name))];

if (modified(output) <= Math.max(...inputs.map(modified))) {
  mkdirSync(dirname(output), { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  const { error, stderr } = await asc.main([
    join(sources, 'index.ts'),
    ...['--outFile', unfinished, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='],
    // scratch space need not be zero, so it takes no room in the file; 65536 pages are 4 GiB
    ...['--importMemory', '--zeroFilledMemory', '--maximumMemory', '65536'],
  ]);
  if (error) {
    console.error(`${error.message}\n${stderr}`);
    process.exit(1);
  }
  renameSync(unfinished, output);
}
