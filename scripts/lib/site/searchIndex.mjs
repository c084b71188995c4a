import { scriptJson } from './html.mjs';

/**
 * What stands under each heading of each notebook, as a script: a page that was opened from disk may load a script, but no data.
 * assets/search.js loads it when someone begins to search.
 */
export function searchIndex(notebooks) {
  const entries = notebooks.flatMap(({ slug, title, texts }) =>
    texts
      .map(({ id, title: heading, text }) => ({
        page: slug,
        notebook: title,
        id,
        heading,
        text: text.replace(/\s+/g, ' ').trim(),
      }))
      .filter(({ heading, text }) => heading !== '' || text !== ''),
  );
  return `globalThis.searchIndex = ${scriptJson(entries)};\n`;
}
