import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareRole2vec } from '../../../src/experiments/inductive/compareRole2vec';
import { directoryWith, NEEDS_DATA, NO_DATA } from '../../data/temporary';

describe('compareRole2vec', () => {
  it('needs the released graphs', async () => {
    const empty = directoryWith();
    const comparison = compareRole2vec({ dataDir: empty, seeds: [], methods: [] });
    await expect(comparison).resolves.toEqual([]);
    await expect(compareRole2vec({ dataDir: empty, seeds: [0], signal: AbortSignal.abort() })).rejects.toThrow();
    rmSync(empty, { recursive: true });
  });

  it.skipIf(NO_DATA)(
    `finds our columns as good as the released ones ${NEEDS_DATA}`,
    async () => {
      const rows = await compareRole2vec({ methods: ['clusternet'], seeds: [0] });
      const [released, ours] = rows;
      expect(rows.map(({ features }) => features)).toEqual(['role2vec', 'role2vec-own']);
      expect(ours.test).toBeGreaterThan(released.test - 0.03);
      expect(ours.valid).toBeGreaterThan(released.valid - 0.03);
    },
    120_000,
  );
});
