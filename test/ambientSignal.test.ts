import { afterEach, describe, expect, it } from 'vitest';
import { ambientSignal, setAmbientSignal } from '../src/ambientSignal';
import { solve } from '../src/experiments/solve';
import { identityFeatures } from '../src/features/identityFeatures';
import { node2vec } from '../src/features/node2vec';
import { karateClub } from '../src/graph/generate/karateClub';
import { ClusterNet } from '../src/models/ClusterNet';
import { problems } from '../src/problems';
import { evolve } from '../src/training/evolve';
import { fit } from '../src/training/fit';
import { trainingProblem } from '../src/training/trainingProblem';

afterEach(() => setAmbientSignal(undefined));

/** As a reader's ■ a moment after the call. */
function stopSoon(ms = 30): AbortController {
  const controller = new AbortController();
  setAmbientSignal(() => controller.signal);
  setTimeout(() => controller.abort(new Error('stopped')), ms);
  return controller;
}

const { graph } = karateClub();
const features = identityFeatures(graph.n);
const problem = trainingProblem(problems.modularity, graph, features, { k: 4 });
const model = () => new ClusterNet({ features: features.cols, k: 4, seed: 0 });

describe('the ambient signal', () => {
  it('is none unless a host has set one', () => {
    expect(ambientSignal()).toBeUndefined();
  });

  it('ends a training that names no signal, with its best so far', async () => {
    stopSoon();
    const result = await fit(model(), problem, { steps: 1e6, selectEvery: 5 });
    expect(result.stopped).toBe('aborted');
    expect(result.solution).toHaveLength(graph.n);
  });

  it('gives way to a signal that is named', async () => {
    stopSoon(0);
    const { signal } = new AbortController();
    expect((await fit(model(), problem, { steps: 30, signal })).stopped).toBe('completed');
  });

  it('ends a search and a solve with the best so far', async () => {
    stopSoon();
    const { evaluations } = await evolve(([x]) => x! ** 2, [1], { sigma: 0.5, generations: 1e9, seed: 0 });
    expect(evaluations).toBeGreaterThan(0);
    stopSoon(300);
    const { best } = await solve(graph, { k: 4, features: 'identity', settings: { steps: 1e6 } });
    expect(best.solution).toHaveLength(graph.n);
  });

  it('ends the making of features with its reason', async () => {
    stopSoon(5);
    await expect(node2vec(graph, { walks: 1000, epochs: 100 })).rejects.toThrow('stopped');
  });
});
