const STRING = /'([^'\\]*(?:\\.[^'\\]*)*)'|"([^"\\]*(?:\\.[^"\\]*)*)"/y;
const REST = /[^,}'"{[(\s][^,}]*/y;

/** Whether each line ends with a Python dict, as networkx ends those of its edge lists: `a b {'weight': 3}`. */
export function endWithData(lines: readonly string[]): boolean {
  return lines.length > 0 && lines.every((line) => splitData(line) !== undefined);
}

/** A line in two: `a b` and the dict; undefined without one. */
export function splitData(line: string): { record: string; data: string } | undefined {
  const at = line.search(/[\s,;|]\{/);
  const end = line.lastIndexOf('}');
  if (at < 0 || end < at || line.slice(end + 1).trim() !== '') return undefined;
  return { record: line.slice(0, at), data: line.slice(at + 1, end + 1) };
}

/**
 * The entries of a Python dict of texts and numbers, a value as it is written, texts without their quotes; undefined when it is
 * no such dict. Values that hold others (lists, dicts) are left out.
 * @example readData("{'weight': 3, 'kind': 'x'}") // [['weight', '3'], ['kind', 'x']]
 */
export function readData(text: string): [string, string][] | undefined {
  const entries: [string, string][] = [];
  let at = 1;
  const blanks = () => {
    while (text[at] === ' ') at++;
  };
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const plain = (found: RegExpExecArray) => (found[1] ?? found[2] ?? found[0]).replace(/\\(.)/g, '$1');
  for (;;) {
    blanks();
    if (text[at] === '}') return at === text.length - 1 ? entries : undefined;
    const key = read(STRING) ?? read(/-?\d+/y);
    blanks();
    if (key === null || text[at++] !== ':') return undefined;
    blanks();
    const string = read(STRING);
    const value = string ?? read(REST);
    if (value === null) {
      const end = closing(text, at);
      if (end < 0) return undefined;
      at = end;
    } else entries.push([plain(key), string === null ? value[0].trim() : plain(value)]);
    blanks();
    if (text[at] === ',') at++;
    else if (text[at] !== '}') return undefined;
  }
}

/** After the bracket that closes the one at `at`, -1 when there is none. */
function closing(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if ('{[('.includes(text[i]!)) depth++;
    else if ('}])'.includes(text[i]!) && --depth === 0) return i + 1;
  }
  return -1;
}
