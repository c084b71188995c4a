import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { type NodeFeatureMaker, nodeFeatures } from '../../src/features/nodeFeatures';
import { numbersOf, oddGraphs } from './oddGraphs';

/** Every maker of node features: a new one is tested by being registered. */
describe.each(Object.values<NodeFeatureMaker>(nodeFeatures))('features $name', (maker) => {
  it.each(Object.entries(oddGraphs))('are finite, a row a node, the same twice, or refused: %s', async (_, graph) => {
    const before = numbersOf(graph);
    const make = () => maker.make(graph, { dimensions: 4, seed: 1 });
    let features: Awaited<ReturnType<typeof make>>;
    try {
      features = await make();
    } catch (error) {
      expect(error, (error as Error).stack).toBeInstanceOf(InputError);
      return;
    }
    expect(features.rows).toBe(graph.n);
    expect(features.values === null || features.values.every(Number.isFinite)).toBe(true);
    expect(await make()).toEqual(features);
    expect(numbersOf(graph)).toBe(before);
  });
});
