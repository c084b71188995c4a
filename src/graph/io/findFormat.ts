import { InputError } from '../../errors';
import type { TextSource } from './decodeText';
import type { GraphFormat } from './GraphFile';

const ENDINGS: readonly (readonly [RegExp, GraphFormat])[] = [
  [/\.graphmlz?$/, 'GraphML'],
  [/\.gexf$/, 'GEXF'],
  [/\.(json|cyjs|jsonl|ndjson)$/, 'JSON'],
  [/\.gml$/, 'GML'],
  [/\.net$/, 'Pajek'],
  [/\.mtx$/, 'Matrix Market'],
  [/\.lgl$/, 'LGL'],
  [/\.tgf$/, 'TGF'],
  [/\.gdf$/, 'GDF'],
  [/\.sif$/, 'SIF'],
  [/\.(metis|graph)$/, 'METIS'],
  [/\.(dimacs|col|clq)$/, 'DIMACS'],
  [/\.(dot|gv)$/, 'DOT'],
  [/\.(csv|tsv|tab|txt|edges|edgelist|el|ncol|cites)$/, 'edge list'],
];

/** Beginnings that no table has, whatever the file is called, behind lines that may stand before them. */
const BEGINNINGS: readonly (readonly [before: RegExp, begin: RegExp, format: GraphFormat])[] = [
  [/^$/, /^%%MatrixMarket/i, 'Matrix Market'],
  [/^%/, /^\*(vertices|network)\b/i, 'Pajek'],
  [/^#/, /^nodedef>/i, 'GDF'],
  [/^(#|creator\s|version\s)/i, /^graph\s*\[/i, 'GML'],
  [/^(\/\/|#)/, /^(strict\s+)?(di)?graph\b[^\n[\]]*\{/i, 'DOT'],
  [/^c(\s|$)/, /^p (edge|col|sp|max|min|tw) \d+ \d+/, 'DIMACS'],
];

/** From the first line on that is neither blank nor one of these; comments as in C are passed over too. */
function behind(head: string, before: RegExp): string {
  let at = 0;
  while (at < head.length) {
    const end = head.indexOf('\n', at);
    const line = head.slice(at, end < 0 ? head.length : end).trim();
    if (line.startsWith('/*')) {
      const close = head.indexOf('*/', at);
      if (close < 0) return '';
      at = close + 2;
    } else if (line !== '' && !before.test(line)) return head.slice(at).trimStart();
    else if (end < 0) return '';
    else at = end + 1;
  }
  return '';
}

/**
 * The format of a text: what it begins with where that leaves no doubt, else the ending of its name, else what it looks like.
 * @throws InputError for a text whose beginning belongs to another format than the ending says, or to none
 */
export function findFormat(source: TextSource): GraphFormat {
  const head = source.head.slice(0, 4096);
  const begins = BEGINNINGS.find(([before, begin]) => begin.test(behind(head, before)))?.[2];
  if (begins !== undefined) return begins;
  const name = source.file.split(/[\\/]/).at(-1)!.toLowerCase().replace(/\.gz$/, '');
  const ending = ENDINGS.find(([pattern]) => pattern.test(name))?.[1];
  const xml = /^\s*</.test(head) ? xmlFormat(source, ending) : undefined;
  if (xml !== undefined) return xml;
  if (ending !== undefined && ending !== 'edge list') return ending;
  if (/^\s*\{\s*"/.test(head)) return 'JSON';
  const start = source.head.slice(0, 2 ** 16);
  if (isTgf(start)) return 'TGF';
  if (isLgl(start)) return 'LGL';
  return 'edge list';
}

/** By the outermost element; a table may begin with `<` too. */
function xmlFormat({ head, file }: TextSource, ending: GraphFormat | undefined): GraphFormat | undefined {
  const root = /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]/.exec(withoutProlog(head))?.[1]?.toLowerCase();
  if (root === 'graphml') return 'GraphML';
  if (root === 'gexf') return 'GEXF';
  if (ending === 'GraphML' || ending === 'GEXF') return ending;
  if (!/^\s*<(\?xml|!doctype|!--)/i.test(head) && root !== 'svg') return undefined;
  const expected = '<graphml> or <gexf>';
  throw new InputError({ file, expected, actual: root === undefined ? 'XML without an element' : `<${root}>` });
}

function withoutProlog(head: string): string {
  let rest = head.trimStart();
  for (;;) {
    const end = rest.startsWith('<?')
      ? '?>'
      : rest.startsWith('<!--')
        ? '-->'
        : /^<!doctype/i.test(rest)
          ? '>'
          : undefined;
    const at = end === undefined ? -1 : rest.indexOf(end);
    if (at < 0) return rest;
    rest = rest.slice(at + end!.length).trimStart();
  }
}

/** A line that is "#" alone, between lines of one word or more and lines of two ids. */
function isTgf(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const at = lines.findIndex((line) => line.trim() === '#');
  if (at < 1 || at === lines.length - 1) return false;
  const listed = new Set(lines.slice(0, at).map((line) => line.trim().split(/\s+/)[0]));
  return lines.slice(at + 1, -1).every((line) =>
    line
      .trim()
      .split(/\s+/)
      .slice(0, 2)
      .every((id) => listed.has(id)),
  );
}

/** `# name` first and again, with one or two words on every other line. */
function isLgl(head: string): boolean {
  const lines = head
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, -1);
  if (!/^# \S+\s*$/.test(lines[0] ?? '')) return false;
  const marked = lines.filter((line) => line.startsWith('#'));
  const others = lines.filter((line) => !line.startsWith('#'));
  return (
    marked.length > 1 &&
    marked.every((line) => /^# \S+\s*$/.test(line)) &&
    others.every((line) => /^\s*\S+(\s+[\d.eE+-]+)?\s*$/.test(line))
  );
}
