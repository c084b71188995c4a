import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../src/experiments/resolveRun';
import { experiments, resolve } from '../../../src/papers';
import { rowNames } from '../../../src/papers/clusternet/methodNames';
import { resolveClusternet } from '../../../src/papers/clusternet/resolve';
import { problems } from '../../../src/problems';
import { directoryWith, NEEDS_DATA, NO_DATA } from '../../data/temporary';

const all = (request: Omit<RunRequest, 'dataset'>, ...datasets: string[]) =>
  datasets.map((dataset) => resolveClusternet({ dataset, ...request }));
const SINGLE = ['cora', 'citeseer', 'protein', 'adol', 'fb'];
const single = {
  steps: 1000,
  lr: 0.01,
  hidden: 50,
  dropout: 0.2,
  selectEvery: 100,
  restarts: 5,
  starts: 1,
  patience: 0,
  biases: 'uniform',
  order: 'auto',
};
/** T = 1, then 5 from step 500 on. */
const raised = { iterations: 1, laterIterations: 5, laterFrom: 500 };
const clusternet = { ...single, ...raised, weightDecay: 5e-4, embedding: 50, backward: 'approximate' };
const gcnE2e = { ...single, weightDecay: 0 };
const predictor = { lr: 0.01, weightDecay: 0, hidden: 50, embedding: 50, dropout: 0.2, edgeDropout: 0.2 };
const loss = { temperature: 1, targets: 0, targetSeed: 0, confidence: 0.95, draws: 50 };
/** η and γ of the selection, as released. */
const selection = { ...loss, eta: 100, gamma: 4 };
const across = { ...single, lr: 0.001, weightDecay: 5e-4, selectEvery: 10 };
const net = { ...across, beta: 70, embedding: 50, backward: 'approximate' };

describe('the paper’s settings on one graph', () => {
  // Tables 1, 2, 4 and 5; K changes none of them.
  it.each([
    ['clusternet', 'modularity', 'learn', { ...clusternet, beta: 50, passes: 1 }],
    ['clusternet', 'modularity', 'optimize', { ...clusternet, beta: 50, passes: 1 }],
    ['clusternet', 'facility', 'learn', { ...clusternet, ...selection, beta: 30, passes: 10, aggregation: 'mean' }],
    [
      'clusternet',
      'facility',
      'optimize',
      { ...clusternet, ...selection, beta: 30, passes: 10, aggregation: 'maximum' },
    ],
    [
      'clusternet-softmax',
      'facility',
      'learn',
      { ...clusternet, ...selection, beta: 30, passes: 10, aggregation: 'softMaximum' },
    ],
    [
      'clusternet-softmax',
      'facility',
      'optimize',
      { ...clusternet, ...selection, beta: 30, passes: 10, aggregation: 'softMaximum' },
    ],
    ['gcn-e2e', 'modularity', 'learn', { ...gcnE2e, passes: 1 }],
    ['gcn-e2e', 'modularity', 'optimize', { ...gcnE2e, passes: 1 }],
    ['gcn-e2e', 'facility', 'learn', { ...gcnE2e, ...loss, passes: 10, aggregation: 'mean' }],
    ['gcn-e2e', 'facility', 'optimize', { ...gcnE2e, ...loss, passes: 10, aggregation: 'maximum' }],
    ['2stage-newman', 'modularity', 'learn', { ...predictor, steps: 300 }],
    ['2stage-greedy', 'facility', 'learn', { ...predictor, steps: 300 }],
    ['train-newman', 'modularity', 'learn', {}],
    ['train-gonzalez', 'facility', 'optimize', {}],
  ] as const)('%s, %s, %s', (method, problem, task, settings) => {
    for (const k of [5, 10]) {
      for (const splits of ['released', 'strict'] as const) {
        for (const spec of all({ method, problem, task, k, splits }, ...SINGLE)) {
          expect(spec.settings).toEqual(settings);
          expect(spec.protocol).toEqual({ name: 'same-graph' });
          expect(spec.problem).toEqual({ name: problem, k });
        }
      }
    }
  });
});

