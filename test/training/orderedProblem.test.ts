import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { plantedPartition } from '../../src/graph/generate/plantedPartition';
import type { NodeOrderName } from '../../src/graph/order/nodeOrder';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { ClusterNet } from '../../src/models/ClusterNet';
import { graphInput } from '../../src/models/graphInput';
import { modularity as modularityOp } from '../../src/ops';
import { problems } from '../../src/problems';
import { defineProblem } from '../../src/problems/defineProblem';
import type { RelaxedProblem } from '../../src/problems/Problem';
import { relax } from '../../src/problems/relax';
import { fit } from '../../src/training/fit';
import { orderedProblem } from '../../src/training/orderedProblem';

const K = 4;
const { graph, labels } = plantedPartition({ nodes: 120, edges: 900, communities: K, mixing: 0.1, seed: 5 });

/** One column per node's own community, so that the best partition is known in the caller's order. */
function hint(nodes: number): Float32Array {
  const values = new Float32Array(nodes * K);
  for (let i = 0; i < nodes; i++) values[i * K + labels[i]] = 1;
  return values;
}

const input = graphInput(graph, { kind: 'dense', rows: graph.n, cols: K, values: hint(graph.n) });
const modularityOn = (edges: Graph) => relax(problems.modularity, problems.modularity.pose(edges, { k: K }));
const builtIn = { input, relaxed: modularityOn(graph) };
const own = {
  input,
  relaxed: relax(defineProblem({ name: 'own', loss: (_, r) => tf.neg(modularityOp(graph, r as tf.Tensor2D)) }), {
    graph,
    k: K,
  }),
};
const start = () => new ClusterNet({ features: K, k: K, hidden: 12, embedding: 8, biases: 'zero', seed: 1 });
const orders: NodeOrderName[] = ['communities', 'breadth-first'];

describe('orderedProblem', () => {
  it.each(orders)('%s: the same decision and loss, its rows in the new order', (order) => {
    const model = start();
    const plain = model.decide(input, 'partition') as tf.Tensor2D;
    for (const problem of [builtIn, own]) {
      const ordered = orderedProblem(problem, order);
      expect(ordered.order).toBe(order);
      const decision = model.decide(ordered.problem.input, 'partition') as tf.Tensor2D;
      expect(ordered.problem.relaxed.loss(decision).dataSync()[0]).toBeCloseTo(
        problem.relaxed.loss(plain).dataSync()[0],
        5,
      );
      const options = { seed: 0 };
      expect(ordered.problem.relaxed.round(decision.dataSync(), options)).toEqual(
        problem.relaxed.round(plain.dataSync(), options),
      );
      ordered.dispose();
    }
    model.dispose();
  });

  it.each(orders)('%s: fit finds the planted communities, in the order of the caller', async (order) => {
    for (const problem of [builtIn, own]) {
      const model = start();
      const result = await fit(model, problem, { steps: 150, selectEvery: 50, order, seed: 2 });
      model.dispose();
      expect(result.order).toBe(order);
      const names = new Map<number, number>();
      result.solution.forEach((part, i) => {
        if (!names.has(part)) names.set(part, labels[i]);
        expect(names.get(part)).toBe(labels[i]);
      });
      expect(names.size).toBe(K);
      expect(result.trainValue).toBe(problem.relaxed.problem.value(problem.relaxed.instance, result.solution));
    }
  });

  it('orders a graph of the objective that is not the one the model sees', () => {
    const other = Graph.fromEdges(graph.n, [0, 3, 7], [1, 4, 90], { weights: [1, 2, 3] });
    const problem = { input, relaxed: modularityOn(other) };
    const model = start();
    const ordered = orderedProblem(problem, 'communities');
    const loss = ordered.problem.relaxed.loss(model.decide(ordered.problem.input, 'partition'));
    const plain = problem.relaxed.loss(model.decide(input, 'partition'));
    expect(loss.dataSync()[0]).toBeCloseTo(plain.dataSync()[0], 5);
    ordered.dispose();
    model.dispose();
  });

  it('leaves nothing in the kernels’ memory but the features, whose copy goes when they are collected', async () => {
    const pool = (currentDevice() as WasmBackend).memoryPool;
    const train = async () => {
      const model = start();
      await fit(model, builtIn, { steps: 5, order: 'communities' });
      model.dispose();
      return pool.bytesInUse;
    };
    const before = await train();
    expect((await train()) - before).toBe(4 * graph.n * K);
  });

  it('asks for no more of the relaxed problem than it needs', () => {
    const unasked: RelaxedProblem = Object.create(builtIn.relaxed, {
      approximation: {
        get: () => {
          throw new Error('asked');
        },
      },
    });
    const ordered = orderedProblem({ input, relaxed: unasked }, 'communities');
    expect(() => ordered.problem.relaxed.approximation).toThrow('asked');
    ordered.dispose();
  });

  it('is the problem itself for the order none', () => {
    expect(orderedProblem(builtIn, 'none').problem).toBe(builtIn);
  });
});
