import { expect, it } from 'vitest';
import { TournamentTree } from '../../../src/baselines/modularity/TournamentTree';
import { Rng } from '../../../src/random/Rng';

it('TournamentTree knows the largest value, ties to the lowest index', () => {
  const rng = new Rng(1);
  for (const n of [1, 2, 7, 8, 33]) {
    const tree = new TournamentTree(n);
    const values = new Array<number>(n).fill(Number.NEGATIVE_INFINITY);
    for (let step = 0; step < 200; step++) {
      const i = rng.int(n);
      values[i] = rng.int(5);
      tree.set(i, values[i]!);
      expect(tree.top()).toBe(values.indexOf(Math.max(...values)));
      expect(tree.get(i)).toBe(values[i]);
    }
  }
});
