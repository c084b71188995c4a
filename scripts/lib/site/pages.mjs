import { escapeHtml } from './html.mjs';
import { page } from './layout.mjs';

const number = (slug) => /^\d+/.exec(slug)?.[0] ?? '';

function neighbour(notebook, rel, says) {
  if (!notebook) return '<span></span>';
  return `<a rel="${rel}" href="${encodeURI(notebook.slug)}.html"><small>${says}</small>${notebook.titleHtml}</a>`;
}

/** The page of one notebook; `before` and `after` are its neighbours or undefined. */
export function notebookPage(notebook, { before, after, repository }) {
  const { slug, file, title, titleHtml, promise, sections, body, figures } = notebook;
  const source = escapeHtml(repository.link(file) ?? file);
  const main = `<article>
<header class="title"><p class="number">Notebook ${escapeHtml(number(slug))}</p>
<h1>${titleHtml}</h1>
<p class="run"><a href="${source}">${escapeHtml(file)}</a></p></header>
${body}
</article>
<nav class="neighbours" aria-label="Other notebooks">
${neighbour(before, 'prev', 'Previous')}
<a class="contents" href="index.html">Contents</a>
${neighbour(after, 'next', 'Next')}
</nav>`;
  return page({
    title: `${title} · clusternet`,
    description: promise || title,
    main,
    sections,
    hasFigures: figures > 0,
    hasFormulas: body.includes('class="katex'),
    source: repository.link('README.md') ?? '../README.md',
    version: repository.manifest.version,
  });
}

function entry({ slug, titleHtml, promiseHtml, cover }) {
  const { path, alt, width = 900, height = 560 } = cover ?? {};
  const picture = cover
    ? `<img src="${path}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy">`
    : '';
  return `<li><div class="picture">${picture}</div>
<div><p class="number">${escapeHtml(number(slug))}</p>
<h2><a href="${encodeURI(slug)}.html">${titleHtml}</a></h2>
<p>${promiseHtml}</p></div></li>`;
}

/** The contents: a picture and a sentence for each notebook. */
export function contentsPage(notebooks, repository) {
  const { description, version } = repository.manifest;
  const main = `<header class="title"><h1>clusternet</h1>
<p class="lead">${escapeHtml(description)}.</p>
<p>A companion to <cite>End to end learning and optimization on graphs</cite> by Wilder, Ewing, Dilkina and Tambe. Each page is a
notebook as it was run: its text, its code, and figures that answer to the pointer.</p></header>
<ol class="contents">
${notebooks.map(entry).join('\n')}
</ol>`;
  const source = repository.link('README.md') ?? '../README.md';
  return page({ title: 'clusternet', description, main, source, version, hasFormulas: main.includes('class="katex') });
}
