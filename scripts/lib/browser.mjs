import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { dist, modules, root } from './paths.mjs';

const src = join(root, 'src');
const instead = join(src, 'browser', 'instead');

/** Of tfjs: its optimizers, what loads models from places that a page of ours may not ask, and ops on pictures, texts and sounds. */
const unused =
  /(^|\/)(register_optimizers|io|local_storage|indexed_db|hash_util)$|\/(image|string|sparse|signal|fused|linalg|losses)\/\w+$/;

/** Of its CPU backend: kernels of such ops. */
const unusedKernel =
  /\/kernels\/((Ragged|Sparse(FillEmptyRows|Reshape|Segment)|String|StaticRegex|CropAndResize|FlipLeft|NonMaxSuppression|Resize|Rotate|Transform$)\w*)$/;

/**
 * A file under src/browser/instead/ takes the place of the one of the same path under src/, which reaches for Node. Any other
 * import of Node's is an error of the bundler.
 */
const standIns = {
  name: 'stand-ins',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const wanted = resolve(resolveDir, path);
      const place = relative(src, wanted);
      if (place.startsWith('..') || resolveDir.startsWith(instead)) return undefined;
      const file = join(instead, `${place}.ts`);
      return existsSync(file) ? { path: file } : undefined;
    });
    onResolve({ filter: unused }, ({ path, importer }) =>
      importer.includes('tfjs-core') ? { path, namespace: 'nothing' } : undefined,
    );
    onResolve({ filter: unusedKernel }, ({ path, importer }) =>
      importer.endsWith('register_all_kernels.js') ? { path, namespace: 'no-kernel' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'no-kernel' }, ({ path }) => {
      const name = unusedKernel.exec(path)[1];
      const config = `${name[0].toLowerCase()}${name.slice(1)}Config`;
      return { contents: `export const ${config} = { kernelName: '${name}', backendName: 'cpu' }` };
    });
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = { registerOptimizers() {} }' }));
  },
};

/**
 * A file of src/browser with all that it needs, as one text for browsers: no import is left, and nothing of Node's.
 * @param entry relative to src/browser
 * @param format 'esm', or 'iife' for a worker's classic script
 * @returns { text, inputs }: `inputs` are bytes of each file in it, by its path relative to the project
 * @throws Error for an import that a browser does not have
 */
export async function bundleForBrowser(entry, format) {
  const browser = join(src, 'browser');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(browser, entry)],
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format,
    minify: true,
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    alias: {
      '@tensorflow/tfjs': join(browser, 'tfjs.ts'),
      'node:buffer': join(browser, 'buffer.ts'),
      graphology: join(browser, 'graphology.ts'),
      'ml-matrix': join(modules, 'ml-matrix', 'src', 'index.js'), // of which only what is used comes along
    },
    inject: [join(browser, 'globals.ts')],
    plugins: [standIns],
    define: {
      CLUSTERNET_KERNELS: JSON.stringify(readFileSync(join(dist, 'kernels.wasm')).toString('base64')),
      CLUSTERNET_VERSION: JSON.stringify(version),
    },
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = new Map(Object.entries(output.inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
  return { text: outputFiles[0].text, inputs };
}

/** The folder of `path` within src/, or the package that it is of: what a size is reported by. */
export const partOf = (path) =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? dirname(path).split('/').slice(0, 2).join('/');
