import { DOMParser } from '@xmldom/xmldom';
import { InputError } from '../../errors';

/**
 * An XML document; anything that is not well-formed is an error instead of a guess. Nothing is fetched and no entity of
 * the document's own is expanded.
 * @param root the name that the outermost element must have
 * @throws InputError naming the line where the parser knows it
 */
export function parseXml(text: string, file: string, root: string): Document {
  let first: InputError | undefined;
  const fail = (_level: string, message: string): never => {
    const [what] = message.replace(/^\[xmldom \w+\]\s*/, '').split('\n');
    const line = /line:(\d+)/.exec(message)?.[1];
    // The parser reports what a handler throws once more, in other words.
    first ??= new InputError({
      file,
      ...(line === undefined || line === '0' ? {} : { line: Number(line) }),
      expected: 'well-formed XML',
      actual: String(what),
    });
    throw first;
  };
  // Whatever the parser itself would repair, warnings included, may hide a cut or garbled file.
  const document = new DOMParser({ locator: {}, errorHandler: fail }).parseFromString(text.trimStart(), 'text/xml');
  const name = (document as Document | undefined)?.documentElement?.tagName;
  if (name !== root) {
    throw new InputError({
      file,
      expected: `the element <${root}>`,
      actual: name === undefined ? 'none' : `<${name}>`,
    });
  }
  return document;
}

/** 1-based line on which an element begins. */
export function lineOf(element: Element): { line?: number } {
  const { lineNumber } = element as Element & { lineNumber?: number };
  return lineNumber === undefined ? {} : { line: lineNumber };
}
