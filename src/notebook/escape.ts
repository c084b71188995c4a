/**
 * Labels come from data sets and must never become markup. Control characters and lone surrogates (which no XML
 * parser accepts) are replaced before anything else.
 */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD');
}

/** For text and double- or single-quoted attributes of HTML. */
export function escapeHtml(text: string): string {
  return printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** For text and attributes of SVG. */
export const escapeXml = escapeHtml;

/**
 * For every text of a plotly figure (titles, names, hover): plotly reads `<b>`, `<br>`, `<a href>` … and `$…$` as markup
 * and decodes entities. Line breaks become spaces.
 */
export function escapePlotly(text: string): string {
  return printable(text)
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\$/g, '&#36;');
}

/** Reads plotly text back as plain lines: `<br>` splits, entities are decoded, other tags are dropped. */
export function plotlyLines(text: string): string[] {
  return text.split(/<br ?\/?>/i).map((line) =>
    line
      .replace(/<\/?[a-z][^>]*>/gi, '')
      .replace(/&#36;/g, '$')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  );
}
