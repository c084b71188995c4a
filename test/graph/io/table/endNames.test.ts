import { expect, it } from 'vitest';
import { areIds, endsOf } from '../../../../src/graph/io/table/endNames';

it.each<[string, [number, number] | undefined]>([
  ['source,target', [0, 1]],
  ['Target,Source', [1, 0]],
  ['weight,FROM,To', [1, 2]],
  ['id,Source ID,Target ID', [1, 2]],
  ['FromNodeId,ToNodeId', [0, 1]],
  [':START_ID,:END_ID', [0, 1]],
  ['protein1,protein2,score', [0, 1]],
  ['OFFICIAL_SYMBOL_A,OFFICIAL_SYMBOL_B', [0, 1]],
  ['node_1_id,node_2_id', [0, 1]],
  ['name,source', [1, 0]],
  ['target,name', [1, 0]],
  ['ann,bob', undefined],
  ['weight,target,name', undefined],
  ['Id,Label', undefined],
])('endsOf(%s)', (names, ends) => {
  expect(endsOf(names.split(','))).toEqual(ends === undefined ? undefined : { source: ends[0], target: ends[1] });
});

it.each<[[string, string], string[], boolean]>([
  [['node1', 'node2'], ['node7'], true],
  [['node1', 'node2'], ['a', 'node2'], true],
  [['user1', 'user2'], ['ann', 'bob'], false],
  [['source', 'target'], ['source', 'x'], false],
  [['parent', 'child'], ['child', 'x'], true],
])('areIds(%j, %j) is %s', (names, ids, expected) => {
  expect(areIds(names, ids)).toBe(expected);
});
