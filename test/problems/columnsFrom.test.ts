import { describe, expect, it } from 'vitest';
import { columnsFrom } from '../../src/problems/columnsFrom';

const problem = {
  name: 'shops',
  columns: {
    demand: { about: 'how much', default: 1, low: 0 },
    candidate: { about: 'may it', default: 1, flag: true },
  },
} as const;
const ids = ['a', 'b', 'c', 'd'];

describe('columnsFrom', () => {
  it('reads numbers however they are written, and says which nodes had none', () => {
    const attributes = { people: ['2', 3.5, null, '1,5'], open: [true, 'no', '1', ''] };
    const { columns, notes } = columnsFrom(problem, attributes, { demand: 'people', candidate: 'open' }, ids);
    expect(columns).toEqual({ demand: [2, 3.5, 1, 1.5], candidate: [1, 0, 1, 1] });
    expect(notes).toEqual([
      'people is missing at 1 nodes, which count as 1',
      'open is missing at 1 nodes, which count as 1',
    ]);
  });

  it.each([
    [{ beauty: 'people' }, 'node column: expected one of demand, candidate, but got "beauty"'],
    [{ demand: 'peple' }, 'demand of the nodes: expected one of people, kind, but got "peple"'],
    [{ demand: 'kind' }, 'kind of node "a": expected a number, but got "shop"'],
    [{ candidate: 'kind' }, 'kind of node "a": expected 0 or 1, true or false, but got "shop"'],
  ])('refuses %j', (asked, message) => {
    const attributes = { people: [1, 2, 3, 4], kind: ['shop', 'x', 'y', 'z'] };
    expect(() => columnsFrom(problem, attributes, asked as unknown as Record<string, string>, ids)).toThrow(message);
  });

  it('says that a problem reads none, or a file has none', () => {
    const none = () => columnsFrom({ name: 'parts' }, {}, { weight: 'w' }, ids);
    expect(none).toThrow('node column: expected none for parts, but got "weight"');
    expect(() => columnsFrom(problem, {}, { demand: 'w' }, ids)).toThrow(
      /expected a file that says something of its nodes/,
    );
  });
});
