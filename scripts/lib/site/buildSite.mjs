import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundleForBrowser } from '../browser.mjs';
import { readNotebook } from '../notebook.mjs';
import { root } from '../paths.mjs';
import { handle, katexFonts, katexStyles, ownAssets, plotly, themed } from './assets.mjs';
import { frontMatter } from './frontMatter.mjs';
import { engineScript, liveCells, pageScript } from './live/liveCells.mjs';
import { frontPage, notebookPage } from './pages.mjs';
import { publicNames } from './publicNames.mjs';
import { readKept } from './readKept.mjs';
import { Repository } from './repository.mjs';
import { searchIndex } from './searchIndex.mjs';

/** Styles, scripts and fonts: all of them in the site's own folder. */
function copyAssets(out) {
  const assets = join(out, 'assets');
  cpSync(ownAssets, assets, { recursive: true });
  cpSync(plotly, join(assets, 'plotly.min.js'));
  cpSync(themed, join(assets, 'themed.js'));
  cpSync(handle, join(assets, 'handle.js'));
  for (const path of katexFonts) cpSync(path, join(assets, 'katex', 'fonts', basename(path)));
  writeFileSync(join(assets, 'katex', 'katex.min.css'), katexStyles());
}

/**
 * Writes the site of these kept notebooks to the folder `out`, which it replaces. Runs nothing of them but what makes the
 * controls of live cells.
 * Returns the notebooks' titles and promises, in order.
 */
export async function buildSite(paths, out) {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'assets', 'site.css'))) {
    throw new Error(`expected ${out} to be empty or an older site, but it holds something else`);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const repository = new Repository(out);
  const slugs = new Set(paths.map((path) => basename(path, '.ipynb')));
  const keep = (name, bytes) => {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), bytes);
    return encodeURI(name);
  };
  const shared = { keep, slugs, names: publicNames(), repository };
  const notebooks = [];
  for (const path of paths) {
    const { forms, script } = await liveCells(path, readNotebook(path));
    const kept = readKept(path, { ...shared, forms });
    const programs = forms.size > 0 ? { programs: keep(`assets/live/${kept.slug}.js`, script) } : {};
    notebooks.push({ ...kept, ...programs });
  }
  notebooks.forEach((notebook, i) => {
    const html = notebookPage(notebook, { before: notebooks[i - 1], after: notebooks[i + 1], repository });
    writeFileSync(join(out, `${notebook.slug}.html`), html);
  });
  const link = (href) => (/^[a-z]+:/i.test(href) ? href : repository.link(href));
  const front = frontMatter(readFileSync(join(root, 'README.md'), 'utf8'), { link });
  front.src = keep(`figures/${basename(front.src)}`, readFileSync(join(root, front.src)));
  writeFileSync(
    join(out, 'index.html'),
    frontPage(notebooks, { front, programs: keep('assets/live/index.js', pageScript([], {})), repository }),
  );
  copyAssets(out);
  writeFileSync(
    join(out, 'assets', 'engine.js'),
    engineScript((await bundleForBrowser('live/worker.ts', 'iife')).text),
  );
  writeFileSync(join(out, 'assets', 'search-index.js'), searchIndex(notebooks));
  return notebooks.map(({ slug, title, promise, figures }) => ({ slug, title, promise, figures }));
}
