import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentsPage, notebookPage } from './pages.mjs';
import { publicNames } from './publicNames.mjs';
import { readKept } from './readKept.mjs';
import { Repository } from './repository.mjs';

const require = createRequire(import.meta.url);
const ownAssets = join(dirname(fileURLToPath(import.meta.url)), 'assets');

/** Styles, scripts and fonts: all of them in the site's own folder. */
function copyAssets(out) {
  const assets = join(out, 'assets');
  cpSync(ownAssets, assets, { recursive: true });
  // Plotly's build without `new Function`, which the pages' content policy forbids.
  cpSync(require.resolve('plotly.js-strict-dist-min'), join(assets, 'plotly.min.js'));
  const katex = join(dirname(require.resolve('katex/package.json')), 'dist');
  const fonts = join(assets, 'katex', 'fonts');
  mkdirSync(fonts, { recursive: true });
  for (const name of readdirSync(join(katex, 'fonts'))) {
    if (name.endsWith('.woff2')) cpSync(join(katex, 'fonts', name), join(fonts, name));
  }
  const css = readFileSync(join(katex, 'katex.min.css'), 'utf8');
  writeFileSync(
    join(assets, 'katex', 'katex.min.css'),
    css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, ''), // every browser of today reads woff2
  );
}

/**
 * Writes the static site of these kept notebooks to the folder `out`, which it replaces. Runs nothing.
 * Returns the notebooks' titles and promises, in order.
 */
export function buildSite(paths, out) {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'assets', 'site.css'))) {
    throw new Error(`expected ${out} to be empty or an older site, but it holds something else`);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const repository = new Repository(out);
  const slugs = new Set(paths.map((path) => basename(path, '.ipynb')));
  const shared = { out, slugs, names: publicNames(), repository };
  const notebooks = paths.map((path) => readKept(path, shared));
  notebooks.forEach((notebook, i) => {
    const html = notebookPage(notebook, { before: notebooks[i - 1], after: notebooks[i + 1], repository });
    writeFileSync(join(out, `${notebook.slug}.html`), html);
  });
  writeFileSync(join(out, 'index.html'), contentsPage(notebooks, repository));
  copyAssets(out);
  return notebooks.map(({ slug, title, promise, figures }) => ({ slug, title, promise, figures }));
}
