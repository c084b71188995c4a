import { tex } from '@mdit/plugin-tex';
import katex from 'katex';
import MarkdownIt from 'markdown-it';
import { highlight } from './codeCell.mjs';
import { escapeHtml } from './html.mjs';

/** What a formula may cost: macros it expands, and ems that a rule or a blank in it is long. */
const bounds = { maxExpand: 1000, maxSize: 50 };

/** A formula as HTML and MathML. Throws at a formula that KaTeX cannot set, and names it: better now than on the page. */
function formula(source, displayMode) {
  const html = setFormula(source.trim(), displayMode);
  return displayMode ? `<div class="formula" tabindex="0" role="region" aria-label="Formula">${html}</div>\n` : html;
}

function setFormula(source, displayMode) {
  try {
    return katex.renderToString(source, { displayMode, throwOnError: true, strict: 'ignore', trust: false, ...bounds });
  } catch (error) {
    const start = source.length > 60 ? `${source.slice(0, 60)}…` : source;
    throw new Error(`expected a formula that KaTeX can set, but got "${start}": ${error.message}`);
  }
}

function slug(text, taken) {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  let id = base;
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`;
  taken.add(id);
  return id;
}

/** Above this a formula may break over lines, and so may the comma after it. */
const shortFormula = 40;

/** A comma or full stop stays with the formula it follows. */
function keepPunctuation({ tokens }) {
  for (const { children } of tokens) {
    children?.forEach((token, at) => {
      const next = children[at + 1];
      if (token.type !== 'math_inline' || next?.type !== 'text' || token.content.length > shortFormula) return;
      const [punctuation] = /^[.,;:!?)]*/.exec(next.content);
      token.meta = { punctuation };
      next.content = next.content.slice(punctuation.length);
    });
  }
}

const plain = (token) =>
  (token.children ?? []).map(({ type, content }) => (/break$/.test(type) ? ' ' : content)).join('');

/**
 * Markdown of a notebook → HTML. Raw HTML shows as text. `link(href)` gives the address that the page links to, or undefined where
 * it has none to link to, and `image(src)` that of a picture, or undefined where there is none to show.
 *
 * `sections` are the second-level headings, for a table of contents; `texts` is what stands under each heading, to be searched.
 */
export class Markdown {
  constructor({ link = (href) => href, image = () => undefined, file = () => undefined } = {}) {
    this.sections = [];
    this.texts = [{ id: '', title: '', text: '' }];
    this.taken = new Set();
    const md = new MarkdownIt({ html: false, highlight });
    md.use(tex, { delimiters: 'dollars', render: formula });
    md.core.ruler.push('keep_punctuation', keepPunctuation);
    md.core.ruler.push('sections', ({ tokens }) => this.read(tokens));
    const rules = md.renderer.rules;
    const { fence } = rules;
    // What scrolls must be reachable by keyboard.
    rules.fence = (...all) => fence(...all).replace(/^<pre>/, '<pre tabindex="0">');
    rules.math_inline = (tokens, at) => {
      const html = formula(tokens[at].content, false);
      const after = tokens[at].meta?.punctuation ?? '';
      return after === '' ? html : `<span class="nowrap">${html}${escapeHtml(after)}</span>`;
    };
    rules.link_open = (tokens, at, options, _env, self) => {
      const href = link(tokens[at].attrGet('href'));
      this.unlinked = href === undefined;
      if (this.unlinked) return '';
      tokens[at].attrSet('href', href);
      return self.renderToken(tokens, at, options);
    };
    rules.link_close = () => (this.unlinked ? '' : '</a>');
    rules.image = (tokens, at) => {
      const source = image(tokens[at].attrGet('src'));
      const alt = escapeHtml(tokens[at].content);
      return source === undefined ? alt : `<img src="${escapeHtml(source)}" alt="${alt}" loading="lazy">`;
    };
    rules.code_inline = (tokens, at) => {
      const code = `<code>${escapeHtml(tokens[at].content)}</code>`;
      const href = file(tokens[at].content);
      return href === undefined ? code : `<a href="${escapeHtml(href)}">${code}</a>`;
    };
    rules.table_open = () => '<div class="table" role="region" tabindex="0" aria-label="Table"><table>\n';
    rules.table_close = () => '</table></div>\n';
    this.md = md;
  }

  /** Gives headings below the title their ids, and notes what stands where. */
  read(tokens) {
    tokens.forEach((token, at) => {
      const { type, tag } = token;
      const inside = tokens[at + 1];
      if (type === 'heading_open' && tag !== 'h1') {
        const title = plain(inside);
        const id = slug(title, this.taken);
        token.attrSet('id', id);
        if (tag === 'h2') this.sections.push({ id, html: this.inline(inside.children) });
        this.texts.push({ id, title, text: '' });
      } else if ((type === 'inline' && tokens[at - 1]?.type !== 'heading_open') || type === 'fence') {
        this.texts.at(-1).text += `${type === 'fence' ? token.content : plain(token)} `;
      }
    });
  }

  inline(tokens) {
    return this.md.renderer.renderInline(tokens, this.md.options, {});
  }

  render(source) {
    return this.md.render(source);
  }

  /**
   * How a notebook begins: `# title`, and the bold promise that its first paragraph opens with. `rest` is the cell's
   * HTML without the title.
   */
  opening(source) {
    const tokens = this.md.parse(source, {});
    const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
    if (at !== 0) return undefined;
    const paragraph = tokens.slice(3).find(({ type }) => type === 'inline');
    const children = paragraph?.children.filter(({ type, content }) => type !== 'text' || content !== '') ?? [];
    const end = children.findIndex(({ type }) => type === 'strong_close');
    const bold = children[0]?.type === 'strong_open' ? children.slice(1, end) : [];
    return {
      title: plain(tokens[1]),
      titleHtml: this.inline(tokens[1].children),
      promiseHtml: this.inline(bold),
      promise: bold.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join(''),
      rest: this.md.renderer.render(tokens.slice(3), this.md.options, {}),
    };
  }
}
