import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Styles and scripts of our own. */
export const ownAssets = join(dirname(fileURLToPath(import.meta.url)), 'assets');

/** Plotly's build without `new Function`, which the pages' content policy forbids. */
export const plotly = require.resolve('plotly.js-strict-dist-min');

const katex = join(dirname(require.resolve('katex/package.json')), 'dist');

/** Files of KaTeX's fonts: every browser of today reads woff2. */
export const katexFonts = readdirSync(join(katex, 'fonts'))
  .filter((name) => name.endsWith('.woff2'))
  .map((name) => join(katex, 'fonts', name));

/** KaTeX's styles; `address(name)` is where a font of theirs is. */
export function katexStyles(address = (name) => `fonts/${name}`) {
  return readFileSync(join(katex, 'katex.min.css'), 'utf8')
    .replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '')
    .replace(/url\(fonts\/([^)]*)\)/g, (_, name) => `url(${address(name)})`);
}

const lab = (name) => fileURLToPath(new URL(`../../../src/notebook/lab/${name}`, import.meta.url));

/** Gives figures the colours of a dark page; the same file as in JupyterLab. */
export const themed = lab('themed.js');

/** Lets a node of a figure be dragged; the same file as in JupyterLab. */
export const handle = lab('handle.js');
