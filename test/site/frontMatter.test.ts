import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allNotebooks } from '../../scripts/lib/notebook.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { frontMatter } from '../../scripts/lib/site/frontMatter.mjs';
import { searchIndex } from '../../scripts/lib/site/searchIndex.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const link = (href: string) => href;

describe('frontMatter', () => {
  it('is what the README says first: a sentence, the papers, a picture, the table, a line for each notebook', () => {
    const { lead, papers, alt, src, outcome, notebooks, run } = frontMatter(readme, { link });
    expect(lead).toMatch(/^<p>Decision-focused learning on graphs/);
    expect(papers.match(/<li>/g)!.length).toBeGreaterThanOrEqual(3);
    expect([alt, src]).toEqual([expect.stringContaining('modularity 0.4198'), 'docs/karate.png']);
    expect(outcome.table).toContain('<th style="text-align:right">cora</th>');
    expect(outcome.table).not.toContain('--');
    const slugs = allNotebooks().map((path: string) => /([^/\\]+)\.ipynb$/.exec(path)![1]!);
    expect(slugs.filter((slug) => !notebooks.has(slug))).toEqual([]);
    expect(run).toContain('npm ci');
  });

  it('says what a README lacks', () => {
    expect(() => frontMatter('# A title\n\nText.\n', { link })).toThrow(
      'README.md: expected a paragraph and a list under its title',
    );
  });
});

describe('searchIndex', () => {
  it('is a script with what stands under each heading, which no text can end', () => {
    const texts = [
      { id: '', title: '', text: '' },
      { id: 'a', title: 'A', text: ' one\n  two </script>' },
    ];
    const script = searchIndex([{ slug: '00', title: 'Zero', texts }]);
    expect(script).not.toContain('</script');
    expect(JSON.parse(/= (.*);/.exec(script)![1]!)).toEqual([
      { page: '00', notebook: 'Zero', id: 'a', heading: 'A', text: 'one two </script>' },
    ]);
  });
});
