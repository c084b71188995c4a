import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { softmaxRows } from '../../src/ops/softmaxRows';
import { problems } from '../../src/problems';
import type { Instance, Problem } from '../../src/problems/Problem';
import { relax } from '../../src/problems/relax';
import { Rng } from '../../src/random/Rng';
import { moved, numbersOf, oddGraphs, sizesOf } from './oddGraphs';

/** Refusals are sentences; anything else is a fault. */
function orRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    expect(error, (error as Error).stack).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(/expected .* but got /s);
    return undefined;
  }
}

/** How far apart values may be where an instance is drawn by a seed, edge after edge: another order is another draw. */
const drawn: Readonly<Record<string, number>> = { influence: 0.1 };

describe.each(Object.values<Problem>(problems))('problem $name', (problem) => {
  const pose = (graph: (typeof oddGraphs)[string], k: number): Instance | undefined =>
    orRefused(() => problem.pose(graph, problem.sized === false ? {} : { k }));

  it.each(Object.entries(oddGraphs))('poses itself, or refuses by a sentence: %s', (_, graph) => {
    const before = numbersOf(graph);
    for (const k of [0, ...sizesOf(graph.n)]) {
      const instance = pose(graph, k);
      if (problem.sized !== false && (k === 0 || k > graph.n))
        expect(instance, `K = ${k} of ${graph.n}`).toBeUndefined();
    }
    expect(numbersOf(graph)).toBe(before);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, '2', null, {}])('refuses K = %j', (k) => {
    if (problem.sized === false) return;
    expect(() => problem.pose(oddGraphs.path!, { k: k as number })).toThrow(InputError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses a column with %d, naming the node',
    (odd) => {
      const size = problem.sized === false ? {} : { k: 2 };
      for (const name of Object.keys(problem.columns ?? {})) {
        const values = [1, 1, 1, 1, odd, 1];
        expect(() => problem.pose(oddGraphs.path!, { ...size, columns: { [name]: values } })).toThrow(/node 4/);
      }
    },
  );

  it.each(Object.entries(oddGraphs).filter(([, { n }]) => n > 1))(
    'judges every solution alike whatever the order of the nodes: %s',
    (_, graph) => {
      const order = new Rng(4).shuffle(Int32Array.from({ length: graph.n }, (_v, i) => i));
      const [plain, other] = [false, true].map((isMoved) => {
        const columns = Object.entries(problem.columns ?? {}).map(([name, { flag }]) => {
          const values = new Float64Array(graph.n);
          order.forEach((place, i) => {
            values[isMoved ? place : i] = flag === true ? (i + 1) % 2 : 1 + (i % 3);
          });
          return [name, values] as const;
        });
        const size = problem.sized === false ? {} : { k: 2 };
        const of = isMoved ? moved(graph, order) : graph;
        return orRefused(() => problem.pose(of, { ...size, columns: Object.fromEntries(columns) }));
      });
      expect(other === undefined).toBe(plain === undefined);
      if (plain === undefined || other === undefined) return;
      for (let code = 0; code < 2 ** graph.n; code++) {
        const bits = Array.from({ length: graph.n }, (_v, i) => (code >> i) & 1);
        const places = Int32Array.from(bits);
        order.forEach((place, i) => void places.fill(bits[i]!, place, place + 1));
        const chosen = (of: ArrayLike<number>) =>
          Int32Array.from(Array.from(of, (bit, i) => bit * (i + 1)).filter(Boolean), (i) => i - 1);
        const [a, b] = problem.kind === 'partition' ? [Int32Array.from(bits), places] : [chosen(bits), chosen(places)];
        const allowed = problem.violation(plain, a) === null;
        expect(problem.violation(other, b) === null, String(a)).toBe(allowed);
        if (!allowed) continue;
        const [value, same] = [problem.value(plain, a), problem.value(other, b)];
        expect(Math.abs(value - same), `${a}: ${value} and ${same}`).toBeLessThanOrEqual(
          (drawn[problem.name] ?? 1e-6) * Math.abs(value),
        );
      }
    },
  );

  const { relaxation } = problem;
  if (relaxation === undefined) return;
  it.each(Object.entries(oddGraphs))(
    'has a finite loss and gradient, rounds to a solution, keeps no tensor: %s',
    (_, graph) => {
      for (const k of sizesOf(graph.n)) {
        const instance = pose(graph, k);
        if (instance === undefined || graph.n === 0) continue;
        const relaxed = orRefused(() => relax(problem, instance));
        if (relaxed === undefined) continue;
        const rng = new Rng(k);
        const partition = relaxed.shape === 'partition';
        const size = partition ? graph.n * instance.k : graph.n;
        const logits = Float32Array.from({ length: size }, () => rng.normal());
        const run = () =>
          tf.tidy(() => {
            const decision = partition
              ? softmaxRows(tf.tensor2d(logits, [graph.n, instance.k]))
              : tf.tensor1d(logits.map((x) => (0.9 * Math.min(1, instance.k / graph.n)) / (1 + Math.exp(-x))));
            const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => relaxed.loss(x))(decision);
            return { value: value.dataSync()[0]!, grad: [...grad.dataSync()], decision: [...decision.dataSync()] };
          });
        const first = run();
        const tensors = tf.memory().numTensors;
        const again = run();
        expect(tf.memory().numTensors).toBe(tensors);
        expect(again).toEqual(first);
        expect(Number.isFinite(first.value), `K = ${k}: loss ${first.value}`).toBe(true);
        expect(first.grad.every(Number.isFinite), `K = ${k}: gradient ${first.grad}`).toBe(true);
        const solution = relaxed.round(first.decision, { seed: 1 });
        const helped =
          problem.violation(instance, solution) === null
            ? solution
            : (problem.repair?.(instance, solution) ?? solution);
        if (partition || problem.repair !== undefined)
          expect(problem.violation(instance, helped), `K = ${k}: ${solution}`).toBeNull();
        if (problem.violation(instance, helped) !== null) continue;
        expect(Number.isFinite(relaxed.hardLoss(helped)), `K = ${k}`).toBe(true);
        expect(Number.isFinite(problem.value(instance, helped)), `K = ${k}`).toBe(true);
      }
    },
  );
});