describe('the paper’s settings across graphs', () => {
  const t = (iterations: number) => ({ iterations, laterIterations: iterations, laterFrom: 0 });
  const mean = { ...loss, aggregation: 'mean' };
  it.each([
    ['clusternet', 'modularity', 'synthetic', { ...net, ...t(10), steps: 70, passes: 1 }, 50],
    [
      'clusternet',
      'facility',
      'synthetic',
      { ...net, ...t(10), ...selection, aggregation: 'mean', steps: 70, passes: 10 },
      50,
    ],
    ['clusternet', 'modularity', 'pubmed', { ...net, ...t(1), steps: 220, passes: 1 }, 50],
    [
      'clusternet',
      'facility',
      'pubmed',
      { ...net, ...t(1), ...selection, aggregation: 'mean', steps: 220, passes: 30 },
      50,
    ],
    ['gcn-e2e', 'modularity', 'synthetic', { ...across, steps: 1000, passes: 1 }, 500],
    ['gcn-e2e', 'facility', 'pubmed', { ...across, ...mean, steps: 1000, passes: 30 }, 500],
    ['2stage-newman', 'modularity', 'synthetic', { ...predictor, steps: 150 }, 150],
    ['2stage-gonzalez', 'facility', 'pubmed', { ...predictor, steps: 150 }, 150],
  ] as const)('%s, %s, %s', (method, problem, dataset, settings, tuneSteps) => {
    const graphs = dataset === 'synthetic' ? 20 : 10;
    const [plain, one, tuned, alone] = ['', '-1train', '-ft', '-ft-only'].map((suffix) =>
      resolveClusternet({ dataset, problem, method: method + suffix }),
    );
    for (const spec of [plain, one, tuned, alone]) {
      expect(spec!.settings).toEqual(settings);
      expect(spec!.method).toBe(method);
    }
    expect(plain!.protocol).toEqual({ name: 'across-graphs', trainingGraphs: graphs });
    expect(one!.protocol).toEqual({ name: 'across-graphs', trainingGraphs: 1 });
    expect(tuned!.protocol).toEqual({ name: 'fine-tuned', trainingGraphs: graphs, tuneSteps });
    const fresh = method.startsWith('2stage-') ? 150 : 500;
    expect(alone!.protocol).toEqual({ name: 'only-tuned', tuneSteps: fresh });
  });

  it('leaves algorithms as they are, on each graph itself', () => {
    for (const spec of all({ method: 'train-cnm' }, 'synthetic', 'pubmed')) {
      expect(spec).toMatchObject({ protocol: { name: 'same-graph' }, settings: { resolution: 1 } });
    }
  });
});

describe('data of a run', () => {
  const dataOf = (dataset: string, splits: 'released' | 'strict', method = 'clusternet') => {
    const { data } = resolveClusternet({ dataset, splits, method });
    return [data.splits, data.features, data.scaling];
  };

  it.each([
    ['cora', 'own', 'row-sum', 'own', 'row-sum'],
    ['citeseer', 'own', 'row-sum', 'own', 'row-sum'],
    ['protein', 'own', 'signed-row-sum', 'node2vec', 'none'],
    ['adol', 'own', 'signed-row-sum', 'node2vec', 'none'],
    ['fb', 'own', 'signed-row-sum', 'node2vec', 'none'],
    ['synthetic', 'own', 'none', 'role2vec', 'none'],
    ['pubmed', 'structural', 'none', 'structural', 'none'],
  ])('%s: as the released scripts have it, and nothing released that a strict split hides', (name, ...wanted) => {
    expect(dataOf(name, 'released')).toEqual(['released', ...wanted.slice(0, 2)]);
    expect(dataOf(name, 'strict')).toEqual(['strict', ...wanted.slice(2)]);
    expect(dataOf(name, 'strict', 'train-cnm')).toEqual(['strict', 'none', 'none']);
  });

  it('has strict splits alone of a set that is built in', () => {
    expect(dataOf('karate', 'released')).toEqual(['strict', 'own', 'none']);
  });

  it('gives columns that one asks for instead, unscaled unless they are the set’s own', () => {
    const { data } = resolveClusternet({ dataset: 'cora', set: { features: 'structural' } });
    expect([data.features, data.scaling]).toEqual(['structural', 'none']);
    expect(resolveClusternet({ dataset: 'cora', set: { scaling: 'none' } }).data.scaling).toBe('none');
  });
});

