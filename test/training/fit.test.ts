import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { plantedPartition } from '../../src/graph/generate/plantedPartition';
import { ClusterNet } from '../../src/models/ClusterNet';
import { GcnE2e } from '../../src/models/GcnE2e';
import type { GraphInput, Model } from '../../src/models/Model';
import { problems } from '../../src/problems';
import { defineProblem } from '../../src/problems/defineProblem';
import type { RelaxedProblem } from '../../src/problems/Problem';
import { relax } from '../../src/problems/relax';
import { modelWeights } from '../../src/training/checkpoint';
import { type FitOptions, type FitProblem, type FitResult, fit } from '../../src/training/fit';
import { iterationSchedule } from '../../src/training/iterationSchedule';
import type { TrainingProgress } from '../../src/training/progress';
import { startSeed } from '../../src/training/startSeed';
import { trainingProblem } from '../../src/training/trainingProblem';
import { randomValues } from '../support/finiteDifference';
import { flipped } from '../support/flipped';
import { ringOfCliques } from '../support/ringOfCliques';

/** The best partition into four parts is the cliques. */
const graph = ringOfCliques(4, 5);
const features = { kind: 'dense' as const, rows: 20, cols: 8, values: Float32Array.from(randomValues(160, 1)) };
const problem = trainingProblem(problems.modularity, graph, features, { k: 4 });
const { input, relaxed } = problem;
const size = { features: 8, k: 4, hidden: 10, embedding: 6, beta: 20 };

/** A problem of one's own on the graph, K = 4. */
const own = (loss: (r: tf.Tensor) => tf.Tensor): RelaxedProblem =>
  relax(defineProblem({ name: 'own', loss: (_, r) => loss(r) }), { graph, k: 4 });

async function train(options: FitOptions): Promise<FitResult & { weights: number[] }> {
  const model = new ClusterNet({ ...size, seed: 3 });
  const result = await fit(model, problem, { steps: 120, selectEvery: 40, ...options });
  const weights = Array.from(model.variables.w1.dataSync());
  model.dispose();
  return { ...result, weights };
}

