import { expect, it } from 'vitest';
import { inductiveTraining, unseenForward } from '../../bench/inductiveBench';
import type { Known } from '../../src/methods/Method';
import { resolve } from '../../src/papers';
import { problems } from '../../src/problems';
import { partlyObserved } from '../support/trainingExamples';

function known(part: number): Known {
  const { graph, whole, features } = partlyObserved(part);
  const pose = (edges: typeof graph) => problems.modularity.pose(edges, { k: 5 });
  return { part, graph, features, instance: pose(graph), whole: pose(whole) };
}

it('times a whole training and a pass on an unseen graph', async () => {
  const [a, b, c] = [0, 1, 2].map(known);
  const data = { train: [a!, c!], valid: [], test: [b!], seconds: { load: 0, features: 0 } };
  const graphs = { spec: resolve({ dataset: 'synthetic', set: { steps: 2 } }), data };
  const [training, pass] = [inductiveTraining('train', graphs), unseenForward('forward', graphs)];
  for (const { time, iterations } of [training, pass]) {
    expect(iterations).toBe(10);
    expect(await time(iterations, 2)).toBeGreaterThan(0);
  }
  expect([training.nodes, pass.nodes]).toEqual([20, 24]);
});
