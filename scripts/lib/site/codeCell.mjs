import hljs from 'highlight.js/lib/core';
import json from 'highlight.js/lib/languages/json';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import { escapeHtml } from './html.mjs';

for (const [name, language] of Object.entries({ json, shell, typescript })) hljs.registerLanguage(name, language);

const aliases = { sh: 'shell', bash: 'shell', js: 'typescript', ts: 'typescript' };

/** Code as HTML, coloured where we know the language. */
export function highlight(code, language) {
  const known = aliases[language] ?? language;
  return hljs.getLanguage(known) ? hljs.highlight(code, { language: known }).value : escapeHtml(code);
}

/** The names under which a notebook imports the package's entries: `cn` → clusternet, `nb` → clusternet/notebook. */
export function namespacesOf(sources) {
  const pattern = /^\s*import\s+\*\s+as\s+(\w+)\s+from\s+['"](clusternet(?:\/\w+)?)['"]/gm;
  return new Map(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name, entry]) => [name, entry])));
}

/**
 * A code cell. `cn.fit` and the like link to the file that declares them; `linkTo(entry, name)` gives { href, file } or undefined.
 * Works on highlight.js's output, where a name is either bare or alone in a span.
 */
export function codeCell(source, { namespaces, linkTo, label }) {
  const html = highlight(source, 'typescript');
  const linked = html.replace(
    /\b(\w+)\.(<span[^>]*>)?(\w+)(<\/span>)?/g,
    (whole, namespace, open = '', name, close = '') => {
      const entry = namespaces.get(namespace);
      const link = entry === undefined ? undefined : linkTo(entry, name);
      if (!link) return whole;
      const title = escapeHtml(link.file);
      return `${namespace}.<a href="${escapeHtml(link.href)}" title="${title}">${open}${name}${close}</a>`;
    },
  );
  // A <pre> that scrolls must be reachable by keyboard, and named.
  return `<pre class="code" tabindex="0" role="region" aria-label="${escapeHtml(label)}"><code>${linked}</code></pre>`;
}
