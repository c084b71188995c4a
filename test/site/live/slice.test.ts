import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { liveSlice } from '../../../scripts/lib/site/live/slice.mjs';

const NB = "import * as cn from 'clusternet';\nimport * as nb from 'clusternet/notebook';";
const slice = (cells: string[], parameters = -1) => liveSlice(cells, cells.length - 1, parameters)!;

/** Runs a slice with namespaces that record what they are asked for. */
async function run(javascript: string, given: Record<string, unknown> = {}): Promise<unknown[]> {
  const seen: unknown[] = [];
  const nb = {
    slider: (...all: unknown[]) => all,
    controls: async (declaration: unknown, call: (values: object) => unknown) => {
      seen.push(declaration, await call({ k: 5 }));
    },
  };
  const program = runInThisContext(`(${javascript})`) as (
    modules: object,
    given: (name: string, said: unknown) => unknown,
  ) => Promise<void>;
  await program({ 'clusternet/notebook': nb, clusternet: { four: 4 } }, (name, said) => given[name] ?? said);
  return seen;
}

describe('liveSlice', () => {
  it('is the cell with what it needs, without what was only shown', async () => {
    const { program } = slice([
      NB,
      'const far = 3;\nconst other: number = far + 1;\nnb.show(other);',
      'const list: number[] = [];\nfor (let i = 0; i < far; i++) list.push(i);\nconsole.log(list);\nnb.table(list);',
      'const late = nb.expensive();',
      'await nb.controls({ k: nb.slider(1, far) }, ({ k }: { k: number }) => [...list, k]);',
    ]);
    expect(program).not.toMatch(/other|expensive|table|show|console/);
    expect(await run(program)).toEqual([{ k: [1, 3] }, [0, 1, 2, 5]]);
  });

  it('takes a name that a function has for itself for no other', () => {
    const { program } = slice([
      NB,
      'const best = nb.expensive();',
      'const graph = cn.four;\nawait nb.controls({ k: nb.slider(1, 9) }, ({ k }) => {\n  const best = k + graph;\n  return { best };\n});',
    ]);
    expect(program).not.toContain('expensive');
  });

  it('takes the nearest of several declarations, and refuses two that are both needed', () => {
    const cells = [NB, 'const a = 1;', 'const a = 2;\nconst b = a;'];
    expect(slice([...cells, 'await nb.controls({ k: nb.slider(a, 9) }, () => b);']).program).not.toContain('a = 1');
    const both = [
      NB,
      'const a = 1;',
      'const b = a;',
      'const a = 2;',
      'await nb.controls({ k: nb.slider(a, 9) }, () => b);',
    ];
    expect(() => slice(both)).toThrow('"a" is declared in two cells');
  });

  it('gives parameters another value, and says which of them names a file', async () => {
    const cells = [NB, "const file = 'a.csv';\nconst most = 7;", 'const { n } = cn.readGraphFile(file);'];
    const { program, declaration, file, members, texts } = slice(
      [...cells, 'await nb.controls({ k: nb.slider(1, most) }, () => n);'],
      1,
    );
    expect(file).toBe('file');
    expect(program).toContain("given('file', 'a.csv')");
    expect(declaration).not.toContain('readGraphFile');
    expect(members).toContainEqual({ module: 'clusternet', name: 'readGraphFile' });
    expect(texts).toContain('a.csv');
  });

  it('is undefined for a cell without controls', () => {
    expect(liveSlice([NB, 'nb.show(1);'], 1, -1)).toBeUndefined();
  });
});