describe('a request', () => {
  it('goes before the paper’s settings, which go before those of a row’s name', () => {
    const own = { set: { beta: 3, steps: 9, tuneSteps: 2 } };
    const spec = resolveClusternet({ dataset: 'synthetic', method: 'clusternet-ft', ...own });
    expect(spec.settings).toMatchObject({ beta: 3, steps: 9, lr: 0.001 });
    expect(spec.protocol).toMatchObject({ name: 'fine-tuned', trainingGraphs: 20, tuneSteps: 2 });
    const several = resolveClusternet({
      dataset: 'synthetic',
      method: 'clusternet-1train',
      set: { trainingGraphs: 4 },
    });
    expect(several.protocol).toMatchObject({ trainingGraphs: 4 });
    const mean = { problem: 'facility', method: 'clusternet-softmax', set: { aggregation: 'mean' } };
    expect(resolveClusternet({ dataset: 'cora', ...mean }).settings.aggregation).toBe('mean');
    const protocol = resolveClusternet({ dataset: 'synthetic', protocol: 'only-tuned' });
    expect(protocol.protocol).toEqual({ name: 'only-tuned', tuneSteps: 500 });
  });

  it('can be of every row that a name is offered for', () => {
    for (const method of rowNames) {
      const problem = Object.keys(problems).find((name) => {
        try {
          return resolveClusternet({ dataset: 'synthetic', problem: name, method }) !== undefined;
        } catch {
          return false;
        }
      });
      expect(problem, method).toBeDefined();
    }
  });

  it.each(['train-cnm-ft', 'clusternet-ft-often', 'magic-1train', ''])('refuses the name %j', (method) => {
    expect(() => resolveClusternet({ dataset: 'synthetic', method })).toThrow(/method: expected /);
  });

  it('names the graphs that are generated where there are no files', () => {
    const dataDir = directoryWith();
    const { data, protocol } = resolve({ dataset: 'synthetic' }, { dataDir });
    expect(data).toMatchObject({ generated: true, splits: 'strict', features: 'role2vec' });
    expect(protocol).toEqual({ name: 'across-graphs', trainingGraphs: 20 });
    for (const name of ['karate', 'cora']) {
      expect(resolve({ dataset: name }, { dataDir }).data).not.toHaveProperty('generated');
    }
  });

  it.skipIf(NO_DATA)(`takes the files where they are ${NEEDS_DATA}`, () => {
    expect(resolve({ dataset: 'synthetic' }).data).toMatchObject({ splits: 'released', features: 'own' });
    expect(resolve({ dataset: 'synthetic' }).data).not.toHaveProperty('generated');
  });
});

describe('experiments', () => {
  it('are the paper’s nine tables and two sweeps, by name', () => {
    const tables = Array.from({ length: 9 }, (_, i) => `clusternet/table-${i + 1}`);
    const own = Object.keys(experiments).filter((name) => name.startsWith('clusternet/'));
    expect(own).toEqual(['clusternet/fine-tuning-steps', ...tables, 'clusternet/training-graphs']);
    for (const [name, experiment] of Object.entries(experiments)) expect(experiment.name).toBe(name);
  });
});
