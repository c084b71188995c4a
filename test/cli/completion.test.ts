import { afterEach, describe, expect, it, vi } from 'vitest';
import { clusternet } from '../support/clusternet';

afterEach(() => vi.restoreAllMocks());

/** What the shell is offered for the last of these words. */
const offered = async (...words: string[]): Promise<string[]> => {
  const { out, err, code } = await clusternet('complete', '--', ...words);
  expect([err, code]).toEqual(['', 0]);
  return out.split('\n').filter((word) => word !== '');
};

describe('clusternet complete', () => {
  it('offers commands, and those of a command', async () => {
    const commands = await offered('');
    expect(commands).toEqual(
      expect.arrayContaining(['run', 'experiment', 'table', 'solve', 'bench', 'data', 'worker']),
    );
    expect(commands).not.toContain('complete');
    expect(await offered('exp')).toEqual(['experiment']);
    expect(await offered('experiment', 's')).toEqual(['show']);
  });

  it('offers the values of a flag or an argument', async () => {
    expect(await offered('run', '--objective', 'fac')).toEqual(['facility']);
    expect(await offered('run', '--dataset', 'co')).toEqual(['cora', 'cora-connected']);
    expect(await offered('run', '--set', 'bet')).toEqual(['beta=']);
    expect(await offered('run', '--method', 'clusternet-')).toContain('clusternet-ft');
    expect(await offered('table', '9')).toEqual(['9']);
    expect(await offered('experiment', 'run', 'clusternet/table-1')).toEqual(['clusternet/table-1']);
  });

  it('offers flags, and nothing where it knows nothing', async () => {
    expect(await offered('solve', '--st')).toEqual(['--starts', '--steps']);
    expect(await offered('worker', '--que')).toEqual(['--queue']);
    expect(await offered('experiment', 'run', '--qu')).toEqual(['--queue']);
    expect(await offered('run', '--k', '')).toEqual([]);
    expect(await offered('frob', 'x')).toEqual([]);
  });
});

it('clusternet completion prints a script for the shell', async () => {
  const bash = (await clusternet('completion')).out;
  expect(bash).toMatch(/complete -o default -F _clusternet clusternet\n$/);
  expect((await clusternet('completion', 'zsh')).out).toBe(`autoload -U +X bashcompinit && bashcompinit\n${bash}`);
  expect(await clusternet('completion', 'fish')).toMatchObject({ code: 2, out: '' });
});
