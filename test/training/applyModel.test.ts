import { describe, expect, it } from 'vitest';
import { ClusterNet } from '../../src/models/ClusterNet';
import { problems } from '../../src/problems';
import { applyModel } from '../../src/training/applyModel';
import { partlyObserved, trainingExample } from '../support/trainingExamples';

describe('applyModel', () => {
  const { input, observed } = trainingExample(problems.facility, partlyObserved(4), {
    k: 3,
    settings: { aggregation: 'mean' },
  });
  const problem = { input, relaxed: observed };
  const withModel = <R>(use: (model: ClusterNet) => R): R => {
    const model = new ClusterNet({ features: 5, k: 3, hidden: 8, embedding: 6, seed: 2 });
    try {
      return use(model);
    } finally {
      model.dispose();
    }
  };

  it('is the same for the same seed', () => {
    withModel((model) => {
      for (const passes of [1, 4]) {
        const options = { iterations: 2, passes, seed: 7 };
        expect(applyModel(model, problem, options)).toEqual(applyModel(model, problem, options));
      }
    });
  });

  it('never gets worse on the observed graph by more passes', () => {
    withModel((model) => {
      const losses = [2, 5, 10].map((passes) => observed.hardLoss(applyModel(model, problem, { passes })));
      expect(losses[1]).toBeLessThanOrEqual(losses[0]);
      expect(losses[2]).toBeLessThanOrEqual(losses[1]);
    });
  });

  it('refuses less than one pass', () => {
    withModel((model) => {
      expect(() => applyModel(model, problem, { passes: 0 })).toThrow(
        'passes: expected an integer of at least 1, but got 0',
      );
    });
  });
});
