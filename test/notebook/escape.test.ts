import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, escapePlotly, plotlyLines } from '../../src/notebook/escape';

describe('escapeHtml', () => {
  it('leaves no markup and no open quote', () => {
    expect(escapeHtml(`<img src="x" onerror='alert(1)'>&`)).toBe(
      '&lt;img src=&quot;x&quot; onerror=&#39;alert(1)&#39;&gt;&amp;',
    );
  });

  it('replaces what XML forbids', () => {
    expect(escapeHtml('a\u0000b\u0007c\uD800d\tß😀')).toBe('a\uFFFDb\uFFFDc\uFFFDd\tß😀');
  });
});

describe('escapePlotly', () => {
  it('leaves no tag, no entity and no formula to plotly', () => {
    expect(escapePlotly('<b>x</b> &lt; $y$\nz')).toBe('&lt;b&gt;x&lt;/b&gt; &amp;lt; &#36;y&#36; z');
  });

  it('is undone by plotlyLines, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = plotlyLines(escapePlotly(text));
        expect(lines).toHaveLength(1);
        expect(escapePlotly(lines[0]!)).toBe(escapePlotly(text));
      }),
    );
  });
});

describe('plotlyLines', () => {
  it('splits at br and drops other tags', () => {
    expect(plotlyLines('a<br>b <b>c</b>')).toEqual(['a', 'b c']);
  });
});
