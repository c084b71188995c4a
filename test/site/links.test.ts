import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { codeCell, namespacesOf } from '../../scripts/lib/site/codeCell.mjs';
import { publicNames } from '../../scripts/lib/site/publicNames.mjs';
import { Repository, repositoryUrl } from '../../scripts/lib/site/repository.mjs';

describe('publicNames', () => {
  it('finds the file that declares a name, through every re-export', () => {
    const entries = publicNames();
    const names = entries.get('clusternet')!;
    expect(names.get('fit')).toBe('src/training/fit.ts');
    expect(names.get('ClusterNet')).toBe('src/models/ClusterNet.ts');
    expect(names.get('Graph')).toBe('src/graph/Graph.ts');
    expect(names.has('graphFigure')).toBe(false);
    expect(entries.get('clusternet/notebook')!.get('graphFigure')).toBe('src/notebook/graphFigure.ts');
    expect(names.get('ops')).toBe('src/ops/index.ts');
    const files = [...entries.values()].flatMap((one) => [...one.values()]);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('repositoryUrl', () => {
  it.each([
    ['git+https://example.org/a/b.git', 'https://example.org/a/b'],
    ['git@example.org:a/b.git', 'https://example.org/a/b'],
    ['git+ssh://git@example.org/a/b.git', 'https://example.org/a/b'],
    ['github:a/b', 'https://github.com/a/b'],
    ['javascript:alert(1)', ''],
  ])('reads %s', (given, url) => {
    expect(repositoryUrl({ repository: given })).toBe(url);
    expect(repositoryUrl({ repository: { type: 'git', url: given } })).toBe(url);
  });

  it('is empty without one', () => {
    expect(repositoryUrl({})).toBe('');
  });
});

describe('Repository', () => {
  it('links to the files beside the site, or to the repository that package.json names', () => {
    expect(new Repository(join(root, 'site'), {}).link('src/index.ts')).toBe('../src/index.ts');
    const elsewhere = new Repository(join(root, 'site'), { repository: 'https://example.org/a/b' });
    expect(elsewhere.link('src/index.ts')).toBe('https://example.org/a/b/blob/HEAD/src/index.ts');
  });

  it('links to nothing that is missing or outside', () => {
    const repository = new Repository(join(root, 'site'), {});
    expect(repository.link('src/nothing.ts')).toBeUndefined();
    expect(repository.link('../../etc/passwd')).toBeUndefined();
  });
});

describe('codeCell', () => {
  const options = {
    label: 'Code',
    linkTo: (entry: string, name: string) =>
      entry === 'clusternet' && name === 'fit' ? { href: '../f.ts', file: 'f.ts' } : undefined,
  };

  it('links names of the package', () => {
    const html = codeCell('await cn.fit(model); cn.other();', {
      ...options,
      namespaces: new Map([['cn', 'clusternet']]),
    });
    expect(html).toContain('<a href="../f.ts" title="f.ts"><span class="hljs-title function_">fit</span></a>');
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('keeps hostile code as text', () => {
    const html = codeCell('const x = "<img onerror=1>"; // <script>', { ...options, namespaces: new Map() });
    expect(html).not.toMatch(/<(?:img|script)/);
  });

  it('knows the names that the entries of the package were given', () => {
    const sources = ['const a = 1;', "import * as tf from 'tfjs';\nimport * as c from 'clusternet';"];
    expect([...namespacesOf(sources)]).toEqual([['c', 'clusternet']]);
    const both = namespacesOf([...sources, "import * as nb from 'clusternet/notebook';"]);
    expect(both.get('nb')).toBe('clusternet/notebook');
    expect(namespacesOf(['const a = 1;']).size).toBe(0);
  });
});
