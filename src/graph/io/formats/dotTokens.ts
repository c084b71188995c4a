/** A name (`id`), or one of the signs of DOT as it is. */
export interface DotToken {
  readonly kind: 'id' | 'sign';
  readonly text: string;
  /** Names in quotes are no keywords. */
  readonly quoted: boolean;
  readonly line: number;
}

const SPACE = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^|\n)#[^\n]*)+/y;
const SIGN = /->|--|[{}[\];,=:+]/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|-?(?:\.\d+|\d+(?:\.\d*)?)/y;
const QUOTED = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y;

/** The tokens of DOT; undefined at a character that none of them begins with, with its line. */
export function* dotTokens(text: string): Generator<DotToken, { line: number } | undefined> {
  let at = 0;
  let line = 1;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return null;
    line += breaks(found[0]);
    at = pattern.lastIndex;
    return found;
  };
  for (;;) {
    read(SPACE);
    if (at >= text.length) return undefined;
    const begun = line;
    const sign = read(SIGN);
    if (sign !== null) {
      yield { kind: 'sign', text: sign[0], quoted: false, line: begun };
      continue;
    }
    const word = read(WORD);
    if (word !== null) {
      yield { kind: 'id', text: word[0], quoted: false, line: begun };
      continue;
    }
    const quoted = read(QUOTED);
    if (quoted !== null) {
      yield { kind: 'id', text: quoted[1]!.replace(/\\\r?\n/g, '').replaceAll('\\"', '"'), quoted: true, line: begun };
      continue;
    }
    const end = text[at] === '<' ? htmlEnd(text, at) : -1;
    if (end < 0) return { line };
    const html = text.slice(at, end);
    line += breaks(html);
    at = end;
    yield { kind: 'id', text: html, quoted: true, line: begun };
  }
}

/** After the bracket that closes the one at `at`, -1 when there is none. */
function htmlEnd(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '<') depth++;
    else if (text[i] === '>' && --depth === 0) return i + 1;
  }
  return -1;
}

function breaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
