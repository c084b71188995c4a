import { escapeHtml } from './html.mjs';

/**
 * What a page may load: its own folder's files (`file:` for a page opened from disk) and nothing from another host.
 * Plotly writes its own styles, and makes pictures to save as data.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file: 'unsafe-inline'",
  "font-src 'self' file: data:",
  "img-src 'self' file: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A whole page. `main` is HTML; `title` and `description` are text. */
export function page({
  title,
  description,
  main,
  sections = [],
  hasFigures = false,
  hasFormulas = false,
  source,
  version,
}) {
  const scripts = hasFigures
    ? '\n<script defer src="assets/plotly.min.js"></script>\n<script defer src="assets/figures.js"></script>'
    : '';
  const formulas = hasFormulas ? '\n<link rel="stylesheet" href="assets/katex/katex.min.css">' : '';
  const items = sections.map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`).join('\n');
  const aside =
    items === ''
      ? ''
      : `\n<nav class="sections" aria-label="On this page"><h2>On this page</h2><ol>\n${items}\n</ol></nav>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/site.css">${formulas}${scripts}
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="site"><a class="home" href="index.html">clusternet</a><a href="${escapeHtml(source)}">Source</a></header>
<div class="page">${aside}
<main id="main">
${main}
</main>
</div>
<footer class="site">clusternet ${escapeHtml(version)}, MIT licence. Every figure and number on these pages comes from a notebook that you can run.</footer>
</body>
</html>
`;
}
