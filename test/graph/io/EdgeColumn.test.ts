import { describe, expect, it } from 'vitest';
import { EdgeColumn } from '../../../src/graph/io/EdgeColumn';

describe('EdgeColumn', () => {
  it('has a number of each edge, NaN or its standard where nothing is said, of two the last', () => {
    const column = new EdgeColumn('w');
    column.add(0, '1.5');
    column.add(3, 2);
    column.add(0, 4);
    expect([...column.dense(5)]).toEqual([4, Number.NaN, Number.NaN, 2, Number.NaN]);
    column.standard = 1;
    expect([...column.dense(5)]).toEqual([4, 1, 1, 2, 1]);
  });

  it.each<[unknown, string]>([
    ['x', '"x"'],
    ['', '""'],
    [0, '0'],
    [-1, '-1'],
    [true, 'true'],
    [{}, 'an object'],
    ['1e39', '"1e39"'],
    ['y'.repeat(100), `"${'y'.repeat(60)}…"`],
  ])('remembers where %j is no weight', (value, shown) => {
    const column = new EdgeColumn('w');
    column.add(0, 1, 4);
    column.add(1, value, 5);
    column.add(2, 'also', 6);
    expect(column.odd).toEqual({ edge: 1, shown, line: 5 });
  });
});
