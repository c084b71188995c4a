import { SaxesParser } from 'saxes';
import { InputError } from '../../../errors';
import type { TextSource } from '../decodeText';

export interface XmlHandler {
  /** `name` without its prefix, `line` on which the element begins. */
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** In pieces, CDATA too. */
  text(text: string): void;
  close(name: string, line: number): void;
}

/** Escaped control characters, which XML 1.0 forbids and Neo4j and others write; NUL stays forbidden. */
const CONTROL_ENTITY = /&#(?:0*([1-9]|[12]\d|3[01])|x0*(1?[\da-f]));/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
const CONTROL = /[\u0001-\u0008\u000B\u000C\u000E-\u001F]/;

/** A file with more of them is no text. */
const MOST_CONTROLS = 1e5;

/**
 * Reads XML piece by piece (saxes), so that memory does not grow with the file. What is not well-formed is an error instead of a
 * guess, with one exception: control characters, which some programs write into names, are kept. Nothing is fetched and no entity
 * of the document's own is expanded.
 * @param root what the outermost element must be called
 * @throws InputError naming the line
 */
export function readXml(source: TextSource, root: string, handler: XmlHandler): void {
  const { file } = source;
  // Without namespaces: an undeclared prefix is no reason to refuse a graph.
  const parser = new SaxesParser<{ position: true }>({ position: true });
  // Its own table has the prototype of objects, where "&constructor;" is something.
  parser.ENTITIES = Object.assign(Object.create(null), { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" });
  let before = 0;
  let begun = 1;
  let lenient = false;
  let strange = 0;
  let depth = 0;
  parser.on('error', ({ message }) => {
    const actual = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (lenient && actual === 'disallowed character' && ++strange < MOST_CONTROLS) return;
    throw new InputError({ file, line: parser.line + before, expected: 'well-formed XML', actual });
  });
  parser.on('opentagstart', ({ name }) => {
    // The sign behind the name is read already: it may have been a line break.
    begun = parser.line + before - (parser.column === 0 ? 1 : 0);
    if (depth++ === 0 && bare(name) !== root) {
      throw new InputError({ file, line: begun, expected: `the element <${root}>`, actual: `<${name}>` });
    }
  });
  parser.on('opentag', ({ name, attributes }) => handler.open(bare(name), attributes as Record<string, string>, begun));
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(bare(name), parser.line + before);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  let first = true;
  for (let piece of source.pieces('>')) {
    if (first) {
      const bareStart = piece.trimStart();
      before = piece.slice(0, piece.length - bareStart.length).split('\n').length - 1;
      if (!bareStart.startsWith('<')) throw new InputError({ file, expected: `the element <${root}>`, actual: 'none' });
      piece = bareStart;
      first = false;
    }
    if (piece.includes('&#')) {
      piece = piece.replace(CONTROL_ENTITY, (entity, decimal?: string, hex?: string) => {
        const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
        return code === 0 || code === 9 || code === 10 || code === 13 ? entity : String.fromCharCode(code);
      });
    }
    lenient = CONTROL.test(piece);
    parser.write(piece);
  }
  parser.close();
}

function bare(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}
