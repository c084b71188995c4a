const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and quoted attributes. Characters that no page may hold are replaced. */
export function escapeHtml(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those
  const printable = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '\uFFFD');
  return printable.replace(/[&<>"']/g, (character) => entities[character]);
}

/** JSON for a `<script type="application/json">`: no string in it can close the element. */
export function scriptJson(value) {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** The text of a notebook field, which is a string or a list of lines. */
export const joined = (field) => [field ?? ''].flat().join('');
