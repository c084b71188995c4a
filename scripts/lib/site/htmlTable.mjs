import { createRequire } from 'node:module';
import { escapeHtml } from './html.mjs';

const { DOMParser } = createRequire(import.meta.url)('@xmldom/xmldom');

const TEXT = 3;
const ELEMENT = 1;
const known = new Set(['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']);
/** Where text counts; between rows it is white space of the source. */
const holdsText = new Set(['caption', 'th', 'td']);

class NotOurTable extends Error {}

function fail(message) {
  throw new NotOurTable(message);
}

function attributes(element, inHead) {
  const parts = [];
  if (element.tagName === 'th') parts.push(` scope="${inHead ? 'col' : 'row'}"`);
  if (/text-align:\s*right/.test(element.getAttribute('style'))) parts.push(' class="number"');
  for (const name of ['colspan', 'rowspan']) {
    if (/^\d{1,4}$/.test(element.getAttribute(name))) parts.push(` ${name}="${element.getAttribute(name)}"`);
  }
  return parts.join('');
}

function write(node, inHead, keepsText) {
  if (node.nodeType === TEXT) return keepsText ? escapeHtml(node.data) : '';
  if (node.nodeType !== ELEMENT || !known.has(node.tagName)) fail(`<${node.nodeName}>`);
  const name = node.tagName;
  const children = Array.from(node.childNodes, (child) =>
    write(child, inHead || name === 'thead', holdsText.has(name)),
  ).join('');
  return `<${name}${attributes(node, inHead)}>${children}</${name}>`;
}

/**
 * The table that `cn.table` wrote, built anew from its elements and texts: nothing else of the output's HTML reaches the
 * page. '' for anything that is not exactly such a table; the output's text form then stands for it.
 */
export function htmlTable(html) {
  try {
    const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
    const table = parser.parseFromString(html.trim(), 'text/xml').documentElement;
    if (table?.tagName !== 'table') return '';
    const caption = table.getElementsByTagName('caption')[0]?.textContent ?? '';
    // Wide tables scroll by themselves; what scrolls must be reachable by keyboard, and named.
    const label = escapeHtml(caption === '' ? 'Table' : caption);
    return `<div class="table" role="region" tabindex="0" aria-label="${label}">${write(table, false, false)}</div>`;
  } catch (error) {
    if (error instanceof NotOurTable) return '';
    throw error;
  }
}
