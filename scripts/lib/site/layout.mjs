import { escapeHtml } from './html.mjs';

/**
 * What a page may load: what `sources` names, by default its own folder's files (`file:` for a page opened from disk), and nothing
 * from another host. Plotly writes its own styles, and makes pictures to save as data. A page with live cells starts a worker from
 * text of its own, and compiles the kernels in it; the worker is under the same policy, so nothing can be sent anywhere.
 */
export function policy({ scripts = "'self' file:", own = "'self' file: ", isLive = false } = {}) {
  return [
    "default-src 'none'",
    `script-src ${scripts}${isLive ? " 'wasm-unsafe-eval'" : ''}`,
    ...(isLive ? ['worker-src blob:'] : []),
    `style-src ${own}'unsafe-inline'`,
    `font-src ${own}data:`,
    `img-src ${own}data: blob:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** What a page of the site takes from its folder. */
export function linkedAssets({ hasFigures = false, hasFormulas = false, programs }) {
  const styles = ['site.css', ...(hasFormulas ? ['katex/katex.min.css'] : [])];
  const isLive = programs !== undefined;
  const scripts = [...(hasFigures || isLive ? ['themed.js', 'handle.js', 'figures.js'] : []), 'search.js'];
  return {
    policy: policy({ isLive }),
    html: [
      ...styles.map((name) => `<link rel="stylesheet" href="assets/${name}">`),
      ...scripts.map((name) => `<script defer src="assets/${name}"></script>`),
      ...(isLive ? [`<script defer src="assets/live.js" data-programs="${escapeHtml(programs)}"></script>`] : []),
    ].join('\n'),
  };
}

/** Hidden until assets/search.js is there to answer. */
const search = `<search class="search" hidden>
<label for="search">Search the notebooks</label>
<input id="search" type="search" placeholder="Search" autocomplete="off" spellcheck="false" aria-describedby="search-keys">
<span id="search-keys" class="unseen">Results follow as links; arrow keys move among them, Escape closes.</span>
<p class="unseen" role="status"></p>
<ol class="results" hidden></ol>
</search>`;

/**
 * A whole page. `main` is HTML; `title` and `description` are text; `assets` is what `linkedAssets` returns, or the like of it.
 * Its `end` stands last in the body. `alone`: the page is no part of a site.
 */
export function page({ title, description, main, sections = [], assets, source, version, alone = false }) {
  const items = sections.map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`).join('\n');
  const aside =
    items === ''
      ? ''
      : `\n<nav class="sections" aria-labelledby="on-this-page"><p id="on-this-page">On this page</p><ol>\n${items}\n</ol></nav>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${assets.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${assets.html}
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${alone ? '' : header(source)}<div class="page">${aside}
<main id="main">
${main}
</main>
</div>
<footer class="site">${alone ? 'Written by' : ''} clusternet ${escapeHtml(version)}, MIT licence.${alone ? '' : ' Every figure and number on these pages comes from a notebook that you can run.'}</footer>
${assets.end ?? ''}</body>
</html>
`;
}

const header = (source) => `<header class="site"><a class="home" href="index.html">clusternet</a>
${search}
<a href="${escapeHtml(source)}">Source</a></header>
`;
