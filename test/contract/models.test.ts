import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import type { DenseMatrix } from '../../src/graph/SparseMatrix';
import { ClusterNet } from '../../src/models/ClusterNet';
import { GcnE2e } from '../../src/models/GcnE2e';
import { graphInput } from '../../src/models/graphInput';
import { MeanField } from '../../src/models/MeanField';
import type { DecisionKind, GraphInput, Model } from '../../src/models/Model';
import { Rng } from '../../src/random/Rng';
import { modelWeights, setModelWeights } from '../../src/training/checkpoint';
import { oddGraphs } from './oddGraphs';

const F = 5;
const K = 3;
/** Every model that maps a graph to a decision; the first test says when one is missing. */
const models: Readonly<Record<string, (seed: number, decision?: DecisionKind) => Model>> = {
  ClusterNet: (seed) => new ClusterNet({ features: F, k: K, seed }),
  GcnE2e: (seed, decision = 'partition') => new GcnE2e({ features: F, k: K, seed, decision }),
  MeanField: (seed) => new MeanField({ k: K, seed }),
};
/** Makes partitions alone, from vectors that it draws node by node. */
const DRAWS = 'MeanField';

const featuresOf = (n: number, value: (i: number) => number): DenseMatrix => ({
  kind: 'dense',
  rows: n,
  cols: F,
  values: Float32Array.from({ length: n * F }, (_, i) => value(i)),
});

/** The same graph with node i at place order[i]. */
function permuted(graph: Graph, features: DenseMatrix, order: Int32Array): GraphInput {
  const [source, target]: [number[], number[]] = [[], []];
  graph.forEachEdge((u, v) => {
    source.push(order[u]!);
    target.push(order[v]!);
  });
  const moved = featuresOf(graph.n, () => 0);
  order.forEach((place, i) => void moved.values.set(features.values.subarray(i * F, (i + 1) * F), place * F));
  return graphInput(Graph.fromEdges(graph.n, source, target), moved);
}

it('every model of src/models is here', () => {
  const folder = join(root, 'src', 'models');
  const found = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^export class (\w+) implements Model\b/gm)].map(
      ([, name]) => name,
    ),
  );
  expect(found.sort()).toEqual(Object.keys(models).sort());
});

describe.each(Object.entries(models))('model %s', (modelName, make) => {
  const rng = new Rng(1);
  const { graph } = karateClub();
  const features = featuresOf(graph.n, () => rng.normal());
  const input = graphInput(graph, features);
  const decide = (model: Model, of: GraphInput, kind: DecisionKind) =>
    tf.tidy(() => Float32Array.from(model.decide(of, kind).dataSync()));

  const kinds: DecisionKind[] = modelName === DRAWS ? [] : ['partition', 'selection'];
  it.each(kinds)('decides alike whatever the order of the nodes: %s', (kind) => {
    const model = make(1, kind);
    const order = new Rng(2).shuffle(Int32Array.from({ length: graph.n }, (_v, i) => i));
    const plain = decide(model, input, kind);
    const moved = decide(model, permuted(graph, features, order), kind);
    const width = plain.length / graph.n;
    order.forEach((place, i) => {
      for (let c = 0; c < width; c++) expect(moved[place * width + c]).toBeCloseTo(plain[i * width + c]!, 4);
    });
    model.dispose();
  });

  it('says the same twice, from its seed alone, and leaves no tensor', () => {
    const tensors = tf.memory().numTensors;
    const [a, b, other] = [make(1), make(1), make(2)];
    const first = decide(a, input, 'partition');
    const kept = tf.memory().numTensors;
    expect(decide(a, input, 'partition')).toEqual(first);
    expect(tf.memory().numTensors).toBe(kept);
    expect(decide(b, input, 'partition')).toEqual(first);
    expect(decide(other, input, 'partition')).not.toEqual(first);
    a.reset(2, 'start');
    expect(decide(a, input, 'partition')).toEqual(decide(other, input, 'partition'));
    for (const model of [a, b, other]) model.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('is its weights: another model that gets them decides to the bit as it does', () => {
    const [a, b] = [make(1), make(2)];
    setModelWeights(b, modelWeights(a));
    expect(decide(b, input, 'partition')).toEqual(decide(a, input, 'partition'));
    const [name] = Object.keys(modelWeights(a)) as [string];
    expect(() => setModelWeights(b, { ...modelWeights(a), [name]: new Float32Array(1) })).toThrow(
      /expected \d+ values, but got 1/,
    );
    a.dispose();
    b.dispose();
  });

  it.each(Object.entries(oddGraphs).filter(([, { n }]) => n >= K))('decides in numbers: %s', (_name, odd) => {
    const model = make(1);
    // Beside weights of 1e37 features of 1e18 have no place among 32-bit numbers: training then says that its loss is none.
    const large = odd.weights?.some((weight) => weight > 1e18) === true ? 1 : 1e18;
    for (const value of [() => 0, () => 1, (i: number) => (i % 2 === 0 ? large : -large), () => 1e-30]) {
      const r = decide(model, graphInput(odd, featuresOf(odd.n, value)), 'partition');
      expect(r.every(Number.isFinite), String(value)).toBe(true);
      for (let i = 0; i < odd.n; i++)
        expect(r.subarray(i * K, (i + 1) * K).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 4);
    }
    model.dispose();
  });
});
