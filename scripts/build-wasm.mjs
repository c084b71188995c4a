// src/kernels/assembly -> dist/kernels.wasm and its variants, when a source is newer.
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(fileURLToPath(import.meta.url), '../..');
const sources = join(root, 'src/kernels/assembly');
const dist = join(root, 'dist');

const SHARED = ['--enable', 'threads', '--sharedMemory'];
const RELAXED = ['--enable', 'relaxed-simd'];

/**
 * For one thread, and for two over one memory, where the second build has its constants and scratch space above those of the
 * first; each also with relaxed SIMD. The last stands for all of them. src/kernels/wasm.ts loads them.
 */
const builds = [
  { name: 'kernels.first.wasm', entry: 'parallel.ts', flags: SHARED },
  { name: 'kernels.second.wasm', entry: 'parallel.ts', flags: SHARED, above: 'kernels.first.wasm' },
  { name: 'kernels.relaxed.first.wasm', entry: 'parallel.ts', flags: [...SHARED, ...RELAXED] },
  {
    name: 'kernels.relaxed.second.wasm',
    entry: 'parallel.ts',
    flags: [...SHARED, ...RELAXED],
    above: 'kernels.first.wasm',
  },
  { name: 'kernels.relaxed.wasm', entry: 'index.ts', flags: RELAXED },
  { name: 'kernels.wasm', entry: 'index.ts', flags: [] },
];

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newest = Math.max(
  ...[fileURLToPath(import.meta.url), ...readdirSync(sources).map((name) => join(sources, name))].map(modified),
);

/** The first whole page above what a build of the kernels occupies. */
function pageAbove(name) {
  const memory = new WebAssembly.Memory({ initial: 1024, maximum: 65536, shared: true });
  const env = { memory, now() {}, lost() {} };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(dist, name))), { env });
  return Math.ceil((exports.heapBase() >>> 0) / 65536) * 65536;
}

for (const { name, entry, flags, above } of builds) {
  const output = join(dist, name);
  if (modified(output) > newest) continue;
  mkdirSync(dist, { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  const { error, stderr } = await asc.main([
    join(sources, entry),
    ...['--outFile', unfinished, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='],
    // scratch space need not be zero, so it takes no room in the file; 65536 pages are 4 GiB
    ...['--importMemory', '--zeroFilledMemory', '--maximumMemory', '65536'],
    ...flags,
    ...(above === undefined ? [] : ['--memoryBase', String(pageAbove(above))]),
  ]);
  if (error) {
    console.error(`${error.message}\n${stderr}`);
    process.exit(1);
  }
  renameSync(unfinished, output);
}
