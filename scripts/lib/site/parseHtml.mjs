/** Elements that a page may hold; any other loses its tags and keeps its text. */
const KNOWN = new Set(
  (
    'a b blockquote br caption code col colgroup dd del details div dl dt em figcaption h3 h4 h5 h6 hr i img ins kbd li mark ol p ' +
    'pre s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
);

/** Elements of which nothing is kept, not even what is inside. */
const DROPPED =
  /^(?:audio|button|canvas|embed|form|head|iframe|input|link|math|meta|noembed|noscript|object|select|style|script|svg|template|textarea|title|video|xmp)$/;

const VOID = /^(?:br|col|embed|hr|img|input|link|meta)$/;

/** What an opening tag closes where its author did not, and within what. */
const IMPLIED = {
  li: ['li', 'ul', 'ol'],
  dt: ['dt|dd', 'dl'],
  dd: ['dt|dd', 'dl'],
  p: ['p', 'div', 'td', 'th', 'li'],
  td: ['td|th', 'tr', 'table'],
  th: ['td|th', 'tr', 'table'],
  tr: ['tr', 'tbody', 'thead', 'tfoot', 'table'],
  tbody: ['tbody|thead|tfoot|caption|colgroup', 'table'],
  thead: ['tbody|thead|tfoot|caption|colgroup', 'table'],
  tfoot: ['tbody|thead|tfoot|caption|colgroup', 'table'],
};

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/**
 * HTML as a tree of known elements, { name, attributes, children }, and texts as they stand in the source. Any text is read, well
 * formed or not: nothing of it is trusted, and whoever writes the tree escapes what it writes.
 */
export function parseHtml(source) {
  const root = { name: '', attributes: {}, children: [] };
  const open = [root];
  const close = (at) => open.splice(at);
  let from = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const [, slash, rawName, rest] = token;
    open.at(-1).children.push(source.slice(from, token.index));
    from = TOKEN.lastIndex;
    if (rawName === undefined) continue;
    const name = rawName.toLowerCase();
    if (slash === '/') {
      const at = open.findLastIndex((element) => element.name === name);
      if (at > 0) close(at);
    } else if (DROPPED.test(name)) {
      if (VOID.test(name) || rest.endsWith('/')) continue;
      const end = new RegExp(`</${name}(?=[\\s>/])[^>]*>`, 'gi');
      end.lastIndex = from;
      from = end.exec(source) === null ? source.length : end.lastIndex;
      TOKEN.lastIndex = from;
    } else if (KNOWN.has(name)) {
      const implied = IMPLIED[name];
      if (implied !== undefined) {
        const [closed, ...within] = implied;
        const at = open.findLastIndex((element) => new RegExp(`^(?:${closed})$`).test(element.name));
        if (at > 0 && !open.slice(at + 1).some((element) => within.includes(element.name))) close(at);
      }
      const attributes = Object.fromEntries(
        [...rest.matchAll(ATTRIBUTE)].map(([, key, a, b, c]) => [key.toLowerCase(), a ?? b ?? c]),
      );
      const element = { name, attributes, children: [] };
      open.at(-1).children.push(element);
      if (!VOID.test(name)) open.push(element);
    }
  }
  open.at(-1).children.push(source.slice(from));
  return root;
}
