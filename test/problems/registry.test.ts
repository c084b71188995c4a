import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROBLEM, problems } from '../../src/problems';

const src = join(__dirname, '../../src');

/** These may know problems by name: the problems themselves, what solves one of them alone, and the papers' settings. */
const MAY = ['problems/', 'baselines/', 'papers/'];

/** Words that are spelt like a problem's name and mean something else, and what is made for one problem alone. */
const HOMONYMS: Readonly<Record<string, string>> = {
  'browser/live/front.ts': 'what the front page of the site shows',
  'kernel/install/newNotebook.ts': 'the notebook that a reader begins with',
  'methods/blend/blend.ts': 'a method for communities alone',
  'methods/blend/distilled.ts': 'a method for communities alone',
  'methods/blend/overBlend.ts': 'a method for communities alone',
  'ops/modularity.ts': 'an operation, in its messages',
  'notebook/bench/stepParts.ts': 'a kernel',
  'notebook/graphFigure.ts': 'a chosen node, in the legend',
  'notebook/reachFigure.ts': 'a chosen node, in the legend',
};

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Whether the text has a problem's name as a string, as a key, or takes it from the registry. */
function names(text: string): boolean {
  const name = Object.keys(problems).join('|');
  return new RegExp(`['"\`](${name})['"\`]|\\bproblems\\.(${name})\\b|[{,]\\s*(${name}):`).test(withoutComments(text));
}

describe('the registry of problems', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !MAY.some((folder) => path.startsWith(folder)));
  const naming = files.filter((path) => names(readFileSync(join(src, path), 'utf8')));

  it('is the only place that tells problems apart by name: a new one is known everywhere', () => {
    expect(naming.filter((path) => !Object.hasOwn(HOMONYMS, path))).toEqual([]);
    expect(Object.keys(HOMONYMS).filter((path) => !naming.includes(path))).toEqual([]);
  });

  it('has the problem that is meant where none is named', () => {
    expect(Object.keys(problems)).toContain(DEFAULT_PROBLEM);
  });

  it('sees names in code, not in comments', () => {
    expect(
      ['a("facility")', "x ?? 'modularity'", 'const b = { facility: 1 }', 'problems.modularity'].map(names),
    ).toEqual([true, true, true, true]);
    expect(['/** "facility" */', '// problems.modularity', 'modularityOf(graph)'].map(names)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
