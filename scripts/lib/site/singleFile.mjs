import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../paths.mjs';
import { katexFonts, katexStyles, ownAssets, plotly, themed } from './assets.mjs';
import { policy } from './layout.mjs';
import { singlePage } from './pages.mjs';
import { readKept } from './readKept.mjs';
import { Repository, repositoryUrl } from './repository.mjs';

const TYPES = { png: 'image/png', jpg: 'image/jpeg', svg: 'image/svg+xml' };

const data = (type, bytes) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
const own = (name) => readFileSync(join(ownAssets, name), 'utf8');
const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** What a page needs, inside it. Scripts run by their hashes alone. */
function inlinedAssets({ hasFigures, hasFormulas }, interactive) {
  const fonts = new Map(katexFonts.map((path) => [basename(path), path]));
  const font = (name) => data('font/woff2', readFileSync(fonts.get(name)));
  const styles = [own('site.css'), ...(hasFormulas ? [katexStyles(font)] : [])];
  const read = (path) => readFileSync(path, 'utf8');
  const scripts = hasFigures && interactive ? [read(plotly), read(themed), own('figures.js')] : [];
  const whole = scripts.find((script) => /<\/script/i.test(script));
  if (whole !== undefined) throw new Error('expected scripts without </script, which would end them within the page');
  return {
    policy: policy({ scripts: scripts.length === 0 ? "'none'" : scripts.map(hashOf).join(' '), own: '' }),
    html: styles.map((style) => `<style>${style}</style>`).join('\n'),
    end: scripts.map((script) => `<script>${script}</script>\n`).join(''),
  };
}

/**
 * A notebook as it stands, as one HTML file that needs nothing else, to be sent and opened anywhere. Runs nothing.
 * @param interactive figures answer to the pointer, for which the file holds plotly, 5 MB; else they are pictures
 */
export function singleFile(path, { interactive = true } = {}) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const repository = new Repository(root, manifest);
  // Files beside the project are not beside this page.
  const link = repositoryUrl(manifest) === '' ? () => undefined : (file) => repository.link(file);
  const keep = (name, bytes) => data(TYPES[name.split('.').at(-1)], bytes);
  const notebook = readKept(path, { keep, slugs: new Set(), names: new Map(), repository: { link } });
  const assets = (needs) => inlinedAssets(needs, interactive);
  return singlePage({ ...notebook, file: basename(path) }, { version: manifest.version, assets });
}
