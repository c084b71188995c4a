import { escapeHtml } from './html.mjs';
import { parseHtml } from './parseHtml.mjs';

/** Where text counts; elsewhere in a table it is white space of the source. */
const ROWS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup']);

/** Text of the source: its character references stay, all else is escaped. */
const textOf = (source) => escapeHtml(source).replace(/&amp;(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, '&$1;');

const whole = (value, most) => (/^\d{1,5}$/.test(value ?? '') && Number(value) <= most ? value : undefined);

/** The attributes that a page takes over, each checked. */
function attributesOf({ name, attributes }, inHead) {
  const kept = {};
  if (name === 'th')
    kept.scope = /^(?:col|row)$/.test(attributes.scope ?? '') ? attributes.scope : inHead ? 'col' : 'row';
  if (name === 'th' || name === 'td') {
    if (/text-align:\s*right/.test(attributes.style ?? '') || attributes.align === 'right') kept.class = 'number';
    kept.colspan = whole(attributes.colspan, 1000);
    kept.rowspan = whole(attributes.rowspan, 1000);
  }
  if (name === 'a' && /^(?:https?:\/\/|#)/i.test(attributes.href ?? '')) kept.href = attributes.href;
  if (name === 'ol') kept.start = whole(attributes.start, 99_999);
  if (name === 'img') {
    kept.src = attributes.src;
    kept.alt = attributes.alt ?? '';
    kept.width = whole(attributes.width, 10_000);
    kept.height = whole(attributes.height, 10_000);
  }
  const present = Object.entries(kept).filter(([, value]) => value !== undefined);
  return present.map(([key, value]) => ` ${key}="${textOf(value)}"`).join('');
}

/** Pictures are those that the page holds itself. */
const isShown = ({ name, attributes }) =>
  name !== 'img' || /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=\s]+$/.test(attributes.src ?? '');

const plain = (node) => (typeof node === 'string' ? node : node.children.map(plain).join(''));

function write(node, { inHead = false, inRows = false, inTable = false }) {
  if (typeof node === 'string') return inRows && node.trim() === '' ? '' : textOf(node);
  const { name, children } = node;
  if (!isShown(node)) return '';
  const isTable = name === 'table';
  const inside = children
    .map((child) =>
      write(child, {
        inHead: name === 'thead' || (inHead && !isTable),
        inRows: ROWS.has(name),
        inTable: inTable || isTable,
      }),
    )
    .join('');
  if (name === '') return inside;
  const tag = `<${name}${attributesOf(node, inHead)}>`;
  if (['br', 'hr', 'img', 'col'].includes(name)) return tag;
  const html = `${tag}${inside}</${name}>`;
  if (!isTable || inTable) return html;
  // Wide tables scroll by themselves; what scrolls must be reachable by keyboard, and named.
  const caption = children.find((child) => child.name === 'caption');
  const label = caption === undefined ? 'Table' : textOf(plain(caption).trim());
  return `<div class="table" role="region" tabindex="0" aria-label="${label}">${html}</div>`;
}

/**
 * An output's HTML as far as a page of ours may hold it: tables, text and its emphasis, lists, links, pictures that are in it. It is
 * built anew from a list of elements and attributes; nothing else of it reaches the page, and no style, script or address to
 * load. '' where nothing is left to see.
 */
export function safeHtml(html) {
  const root = parseHtml(html);
  const hasPicture = (node) =>
    typeof node !== 'string' && ((node.name === 'img' && isShown(node)) || node.children.some(hasPicture));
  if (plain(root).trim() === '' && !hasPicture(root)) return '';
  return write(root, {}).trim();
}
