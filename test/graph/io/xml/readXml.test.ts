import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/graph/io/decodeText';
import { readXml } from '../../../../src/graph/io/xml/readXml';

/** What a document holds, in one line. */
function events(text: string, root = 'r'): string {
  const seen: string[] = [];
  readXml(decodeText(Buffer.from(text), 'x.xml'), root, {
    open: (name, attributes, line) => seen.push(`${name}${JSON.stringify(attributes)}@${line}`),
    text: (piece) => seen.push(piece.trim()),
    close: (name) => seen.push(`/${name}`),
  });
  return seen.filter((event) => event !== '').join(' ');
}

describe('readXml', () => {
  it('takes prefixes off, gives CDATA as text, and the line on which an element begins', () => {
    expect(events('\n<?xml version="1.0"?><p:r>\n<a\n x="1"/>&lt;<![CDATA[<b>]]></p:r>')).toBe(
      'r{}@2 a{"x":"1"}@3 /a < <b> /r',
    );
  });

  it('keeps control characters, raw and escaped, and escaped line breaks', () => {
    expect(events('<r><a x="&#7;&#x1b;&#10;"/>\u001b</r>')).toBe('r{}@1 a{"x":"\\u0007\\u001b\\n"}@1 /a \u001b /r');
  });

  it.each([
    ['<r>&nope;</r>', 'undefined entity'],
    ['<r>&constructor;</r>', 'undefined entity'],
    ['<r>&#0;</r>', 'malformed character entity'],
    ['<r a="<"/>', 'disallowed character'],
    ['<r><a></r>', 'unexpected close tag'],
    ['<r>', 'unclosed tag: r'],
    ['<r/><r/>', 'documents may contain only one root'],
  ])('refuses %s', (text, message) => {
    expect(() => events(text)).toThrow(`x.xml:1: expected well-formed XML, but got ${message}`);
  });

  it('expands no entity of a document, fetches none', () => {
    expect(() => events('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>')).toThrow('undefined entity');
    expect(() => events('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>')).toThrow(
      'undefined entity',
    );
  });

  it('refuses another element, and what is no XML', () => {
    expect(() => events('<svg/>')).toThrow('x.xml:1: expected the element <r>, but got <svg>');
    expect(() => events('hello')).toThrow('x.xml: expected the element <r>, but got none');
  });

  it('gives the same in pieces', () => {
    const body = '<a x="é"/>'.repeat(2e5);
    let count = 0;
    readXml(decodeText(Buffer.from(`<r>${body}</r>`), 'x.xml'), 'r', {
      open: (name, { x }) => {
        if (name === 'a' && x === 'é') count++;
      },
      text: () => {},
      close: () => {},
    });
    expect(count).toBe(2e5);
  });
});
