import { describe, expect, it } from 'vitest';
import { allNotebooks, readNotebook } from '../../scripts/lib/notebook.mjs';
import { outputHtml } from '../../scripts/lib/site/outputs.mjs';
import { safeHtml } from '../../scripts/lib/site/safeHtml.mjs';
import { htmlTable as written } from '../../src/notebook/table';

const hostile = '<img src=x onerror=alert(1)>';
const place = () => ({ number: 1, write: (extension: string) => `figures/a-1.${extension}` });
const shown = (data: object) => outputHtml({ output_type: 'display_data', data }, place).html;

const region = (label: string, table: string) =>
  `<div class="table" role="region" tabindex="0" aria-label="${label}">${table}</div>`;

describe('safeHtml', () => {
  it('takes over what cn.table writes', () => {
    const html = safeHtml(written([{ set: 'cora & fb', value: 0.5 }], { title: 'Modularity' }));
    expect(html).toBe(
      region(
        'Modularity',
        '<table><caption>Modularity</caption>' +
          '<thead><tr><th scope="col">set</th><th scope="col" class="number">value</th></tr></thead>' +
          '<tbody><tr><td>cora &amp; fb</td><td class="number">0.500</td></tr></tbody></table>',
      ),
    );
  });

  it('shows every HTML table of the kept notebooks as a table, and none as text', () => {
    let tables = 0;
    for (const path of allNotebooks()) {
      for (const { outputs = [] } of readNotebook(path).cells) {
        for (const { data = {} } of outputs) {
          const source = [data['text/html'] ?? ''].flat().join('');
          if (!source.includes('<table')) continue;
          tables++;
          const html = safeHtml(source);
          const rows = (text: string) => text.match(/<tr/g)?.length;
          expect(html).toMatch(/^<div class="table"/);
          expect(rows(html)).toBe(rows(source));
          expect(html.includes('<b>')).toBe(source.includes('<b>'));
        }
      }
    }
    expect(tables).toBeGreaterThan(100);
  });

  it('keeps hostile names as text', () => {
    const html = safeHtml(written([{ [hostile]: hostile }], { title: hostile }));
    expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(4);
    expect(html).not.toContain('<img');
  });

  const table = (...cells: string[]) =>
    region('Table', `<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</table>`);
  it.each([
    [
      'emphasis',
      '<table><tr><td><b class="x">1</b> <small>±0</small></td></tr></table>',
      table('<b>1</b> <small>±0</small>'),
    ],
    ['tags left open', '<table><tr><td>1<tr><td>2', table('1', '2')],
    [
      'a data frame',
      '<div><style>td{color:red}</style><table border=1><tr><td>1</table></div>',
      `<div>${table('1')}</div>`,
    ],
    ['entities', '<table><tr><td>a&nbsp;&lt;&amp;&x y<br/>z</td></tr></table>', table('a&nbsp;&lt;&amp;&amp;x y<br>z')],
    ['a list', '<ul><li>1<li>2</ul>', '<ul><li>1</li><li>2</li></ul>'],
    [
      'a picture in it',
      '<img src="data:image/png;base64,AA==" onload="x()">',
      '<img src="data:image/png;base64,AA==" alt="">',
    ],
    [
      'a link',
      '<a href="https://example.org/?a&b" onclick="x()">a</a>',
      '<a href="https://example.org/?a&amp;b">a</a>',
    ],
  ])('keeps %s', (_what, source, html) => {
    expect(safeHtml(source)).toBe(html);
  });

  it.each([
    [
      'attributes',
      '<table onclick="x()"><tr><td style="position:fixed" id="main" class="skip">1</td></tr></table>',
      table('1'),
    ],
    ['a foreign element, not its text', '<p><font color=red>red</font></p>', '<p>red</p>'],
    ['a picture from elsewhere', '<p>a<img src="https://example.org/x.png">b</p>', '<p>ab</p>'],
    ['a picture that is a document', '<p>a<img src="data:image/svg+xml;base64,AA==">b</p>', '<p>ab</p>'],
    ['an address that runs', '<a href="javascript:alert(1)">a</a><a href="//example.org">b</a>', '<a>a</a><a>b</a>'],
    ['a script with all that is in it', '<p>a<script>if (a<b) alert("</p>")</script>b</p>', '<p>ab</p>'],
    ['a script that another hides', '<scr<script>ipt>alert(1)</script>b', 'ipt&gt;alert(1)b'],
    ['markup hidden in an attribute', '<b title="</b><img src=x onerror=1>">t</b>', '<b>t</b>'],
    ['a comment', 'a<!-- <b> -->b', 'ab'],
    ['a frame, a form, a drawing', 'a<iframe src=x>1</iframe><form>2</form><svg onload=x><b>3</b></svg>b', 'ab'],
    ['everything', hostile, ''],
  ])('drops %s', (_what, source, html) => {
    expect(safeHtml(source)).toBe(html);
  });
});

describe('outputHtml', () => {
  it('shows text as text', () => {
    const stream = { output_type: 'stream', name: 'stdout', text: [hostile, '\u001b[31m red\u001b[0m\n'] };
    expect(outputHtml(stream, place).html).toContain('<code>&lt;img src=x onerror=alert(1)&gt; red</code>');
  });

  it('shows the text form of HTML of which nothing may be shown', () => {
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
