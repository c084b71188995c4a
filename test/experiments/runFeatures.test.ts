import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/data';
import { runFeatures } from '../../src/experiments/runFeatures';
import { node2vec } from '../../src/features/node2vec';
import { directoryWith } from '../data/temporary';

const trained = { usesFeatures: true };
/** Six nodes in two triangles under adol's name, with columns that a strict split must not read. */
const files = {
  'moreno/moreno.cites': '0 1\n1 2\n0 2\n3 4\n4 5\n3 5\n2 3\n',
  'moreno/moreno.content': `${[0, 1, 2, 3, 4, 5].map((id) => `${id} ${id + 1} 9 0`).join('\n')}\n`,
};

describe('runFeatures', () => {
  const dataset = loadDataset('adol', { dataDir: directoryWith(files), splits: 'strict', seed: 4 });

  it('makes node2vec of the observed edges for a strict split, once', async () => {
    const made = await runFeatures(dataset, 'learn', trained);
    expect(made.features).toEqual(await node2vec(dataset.train, { seed: 4 }));
    expect(made.seconds).toBeGreaterThan(0);
    const again = await runFeatures({ ...dataset }, 'learn', trained);
    expect(again.features).toBe(made.features);
    expect(again.seconds).toBe(0);
  });

  it('makes them of all edges where the whole graph is observed', async () => {
    const { features } = await runFeatures(dataset, 'optimize', trained);
    expect(features).toEqual(await node2vec(dataset.full, { seed: 4 }));
  });

  it('makes none for a method that does not look at features, or where released ones give nothing away', async () => {
    const { features, seconds } = await runFeatures(dataset, 'learn', { usesFeatures: false });
    expect([features, seconds]).toEqual([dataset.features.train, 0]);
    const karate = loadDataset('karate', { splits: 'strict' });
    expect((await runFeatures(karate, 'learn', trained)).features).toBe(karate.features.train);
  });

  it('passes an abort on', async () => {
    const other = loadDataset('adol', { dataDir: directoryWith(files), splits: 'strict', seed: 5 });
    const aborted = runFeatures(other, 'learn', trained, AbortSignal.abort(new Error('enough')));
    await expect(aborted).rejects.toThrow('enough');
  });
});
