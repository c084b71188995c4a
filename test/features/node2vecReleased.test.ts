import { expect, it } from 'vitest';
import { loadDataset } from '../../src/data';
import { methods } from '../../src/experiments/methods';
import { node2vec } from '../../src/features';
import type { Features } from '../../src/graph/SparseMatrix';
import { modularityOf, objectives } from '../../src/problems';
import { NEEDS_DATA, NO_DATA } from '../data/temporary';

// Five seeds: 0.528 with the released columns, 0.526 and 0.536 with ours of two seeds.
it.skipIf(NO_DATA)(
  `node2vec: ClusterNet on adol does as well as with the released columns, to 0.03 ${NEEDS_DATA}`,
  async () => {
    const { full, train, features } = loadDataset('adol', { scaling: 'none' });
    const objective = objectives.modularity.bind(train);
    const reached = async (columns: Features) => {
      const values: number[] = [];
      for (const seed of [0, 1]) {
        const input = { graph: train, features: columns, objective, k: 5, seed };
        values.push(modularityOf(full, (await methods.clusternet.run(input)).solution));
      }
      return (values[0] + values[1]) / 2;
    };
    const [released, ours] = [await reached(features.train), await reached(await node2vec(train, { seed: 0 }))];
    expect(Math.abs(ours - released)).toBeLessThan(0.03);
  },
  120_000,
);
