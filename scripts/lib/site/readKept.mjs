import { basename, dirname, relative, resolve } from 'node:path';
import { readNotebook } from '../notebook.mjs';
import { root } from '../paths.mjs';
import { codeCell, namespacesOf } from './codeCell.mjs';
import { escapeHtml, joined } from './html.mjs';
import { Markdown } from './markdown.mjs';
import { outputHtml } from './outputs.mjs';

/** `path` of the project as text says it: `src/models/ClusterNet.ts`. */
const projectPath = /^(?:bench|bin|data|docs|notebooks|scripts|src|test)\/[\w./-]+$/;

/** Consecutive pieces of one stream as one. */
function merged(outputs = []) {
  const result = [];
  for (const output of outputs) {
    const last = result.at(-1);
    if (last?.output_type === 'stream' && output.output_type === 'stream' && last.name === output.name) {
      last.text = joined(last.text) + joined(output.text);
    } else {
      result.push({ ...output });
    }
  }
  return result;
}

/** The values that stand for controls where there are none to move. */
const isKeptValues = ({ data }) => joined(data?.['text/html']).includes('clusternet-controls');

/** A live cell: its controls, what was kept of it, and the place of what it will show. */
function liveHtml({ cell, form, file }, outputs) {
  const reads = file === undefined ? '' : ` data-file="${escapeHtml(file)}"`;
  return `<div class="live" data-cell="${escapeHtml(cell)}"${reads}>
${form}
<div class="kept">${outputs.join('\n')}</div>
<div class="now" hidden></div>
</div>`;
}

/**
 * A kept notebook as parts of a page: { slug, file, title, titleHtml, promise, promiseHtml, cover, sections, texts, body, figures }.
 * `keep(name, bytes)` keeps a picture and returns its address. `slugs` are the notebooks that have a page, `names` the package's
 * names and their files, `forms` the controls of cells that run on the page, by the cell's number.
 */
export function readKept(path, { keep, slugs, names, repository, forms = new Map() }) {
  const notebook = readNotebook(path);
  const slug = basename(path, '.ipynb');
  const file = relative(root, path).replaceAll('\\', '/');

  /** Addresses in a notebook are relative to it. */
  const link = (href) => {
    if (/^(?:[a-z][\w+.-]*:|#|\/\/)/i.test(href)) return href;
    const [address, anchor = ''] = href.split(/(?=#)/);
    const other = basename(address, '.ipynb');
    if (address.endsWith('.ipynb') && slugs.has(other)) return `${other}.html${anchor}`;
    return repository.link(relative(root, resolve(dirname(path), decodeURI(address))));
  };
  const fileLink = (text) => (projectPath.test(text) ? repository.link(text) : undefined);
  const linkTo = (entry, name) => {
    const declared = names.get(entry)?.get(name);
    const href = declared === undefined ? undefined : repository.link(declared);
    return href === undefined ? undefined : { href, file: declared };
  };

  let figures = 0;
  const place = () => {
    const number = ++figures;
    return { number, write: (extension, bytes) => keep(`figures/${slug}-${number}.${extension}`, bytes) };
  };

  const markdown = new Markdown({ link, file: fileLink });
  const namespaces = namespacesOf(
    notebook.cells.filter((cell) => cell.cell_type === 'code').map((cell) => joined(cell.source)),
  );
  let opening;
  let cover;
  const body = notebook.cells.map((cell, index) => {
    const source = joined(cell.source);
    if (cell.cell_type === 'markdown') {
      opening ??= index === 0 ? markdown.opening(source) : undefined;
      return index === 0 && opening ? opening.rest : markdown.render(source);
    }
    if (cell.cell_type !== 'code') return '';
    markdown.texts.at(-1).text += `${source} `;
    const code = source.trim() === '' ? '' : codeCell(source, { namespaces, linkTo, label: `Code, cell ${index + 1}` });
    const live = forms.get(index);
    const outputs = merged(cell.outputs).map((output) => {
      const { html, shown } = outputHtml(output, place);
      if (shown && (cover === undefined || (cell.metadata.tags?.includes('cover') && !cover.isChosen))) {
        cover = { ...shown, isChosen: cell.metadata.tags?.includes('cover') };
      }
      return live !== undefined && isKeptValues(output) ? `<div class="kept-values">${html}</div>` : html;
    });
    const shown = live === undefined ? outputs : [liveHtml(live, outputs)];
    return [code, ...shown].filter((html) => html !== '').join('\n');
  });
  opening ??= { title: slug, titleHtml: escapeHtml(slug), promise: '', promiseHtml: '' };
  return {
    slug,
    file,
    ...opening,
    cover,
    sections: markdown.sections,
    texts: markdown.texts,
    body: body.join('\n'),
    figures,
  };
}
