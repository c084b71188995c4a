import { describe, expect, it } from 'vitest';
import { givenParameters, parametersCell, UsageError } from '../../scripts/lib/parameters.mjs';

const notebook = {
  cells: [{ cell_type: 'code', source: 'const K = 4;\nconst sets = ["cora"];', metadata: { tags: ['parameters'] } }],
};

describe('parametersCell', () => {
  it('declares what was given, as the notebook has it', () => {
    expect(parametersCell(notebook, givenParameters(['K=5', 'sets=fb,adol'], { K: 7 }))).toEqual({
      index: 1,
      source: 'let K = 5;\nlet sets = ["fb","adol"];',
    });
  });

  it.each(['K', '=4', ''])('refuses "%s", which is no name=value', (text) => {
    expect(() => givenParameters([text])).toThrow(`expected -p name=value, but got "${text}"`);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('refuses %s, which no notebook declares', (name) => {
    const refused = () => parametersCell(notebook, givenParameters([`${name}=1`]));
    expect(refused).toThrow(UsageError);
    expect(refused).toThrow(`expected a parameter out of K, sets, but got "${name}"`);
  });
});
