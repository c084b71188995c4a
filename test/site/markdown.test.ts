import { describe, expect, it } from 'vitest';
import { Markdown } from '../../scripts/lib/site/markdown.mjs';

const render = (source: string, options = {}): string => new Markdown(options).render(source);

describe('Markdown', () => {
  it('shows HTML as text', () => {
    const html = render('a <img src=x onerror=alert(1)> b\n\n<script>alert(1)</script>');
    expect(html).toContain('a &lt;img src=x onerror=alert(1)&gt; b');
    expect(html).not.toMatch(/<(?:img|script)/);
  });

  it('makes no link that runs', () => {
    expect(render('[a](javascript:alert(1)) [b](data:text/html,x)')).not.toContain('<a');
  });

  it('shows a picture that is not there as its text', () => {
    expect(render('![a chart](https://example.org/chart.png)')).toBe('<p>a chart</p>\n');
  });

  it('sets formulas, and leaves dollars alone', () => {
    expect(render('costs $5 and $6')).toBe('<p>costs $5 and $6</p>\n');
    expect(render('$x^2$')).toContain('<math');
    expect(render('$$x\n= 1$$')).toContain('class="katex-display"');
  });

  it('keeps a comma with the formula before it', () => {
    expect(render('for $x$, and $y$')).toMatch(/<span class="nowrap">.*,<\/span> and /s);
  });

  it('throws at a formula that cannot be set', () => {
    expect(() => render('$\\nosuchcommand{x}$')).toThrow('nosuchcommand');
  });

  it.each(['\\def\\a{\\a}\\a', '\\def\\a{\\a\\a}\\a', '\\def\\a#1{\\a{#1#1}}\\a{x}', '{'.repeat(5000)])(
    'names a formula that would never end: %.30s',
    (source) => {
      const begun = performance.now();
      expect(() => render(`$${source}$`)).toThrow(
        `expected a formula that KaTeX can set, but got "${source.slice(0, 60)}`,
      );
      expect(performance.now() - begun).toBeLessThan(5000);
    },
  );

  it('gives a formula no more room than a page', () => {
    expect(render('$\\rule{1e9em}{1e9em}$')).not.toMatch(/\d{4,}(?:\.\d+)?em/);
  });

  it('cannot be made to load anything by a formula', () => {
    const html = render('$\\includegraphics{https://example.org/x.png} \\href{javascript:alert(1)}{x}$');
    expect(html).not.toMatch(/<(?:img|a)\b/);
  });

  it('gives equal headings different ids', () => {
    const markdown = new Markdown();
    expect(markdown.render('## What is it?\n\n## What is it?')).toContain('id="what-is-it-2"');
    expect(markdown.sections.map(({ id }) => id)).toEqual(['what-is-it', 'what-is-it-2']);
  });

  it('notes what stands under which heading, to be searched', () => {
    const markdown = new Markdown();
    markdown.opening('# Title\n\nOne\n*two*.');
    markdown.render('## A `b`\n\n- $x$ three\n\n```ts\nconst four = 4;\n```\n\n### C\n\nfive');
    expect(markdown.texts.map(({ id, title, text }) => [id, title, text.replace(/\s+/g, ' ').trim()])).toEqual([
      ['', '', 'One two.'],
      ['a-b', 'A b', 'x three const four = 4;'],
      ['c', 'C', 'five'],
    ]);
    expect(markdown.sections).toEqual([{ id: 'a-b', html: 'A <code>b</code>' }]);
  });

  it('shows a link that leads nowhere as its text', () => {
    expect(render('[a *b*](c.ipynb) [d](e)', { link: (href: string) => (href === 'e' ? 'f' : undefined) })).toBe(
      '<p>a <em>b</em> <a href="f">d</a></p>\n',
    );
  });

  it('links inline code that names a file', () => {
    const file = (text: string) => (text === 'src/index.ts' ? '../src/index.ts' : undefined);
    expect(render('`src/index.ts` `x`', { file })).toBe(
      '<p><a href="../src/index.ts"><code>src/index.ts</code></a> <code>x</code></p>\n',
    );
  });
});

describe('Markdown.opening', () => {
  it('reads the title and the bold promise under it', () => {
    const opening = new Markdown().opening('# A *new* title\n\n**One\nsentence.** And more.\n\n## Next');
    expect(opening).toMatchObject({ title: 'A new title', promise: 'One sentence.' });
    expect(opening?.rest).toContain('And more.');
    expect(opening?.rest).not.toContain('<h1');
  });

  it('has no promise where nothing is bold', () => {
    expect(new Markdown().opening('# Title\n\nText, **bold** later.')?.promise).toBe('');
  });

  it('is undefined without a title', () => {
    expect(new Markdown().opening('Text\n\n# Title')).toBeUndefined();
  });
});
