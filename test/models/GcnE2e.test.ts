import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import { GcnE2e } from '../../src/models/GcnE2e';
import type { GraphInput, Model } from '../../src/models/Model';
import { problems } from '../../src/problems';
import { modelWeights } from '../../src/training/checkpoint';
import { fit } from '../../src/training/fit';
import { trainingProblem } from '../../src/training/trainingProblem';

/** Two stars joined at their hubs 0 and 5; every node has a feature of its own. */
const stars = Graph.fromEdges(10, [0, 0, 0, 0, 5, 5, 5, 5, 0], [1, 2, 3, 4, 6, 7, 8, 9, 5]);
const input: GraphInput = {
  adjacency: normalizedAdjacency(stars),
  features: {
    kind: 'dense',
    rows: 10,
    cols: 10,
    values: Float32Array.from({ length: 100 }, (_, at) => (at % 11 === 0 ? 1 : 0)),
  },
};
const size = { features: 10, k: 2, hidden: 12, seed: 1, dropout: 0 };

describe('GcnE2e', () => {
  it('predicts a partition: rows that sum to 1', () => {
    const r = new GcnE2e({ ...size, k: 3, decision: 'partition' }).decide(input, 'partition');
    expect(r.shape).toEqual([10, 3]);
    const values = r.dataSync();
    for (let i = 0; i < 10; i++) {
      expect(values[3 * i] + values[3 * i + 1] + values[3 * i + 2]).toBeCloseTo(1, 6);
    }
  });

  it('predicts a selection within the budget', () => {
    const x = new GcnE2e({ ...size, decision: 'selection' }).decide(input, 'selection');
    expect(x.shape).toEqual([10]);
    expect(Array.from(x.dataSync()).reduce((a, b) => a + b, 0)).toBeCloseTo(2, 5);
  });

  it('is really trained: it finds the two stars, and their hubs', async () => {
    const options = { steps: 500, learningRate: 0.02, seed: 4 };
    const parts = new GcnE2e({ ...size, decision: 'partition' });
    const communities = await fit(
      parts,
      trainingProblem(problems.modularity, stars, input.features, { k: 2 }),
      options,
    );
    // 8 of 9 edges inside, degrees 9 and 9 of 18
    expect(communities.trainValue).toBeCloseTo(8 / 9 - 1 / 2, 6);
    const chooser = new GcnE2e({ ...size, decision: 'selection' });
    const facilities = await fit(
      chooser,
      trainingProblem(problems.facility, stars, input.features, { k: 2, settings: { aggregation: 'mean' } }),
      options,
    );
    expect([...facilities.solution]).toEqual([0, 5]);
    expect(facilities.losses[499]).toBeLessThan(facilities.losses[0] - 0.2);
  });

  it.each(['uniform', 'zero'] as const)('draws at any reset what a new model has, biases %s', (biases) => {
    const fresh = new GcnE2e({ ...size, biases, decision: 'partition', seed: 9 });
    for (const reason of ['start', 'collapse'] as const) {
      const model: Model = new GcnE2e({ ...size, biases, decision: 'partition' });
      model.reset(9, reason);
      expect(modelWeights(model)).toEqual(modelWeights(fresh));
    }
  });

  it('refuses the decision it was not made for, K < 1 and K > n', () => {
    const model = new GcnE2e({ ...size, decision: 'partition' });
    expect(() => model.decide(input, 'selection')).toThrow('expected partition, but got selection');
    expect(() => new GcnE2e({ ...size, k: 0, decision: 'selection' })).toThrow(InputError);
    const large = new GcnE2e({ ...size, k: 11, decision: 'selection' });
    expect(() => large.decide(input, 'selection')).toThrow('n = 10');
  });
});
