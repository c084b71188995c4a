import { escapeHtml } from './html.mjs';
import { linkedAssets, page } from './layout.mjs';
import { liveForm } from './live/form.mjs';

const number = (slug) => /^\d+/.exec(slug)?.[0] ?? '';

function neighbour(notebook, rel, says) {
  if (!notebook) return '<span></span>';
  return `<a rel="${rel}" href="${encodeURI(notebook.slug)}.html"><small>${says}</small>${notebook.titleHtml}</a>`;
}

/** The article of a notebook; `source` is where its file is, undefined for nowhere. */
function article({ slug, file, titleHtml, body }, source) {
  const name = escapeHtml(file);
  const where = source === undefined ? name : `<a href="${escapeHtml(source)}">${name}</a>`;
  const said = number(slug) === '' ? '' : `<p class="number">Notebook ${escapeHtml(number(slug))}</p>\n`;
  return `<article>
<header class="title">${said}<h1>${titleHtml}</h1>
<p class="run">${where}</p></header>
${body}
</article>`;
}

const needs = ({ body, figures, programs }) => ({
  hasFigures: figures > 0,
  hasFormulas: body.includes('class="katex'),
  programs,
});

/** The page of one notebook; `before` and `after` are its neighbours or undefined. */
export function notebookPage(notebook, { before, after, repository }) {
  const { file, title, promise, sections } = notebook;
  const main = `${article(notebook, repository.link(file))}
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
    assets: linkedAssets(needs(notebook)),
    source: repository.link('README.md') ?? '../README.md',
    version: repository.manifest.version,
  });
}

/** A notebook as a page by itself, with all that it needs inside; `assets` makes that, told what is needed. */
export function singlePage(notebook, { version, assets }) {
  const { title, promise, sections } = notebook;
  const main = article(notebook, undefined);
  return page({
    title,
    description: promise || title,
    main,
    sections,
    assets: assets(needs(notebook)),
    version,
    alone: true,
  });
}

/** A card for a notebook: its picture, and `line`, what one reads there. */
function entry({ slug, titleHtml, cover }, line) {
  const { path, alt, width = 900, height = 560 } = cover ?? {};
  const picture = cover ? `<img src="${path}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">` : '';
  return `<li><div class="picture">${picture}</div>
<p class="number">${escapeHtml(number(slug))}</p>
<h3><a href="${encodeURI(slug)}.html">${titleHtml}</a></h3>
${line}</li>`;
}

/**
 * The front page: what it is, a picture, what comes out, a picture and a sentence for each notebook, how to run it. `front` is what
 * `frontMatter` returns, its picture's address in place of the file; `programs` is the script of its live picture.
 */
export function frontPage(notebooks, { front, programs, repository }) {
  const { lead, papers, alt, src, outcome, run } = front;
  const cards = notebooks.map((one) => entry(one, front.notebooks.get(one.slug) ?? `<p>${one.promiseHtml}</p>`));
  const main = `<header class="title front">
<div><h1>clusternet</h1>
<div class="lead">${lead}</div>
${papers}
<p><a class="begin" href="${encodeURI(notebooks[0].slug)}.html">Begin with notebook ${escapeHtml(number(notebooks[0].slug))}</a></p></div>
<div class="live" data-cell="front">
<div class="kept picture"><img src="${src}" alt="${escapeHtml(alt)}"></div>
<div class="now" hidden></div>
${liveForm({ cell: 'front', declaration: {}, label: 'Training on this page', run: 'Train it here' })}
</div>
</header>
<section aria-labelledby="what-comes-out"><h2 id="what-comes-out">What comes out</h2>
${outcome.before}${outcome.table}${outcome.after}</section>
<section aria-labelledby="notebooks"><h2 id="notebooks">Notebooks</h2>
<p>Each is a page as it was run: its text, its code, and figures that answer to the pointer. Cells with controls run on the page
itself, offline.</p>
<ol class="contents">
${cards.join('\n')}
</ol></section>
<section aria-labelledby="run-it"><h2 id="run-it">Run it</h2>
${run}</section>`;
  return page({
    title: 'clusternet',
    description: repository.manifest.description,
    main,
    source: repository.link('README.md') ?? '../README.md',
    version: repository.manifest.version,
    assets: linkedAssets({ hasFormulas: main.includes('class="katex'), programs }),
  });
}
