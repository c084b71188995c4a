import { describe, expect, it } from 'vitest';
import { htmlTable } from '../../scripts/lib/site/htmlTable.mjs';
import { outputHtml } from '../../scripts/lib/site/outputs.mjs';
import { htmlTable as written } from '../../src/notebook/table';

const hostile = '<img src=x onerror=alert(1)>';
const place = () => ({ number: 1, write: (extension: string) => `figures/a-1.${extension}` });
const shown = (data: object) => outputHtml({ output_type: 'display_data', data }, place).html;

describe('htmlTable', () => {
  it('takes over what cn.table writes', () => {
    const html = htmlTable(written([{ set: 'cora & fb', value: 0.5 }], { title: 'Modularity' }));
    expect(html).toBe(
      '<div class="table" role="region" tabindex="0" aria-label="Modularity"><table><caption>Modularity</caption>' +
        '<thead><tr><th scope="col">set</th><th scope="col" class="number">value</th></tr></thead>' +
        '<tbody><tr><td>cora &amp; fb</td><td class="number">0.500</td></tr></tbody></table></div>',
    );
  });

  it('keeps hostile names as text', () => {
    const html = htmlTable(written([{ [hostile]: hostile }], { title: hostile }));
    expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(4);
    expect(html).not.toContain('<img');
  });

  it.each([
    ['a foreign element', `<table><tr><td>${hostile.replace('>', '/>')}</td></tr></table>`],
    ['a script', '<table><tr><td><script>alert(1)</script></td></tr></table>'],
    ['an entity of its own', '<!DOCTYPE t [<!ENTITY x "y">]><table><tr><td>&x;</td></tr></table>'],
    ['markup that does not close', '<table><tr><td>1'],
    ['something else', '<p>text</p>'],
    ['nothing', ''],
  ])('refuses %s', (_what, html) => {
    expect(htmlTable(html)).toBe('');
  });

  it('drops attributes', () => {
    expect(htmlTable('<table onclick="x()"><tr><td style="position:fixed" id="main">1</td></tr></table>')).toContain(
      '<table><tr><td>1</td></tr></table>',
    );
  });
});

describe('outputHtml', () => {
  it('shows text as text', () => {
    const stream = { output_type: 'stream', name: 'stdout', text: [hostile, '\u001b[31m red\u001b[0m\n'] };
    expect(outputHtml(stream, place).html).toContain('<code>&lt;img src=x onerror=alert(1)&gt; red</code>');
  });

  it('shows the text form of HTML that is not our table', () => {
    expect(shown({ 'text/html': hostile, 'text/plain': 'plain' })).toContain('<code>plain</code>');
    expect(shown({ 'text/html': hostile })).toContain('&lt;img');
  });

  it('gives a figure its picture first, its sentence, and data that cannot leave the script', () => {
    const layout = { title: { text: '</script><script>alert(1)</script>' } };
    const html = shown({
      'application/vnd.plotly.v1+json': { data: [], layout, config: { plotlyServerURL: 'x' } },
      'image/png': Buffer.alloc(24).toString('base64'),
      'text/plain': `A "${hostile}" line`,
    });
    expect(html).toContain('<img src="figures/a-1.png" alt="A &quot;&lt;img src=x onerror=alert(1)&gt;&quot; line"');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    const json = /<script type="application\/json">(.*)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({ data: [], layout });
  });
});
