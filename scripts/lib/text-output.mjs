import { stripVTControlCharacters } from 'node:util';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** A table row a line, cells apart by two spaces; other tags dropped. */
function htmlToText(html) {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/(tr|p|div|h\d|caption)>|<br\s*\/?>/gi, '\n')
    .replace(/<\/t[dh]>/gi, '  ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)
    .replace(/^ +| +$/gm, '')
    .trim();
}

/** What a terminal can show of a MIME bundle. */
export function bundleToText(data) {
  const text = (type) => [data[type]].flat().join('');
  if (data['text/plain'] !== undefined) return text('text/plain');
  if (data['text/markdown'] !== undefined) return text('text/markdown');
  if (data['text/html'] !== undefined) return htmlToText(text('text/html'));
  return `(${Object.keys(data).join(', ')})`;
}

/** The printed outputs of a cell of a saved notebook. */
export function outputsToText(cell) {
  const parts = (cell.outputs ?? []).map((output) => {
    if (output.output_type === 'stream') return [output.text].flat().join('');
    if (output.output_type === 'error') return stripVTControlCharacters(output.traceback.join('\n'));
    return bundleToText(output.data ?? {});
  });
  return parts.map((part) => part.trimEnd()).join('\n');
}