describe('fit', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([0, 1, 2])('finds the cliques of a ring of cliques, seed %i', async (seed) => {
    const values = new Float32Array(400);
    for (let i = 0; i < 20; i++) values[21 * i] = 1;
    const identity: GraphInput = { ...input, features: { kind: 'dense', rows: 20, cols: 20, values } };
    const model = new ClusterNet({ features: 20, k: 4, hidden: 16, embedding: 16, biases: 'zero', seed });
    const { solution, trainValue } = await fit(model, { ...problem, input: identity }, { steps: 300, seed });
    model.dispose();
    // 40 of 44 edges lie inside and every part has degree 22 of 88: Q = 40/44 − 4 (22/88)².
    expect(trainValue).toBeCloseTo(40 / 44 - 1 / 4, 6);
    for (let c = 0; c < 4; c++) expect(new Set(solution.slice(5 * c, 5 * c + 5)).size).toBe(1);
  });

  it('gives the same bits for the same seed, and others for another', async () => {
    const [a, b, c] = [await train({ seed: 1 }), await train({ seed: 1 }), await train({ seed: 2 })];
    expect(b.weights).toEqual(a.weights);
    expect(b.losses).toEqual(a.losses);
    expect(c.weights).not.toEqual(a.weights);
  });

  it('gives the same bits when stopped in the middle and resumed from its checkpoint', async () => {
    const whole = await train({ seed: 5 });
    const path = join(folder, 'run.json');
    const controller = new AbortController();
    const half = await train({
      seed: 5,
      checkpoint: { path },
      signal: controller.signal,
      onProgress: ({ step }) => step === 57 && controller.abort(),
    });
    expect(half.stopped).toBe('aborted');
    expect(half.steps).toBe(57);
    const rest = await train({ seed: 5, checkpoint: { path } });
    expect(rest.weights).toEqual(whole.weights);
    expect(rest.losses).toEqual(whole.losses);
    expect(rest.solution).toEqual(whole.solution);
  });

  it('refuses a damaged checkpoint and one of another run', async () => {
    const path = join(folder, 'run.json');
    writeFileSync(path, '{"format": "clusternet-ch');
    await expect(train({ checkpoint: { path } })).rejects.toThrow(`${path}: expected format clusternet-checkpoint/3`);
    rmSync(path);
    await train({ seed: 1, steps: 100, checkpoint: { path } });
    const whole = readFileSync(path);
    for (const text of [flipped(whole, 4321), whole.toString().replace(/"step":\d+,/, '')]) {
      writeFileSync(path, text);
      await expect(train({ seed: 1, checkpoint: { path } })).rejects.toThrow(/run.json: expected text of sha256/);
    }
    writeFileSync(path, whole);
    await expect(train({ seed: 2, checkpoint: { path } })).rejects.toThrow(
      `${path}: expected a checkpoint of seed 2, but got one of seed 1`,
    );
  });

  describe('a checkpoint of another set-up', () => {
    const other: [string, FitOptions][] = [
      ['learningRate', { learningRate: 0.02 }],
      ['weightDecay', { weightDecay: 0 }],
      ['seed', { seed: 1 }],
      ['selectEvery', { selectEvery: 20 }],
      ['passes', { passes: 2 }],
      ['patience', { patience: 9 }],
      ['restarts', { restarts: 1 }],
      ['starts', { starts: 2 }],
      ['order', { order: 'breadth-first' }],
      ['iterations', { iterations: iterationSchedule({ iterations: 1, laterIterations: 2, laterFrom: 5 }) }],
    ];
    it.each(['beta', 'dropout', 'aggregation'])('is refused by name: %s of the model or the loss', async (name) => {
      const path = join(folder, 'run.json');
      const once = async (value: number, aggregation: string) => {
        const model = new ClusterNet({ ...size, k: 4, [name]: name === 'beta' ? 10 * value : value });
        const settings = { aggregation: name === 'aggregation' ? aggregation : 'mean' };
        const task = trainingProblem(problems.facility, graph, features, { k: 4, settings });
        await fit(model, task, { steps: 5, checkpoint: { path } }).finally(() => model.dispose());
      };
      await once(0.5, 'mean');
      await expect(once(0.25, 'maximum')).rejects.toThrow(
        new RegExp(`expected a checkpoint of ${name} .*, but got one of ${name} `),
      );
    });

    it.each(other)('is refused by name: %s', async (name, options) => {
      const path = join(folder, 'run.json');
      await train({ steps: 10, checkpoint: { path } });
      await expect(train({ steps: 10, checkpoint: { path }, ...options })).rejects.toThrow(
        new RegExp(`expected a checkpoint of ${name} .*, but got one of ${name} `),
      );
    });

    const ring = ringOfCliques(5, 4);
    const cut = relax(defineProblem({ name: 'cut', loss: (_, r) => r.sum() }), { graph, k: 4 });
    const others: [string, Model, FitProblem][] = [
      ['K', new ClusterNet({ ...size, k: 3 }), trainingProblem(problems.modularity, graph, features, { k: 3 })],
      ['m', new ClusterNet(size), trainingProblem(problems.modularity, ring, features, { k: 4 })],
      ['model', new GcnE2e({ ...size, decision: 'partition' }), problem],
      ['problem', new ClusterNet(size), { input, relaxed: cut }],
    ];
    it.each(others)('is refused by name: %s', async (name, model, task) => {
      const path = join(folder, 'run.json');
      await train({ steps: 10, checkpoint: { path } });
      await expect(fit(model, task, { steps: 10, selectEvery: 40, checkpoint: { path } })).rejects.toThrow(
        new RegExp(`expected a checkpoint of ${name} .*, but got one of ${name} `),
      );
      model.dispose();
    });

    it('is taken up by more steps, with the bits of a run that had them from the first', async () => {
      const path = join(folder, 'run.json');
      const options = { seed: 5, selectEvery: 30, checkpoint: { path } };
      await train({ ...options, steps: 50 });
      const longer = await train({ ...options, steps: 120 });
      const { checkpoint: _, ...without } = options;
      const { seconds: a, ...whole } = await train({ ...without, steps: 120 });
      const { seconds: b, ...resumed } = longer;
      expect(resumed).toEqual(whole);
      await expect(train({ ...options, steps: 50 })).rejects.toThrow(
        'steps: expected at least the 120 of the checkpoint, but got 50',
      );
    });
  });

  it('refuses a loss that becomes NaN, and names the step', async () => {
    await expect(train({ learningRate: 1e38 })).rejects.toThrow(InputError);
    await expect(train({ learningRate: 1e38 })).rejects.toThrow(
      /^training loss: expected a number at every step \(a learning rate below 1e\+38 .*\), but got NaN at step \d+$/,
    );
    const undefinedLoss = own((r) => r.sum().mul(Number.NaN));
    const model = new ClusterNet(size);
    await expect(fit(model, { input, relaxed: undefinedLoss }, {})).rejects.toThrow(
      /at the first step already, .* but got NaN at step 1$/,
    );
    model.dispose();
  });

  describe('at a loss through which nothing is learned', () => {
    const labels = (r: tf.Tensor) => tf.oneHot(tf.argMax(r, 1), 4).toFloat();
    const constants = (r: tf.Tensor) => tf.tensor2d(Float32Array.from(r.dataSync()), [20, 4]);
    const cases: [string, (r: tf.Tensor) => tf.Tensor, RegExp][] = [
      ['argMax', (r) => labels(r).sum(0).square().sum(), /none for w1, b1, w2, b2: none comes through OneHot$/],
      ['rounding', (r) => r.round().sum(), /none comes through Round$/],
      ['numbers read out', (r) => constants(r).sum(), /none for w1, b1, w2, b2: the loss does not depend on it$/],
      ['a comparison', (r) => r.greater(0.5).toFloat().sum(), /none comes through Greater$/],
      [
        'an operation without',
        (r) => tf.topk(r, 2).values.sum(),
        /that have a gradient, but got TopK, which has none$/,
      ],
    ];
    it.each(cases)('stops before the first step and names the variables: %s', async (_what, loss, message) => {
      const model = new ClusterNet({ ...size, seed: 3 });
      const before = Array.from(model.variables.w1.dataSync());
      const training = fit(model, { input, relaxed: own(loss) }, { steps: 3 });
      await expect(training).rejects.toThrow(InputError);
      await expect(fit(model, { input, relaxed: own(loss) }, { steps: 3 })).rejects.toThrow(message);
      expect(Array.from(model.variables.w1.dataSync())).toEqual(before);
      model.dispose();
    });

    it('names the one variable that a model of one’s own does not use', async () => {
      const inner = new ClusterNet({ ...size, seed: 3 });
      const spare = tf.variable(tf.zeros([2]));
      const model: Model = {
        name: 'mine',
        k: 4,
        variables: { ...inner.variables, spare },
        constants: inner.constants,
        decide: (...args) => inner.decide(...args),
        reset: (seed) => inner.reset(seed),
        dispose: () => inner.dispose(),
      };
      await expect(fit(model, problem, { steps: 3 })).rejects.toThrow(
        'training of mine on "modularity": expected a gradient for every variable of the model, but got none for spare: ' +
          'the loss does not depend on it',
      );
      model.dispose();
      spare.dispose();
    });

    it('does not mind a gradient that happens to be 0, nor a condition inside', async () => {
      const one = trainingProblem(problems.modularity, graph, features, { k: 1 });
      const model = new ClusterNet({ ...size, k: 1, seed: 3 });
      expect((await fit(model, one, { steps: 2, restarts: 0 })).steps).toBe(2);
      const relaxed = own((r) => tf.where(r.greater(0.5), r, r.square()).sum());
      const other = new ClusterNet({ ...size, seed: 3 });
      expect((await fit(other, { input, relaxed }, { steps: 2, restarts: 0 })).steps).toBe(2);
      model.dispose();
      other.dispose();
    });
  });

  it('keeps a usable result when aborted before the first look', async () => {
    const controller = new AbortController();
    const { solution, stopped } = await train({
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(stopped).toBe('aborted');
    expect(solution.length).toBe(20);
  });

  it('stops early after `patience` looks without a better solution', async () => {
    const { stopped, steps, bestStep } = await train({ steps: 2000, selectEvery: 10, patience: 3 });
    expect(stopped).toBe('early');
    expect(steps).toBe(bestStep + 30);
  });

  it('starts again when every node falls into one cluster, and says so', async () => {
    // Rounds to a single part on the first attempt only.
    let rounds = 0;
    const collapsing: RelaxedProblem = {
      ...relaxed,
      round: (r, options) => (rounds++ < 2 ? new Int32Array(20) : relaxed.round(r, options)),
    };
    const model = new ClusterNet({ ...size, seed: 3 });
    const result = await fit(model, { input, relaxed: collapsing }, { steps: 120, selectEvery: 40 });
    model.dispose();
    expect(result.restarts).toBe(1);
    expect(result.collapsed).toBe(false);
    expect(result.steps).toBe(120);
  });

  it.each(['none', 'breadth-first'] as const)(
    'starts again when the end has lost parts, node order %s',
    async (order) => {
      // Each attempt is looked at three times; the first is not ended by its first look.
      let looks = 0;
      const cliques = Int32Array.from({ length: 20 }, (_, i) => Math.floor(i / 5));
      const losing: RelaxedProblem = {
        ...relaxed,
        round: () => (looks++ < 3 ? cliques.map((label) => label % 2) : cliques),
        lostParts: (solution) => new Set(solution).size < 4,
      };
      const model = new ClusterNet({ ...size, seed: 3 });
      const result = await fit(model, { input, relaxed: losing }, { steps: 120, selectEvery: 40, order });
      model.dispose();
      expect(result.restarts).toBe(1);
      expect(result.solution).toEqual(cliques);
      expect(looks).toBe(6);
    },
  );

  it('reports a run that collapses at every start', async () => {
    const stuck: RelaxedProblem = { ...relaxed, round: () => new Int32Array(20) };
    const model = new ClusterNet({ ...size, seed: 3 });
    const result = await fit(model, { input, relaxed: stuck }, { steps: 20, selectEvery: 10, restarts: 2 });
    model.dispose();
    expect(result.restarts).toBe(2);
    expect(result.collapsed).toBe(true);
  });

  it.each([10, 20, 35, 40])('resumes among collapsed attempts with the same bits, after %i steps', async (at) => {
    const stuck: RelaxedProblem = { ...relaxed, round: () => new Int32Array(20) };
    const run = async (more: FitOptions) => {
      const model = new ClusterNet({ ...size, seed: 3 });
      const { seconds: _, ...result } = await fit(
        model,
        { input, relaxed: stuck },
        { steps: 30, selectEvery: 10, restarts: 2, ...more },
      );
      const weights = modelWeights(model);
      model.dispose();
      return { ...result, weights };
    };
    const checkpoint = { path: join(folder, 'run.json'), every: 7 };
    const controller = new AbortController();
    let steps = 0;
    await run({ checkpoint, signal: controller.signal, onProgress: () => ++steps === at && controller.abort() });
    expect(steps).toBe(at);
    expect(await run({ checkpoint })).toEqual(await run({}));
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await train({ steps: 20 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('looks at facilities with as many passes as asked, which find a smaller loss and change no weight', async () => {
    const { graph } = plantedPartition({ nodes: 200, edges: 500, communities: 8, seed: 1 });
    const features = { kind: 'dense' as const, rows: 200, cols: 8, values: Float32Array.from(randomValues(1600, 2)) };
    const settings = { aggregation: 'mean' };
    const task = trainingProblem(problems.facility, graph, features, { k: 5, partial: true, settings });
    const train = async (passes: number) => {
      const model = new ClusterNet({ features: 8, k: 5, beta: 30, seed: 1 });
      const { solution } = await fit(model, task, { steps: 20, selectEvery: 10, passes });
      const weights = Array.from(model.variables.w1.dataSync());
      model.dispose();
      return { weights, loss: task.relaxed.hardLoss(solution) };
    };
    const [one, ten] = [await train(1), await train(10)];
    expect(ten.weights).toEqual(one.weights);
    expect(ten.loss).toBeLessThan(one.loss);
  });

  describe('starts', () => {
    const options: FitOptions = { steps: 60, selectEvery: 20, seed: 2 };

    /** Start `s` by itself, of a new model. */
    async function alone(s: number) {
      const seed = startSeed(2, s);
      const model = new ClusterNet({ ...size, seed });
      const result = await fit(model, problem, { ...options, seed });
      const weights = modelWeights(model);
      model.dispose();
      return { ...result, weights };
    }

    async function together(starts: number, more: FitOptions = {}) {
      const model = new ClusterNet({ ...size, seed: 2 });
      const result = await fit(model, problem, { ...options, starts, ...more });
      const weights = modelWeights(model);
      model.dispose();
      return { ...result, weights };
    }

    it('startSeed: the seed itself, then others', () => {
      expect(startSeed(2, 0)).toBe(2);
      expect(new Set([0, 1, 2, 3].map((s) => startSeed(2, s))).size).toBe(4);
    });

    it('count the one of smallest training loss, with the bits it has by itself', async () => {
      const each = [await alone(0), await alone(1), await alone(2), await alone(3)];
      const lowest = Math.min(...each.map(({ loss }) => loss));
      const winner = each.findIndex(({ loss }) => loss === lowest);
      const best = await together(4);
      expect(best.start).toBe(winner);
      expect(each.filter(({ loss }) => loss === lowest).length).toBeGreaterThan(1); // the first of equals
      const { seconds: _a, start: _b, ...expected } = each[winner]!;
      expect(best).toMatchObject(expected);
      expect(best.loss).toBe(relaxed.hardLoss(best.solution));
      expect(best.seconds.train).toBeGreaterThan(0);
      expect(winner).toBeGreaterThan(0); // else this test says little
      expect(winner).toBeLessThan(3);
    });

    it('of GcnE2e have the bits of a new model, too', async () => {
      const make = (seed: number) => new GcnE2e({ ...size, biases: 'zero', decision: 'partition', seed });
      const each: { loss: number; losses: Float32Array }[] = [];
      for (const s of [0, 1, 2])
        each.push(await fit(make(startSeed(2, s)), problem, { ...options, seed: startSeed(2, s) }));
      const best = await fit(make(2), problem, { ...options, starts: 3 });
      expect(best.loss).toBe(Math.min(...each.map(({ loss }) => loss)));
      expect(best.losses).toEqual(each[best.start]!.losses);
    });

    it('count progress through', async () => {
      const seen: TrainingProgress[] = [];
      await together(3, { onProgress: (progress) => seen.push(progress) });
      expect(seen.map(({ step }) => step)).toEqual(Array.from({ length: 180 }, (_, i) => i + 1));
      expect(seen.every(({ steps }) => steps === 180)).toBe(true);
      for (let i = 1; i < 180; i++) expect(seen[i]!.seconds).toBeGreaterThanOrEqual(seen[i - 1]!.seconds);
    });

    it('end at an abort, with the best so far and its weights', async () => {
      const controller = new AbortController();
      const first = await alone(0);
      const result = await together(3, {
        signal: controller.signal,
        onProgress: ({ step }) => step === 61 && controller.abort(),
      });
      expect(result).toMatchObject({ stopped: 'aborted', start: 0, solution: first.solution, weights: first.weights });
      const between = await together(3, {
        signal: AbortSignal.abort(),
      });
      expect(between).toMatchObject({ stopped: 'aborted', start: 0, steps: 0 });
    });

    it.each([30, 60, 61, 95, 150])('resume with the same bits after %i steps', async (at) => {
      const checkpoint = { path: join(folder, 'run.json'), every: 25 };
      const { seconds: _a, ...whole } = await together(3);
      const controller = new AbortController();
      const stopped = await together(3, {
        checkpoint,
        signal: controller.signal,
        onProgress: ({ step }) => step === at && controller.abort(),
      });
      expect(stopped.stopped).toBe('aborted');
      const { seconds: _b, ...resumed } = await together(3, { checkpoint });
      expect(resumed).toEqual(whole);
      const { seconds: _c, ...again } = await together(3, { checkpoint }); // all done already
      expect(again).toEqual(whole);
      await expect(together(3, { checkpoint, steps: 70 })).rejects.toThrow('steps: expected 60, as the starts had');
    });

    it('resume from the last save when the process died', async () => {
      const checkpoint = { path: join(folder, 'run.json'), every: 25 };
      const { seconds: _a, ...whole } = await together(3);
      const dying = together(3, {
        checkpoint,
        onProgress({ step }) {
          if (step === 98) throw new Error('killed');
        },
      });
      await expect(dying).rejects.toThrow('killed');
      const steps: number[] = [];
      const { seconds: _b, ...resumed } = await together(3, { checkpoint, onProgress: ({ step }) => steps.push(step) });
      expect(steps[0]).toBe(86); // 25 steps of the second start were kept
      expect(resumed).toEqual(whole);
    });

    it('add up restarts', async () => {
      const stuck: RelaxedProblem = { ...relaxed, round: () => new Int32Array(20) };
      const model = new ClusterNet({ ...size, seed: 3 });
      const result = await fit(
        model,
        { input, relaxed: stuck },
        { steps: 20, selectEvery: 10, restarts: 2, starts: 3 },
      );
      model.dispose();
      expect(result).toMatchObject({ restarts: 6, collapsed: true, start: 0 });
    });
  });

  it.each([
    ['steps', { steps: 0 }, 'steps: expected an integer of at least 1, but got 0'],
    ['selectEvery', { selectEvery: 0 }, 'selectEvery: expected an integer of at least 1, or Infinity, but got 0'],
    ['patience', { patience: 0.5 }, 'patience: expected an integer of at least 1, or Infinity, but got 0.5'],
    ['starts', { starts: 0 }, 'starts: expected an integer of at least 1, but got 0'],
    [
      'checkpoints',
      { checkpoint: { path: 'x', every: 0 } },
      'checkpoint.every: expected an integer of at least 1, but got 0',
    ],
    ['passes', { passes: 0 }, 'passes: expected an integer of at least 1, but got 0'],
  ])('refuses impossible %s', async (_, options, message) => {
    await expect(train(options)).rejects.toThrow(message);
  });
});
