// src/kernels/assembly -> dist/kernels.wasm and its variants, when a source is newer.
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(fileURLToPath(import.meta.url), '../..');
const sources = join(root, 'src/kernels/assembly');
const dist = join(root, 'dist');

/** What each build adds to the common flags; src/kernels/simd.ts says what they are for. */
const variants = {
  'kernels.relaxed.wasm': ['--enable', 'relaxed-simd'],
  'kernels.wasm': [], // the last: it stands for all of them
};

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newest = Math.max(
  ...[fileURLToPath(import.meta.url), ...readdirSync(sources).map((name) => join(sources, name))].map(modified),
);

for (const [name, flags] of Object.entries(variants)) {
  const output = join(dist, name);
  if (modified(output) > newest) continue;
  mkdirSync(dist, { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  const { error, stderr } = await asc.main([
    join(sources, 'index.ts'),
    ...['--outFile', unfinished, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='],
    // scratch space need not be zero, so it takes no room in the file; 65536 pages are 4 GiB
    ...['--importMemory', '--zeroFilledMemory', '--maximumMemory', '65536'],
    ...flags,
  ]);
  if (error) {
    console.error(`${error.message}\n${stderr}`);
    process.exit(1);
  }
  renameSync(unfinished, output);
}
