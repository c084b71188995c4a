import { describe, expect, it } from 'vitest';
import { drawTrainingGraphs } from '../../src/experiments/drawTrainingGraphs';

const graphs = Array.from({ length: 20 }, (_, i) => i);

describe('drawTrainingGraphs', () => {
  it('draws subsets in their own order, the larger holding the smaller', () => {
    for (const seed of [0, 7, 33]) {
      for (let count = 1; count <= 20; count++) {
        const drawn = drawTrainingGraphs(graphs, count, seed);
        expect(drawn).toHaveLength(count);
        expect(new Set(drawn).size).toBe(count);
        expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
        expect(drawn).toEqual(expect.arrayContaining(drawTrainingGraphs(graphs, count - 1, seed)));
      }
    }
  });

  it('gives none, the one that the seed names, or all', () => {
    expect(drawTrainingGraphs(graphs, 0, 3)).toEqual([]);
    expect(drawTrainingGraphs(graphs, 1, 23)).toEqual([3]);
    expect(drawTrainingGraphs(graphs, 20, 5)).toEqual(graphs);
  });

  it('differs by seed beyond the first', () => {
    const pairs = [0, 20, 40].map((seed) => drawTrainingGraphs(graphs, 3, seed).join());
    expect(new Set(pairs).size).toBe(3);
  });

  it('refuses more graphs than there are', () => {
    expect(() => drawTrainingGraphs(graphs, 21, 0)).toThrow('training graphs: expected an integer between 0 and');
  });
});
