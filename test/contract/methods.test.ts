import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { structural } from '../../src/features/structural';
import type { Graph } from '../../src/graph/Graph';
import type { DenseMatrix } from '../../src/graph/SparseMatrix';
import type { Seen } from '../../src/methods/Method';
import type { Instance, Problem } from '../../src/problems/Problem';
import { resolveSettings } from '../../src/settings';
import { pairs } from '../support/pairs';
import { short } from '../support/short';
import { numbersOf, oddGraphs, sizesOf } from './oddGraphs';

/** What trains: what is left is baselines, which have a contract of their own. */
const trained = pairs.filter(({ method }) => method.usesFeatures);

const rowsOf = (graph: Graph, cols: number, value: (i: number) => number): DenseMatrix => ({
  kind: 'dense',
  rows: graph.n,
  cols,
  values: Float32Array.from({ length: graph.n * cols }, (_, i) => value(i)),
});

describe.each(trained)('$name', ({ method, problem }) => {
  const specs = method.settings(problem, { partial: false });
  const settings = resolveSettings(method.name, specs, short(specs, 2));

  /** Undefined where the problem has no meaning there. */
  const posed = (graph: Graph, k: number): Instance | undefined => {
    try {
      return (problem as Problem).pose(graph, problem.sized === false ? {} : { k });
    } catch {
      return undefined; // with a sentence: see the contract of problems
    }
  };
  const solve = async (graph: Graph, instance: Instance, features: Seen['features']) => {
    const seen: Seen = { graph, features, instance, part: 0 };
    const k = problem.sized === false ? 0 : instance.k;
    const solver = await method.learn({ problem, k, columns: features.cols, graphs: [seen], settings, seed: 1 });
    try {
      return solver.solve(seen).solution;
    } finally {
      solver.dispose();
    }
  };

  it.each(Object.entries(oddGraphs))('solves, or refuses by a sentence, and leaves no tensor: %s', async (_, graph) => {
    const before = numbersOf(graph);
    for (const k of sizesOf(graph.n).filter((one) => one !== 1 || graph.n < 3)) {
      const instance = posed(graph, k);
      if (instance === undefined) continue;
      for (const features of [structural(graph), rowsOf(graph, 3, () => 0)]) {
        const tensors = tf.memory().numTensors;
        try {
          const solution = await solve(graph, instance, features);
          if (graph.n > 0) expect(problem.violation(instance, solution), `K = ${k}: ${solution}`).toBeNull();
        } catch (error) {
          expect(error, `K = ${k}: ${(error as Error).stack}`).toBeInstanceOf(InputError);
          // What failed leaves nothing either.
          expect(tf.memory().numTensors, `K = ${k}`).toBe(tensors);
        }
      }
    }
    expect(numbersOf(graph)).toBe(before);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a feature of %d, by its place', async (odd) => {
    const graph = oddGraphs.path!;
    const instance = posed(graph, 2);
    if (instance === undefined) return;
    const wrong = rowsOf(graph, 3, (i) => (i === 7 ? odd : i));
    await expect(solve(graph, instance, wrong)).rejects.toThrow(/feature 1 of node 2: expected a finite/);
  });
});
