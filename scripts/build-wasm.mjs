// src/kernels/assembly -> dist/kernels.wasm, and the same with relaxed SIMD. src/kernels/wasm.ts loads them.
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { dist, root } from './lib/paths.mjs';

/** scripts/lib/build.mjs looks for the last, which stands for both. */
const builds = [
  { name: 'kernels.relaxed.wasm', flags: ['--enable', 'relaxed-simd'] },
  { name: 'kernels.wasm', flags: [] },
];

mkdirSync(dist, { recursive: true });
for (const { name, flags } of builds) {
  const output = join(dist, name);
  const unfinished = `${output}.${process.pid}`;
  const { error, stderr } = await asc.main([
    join(root, 'src/kernels/assembly/index.ts'),
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
