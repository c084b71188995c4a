import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { protocolOf } from '../../src/experiments/Protocol';
import { type Preset, type RunRequest, resolveRun, settingsOfRun } from '../../src/experiments/resolveRun';
import '../../src/papers';

const karate = { dataset: 'karate', splits: 'strict' } as const;
const resolve = (request: Partial<RunRequest> = {}, preset?: Preset) => resolveRun({ ...karate, ...request }, preset);

describe('resolveRun', () => {
  it('settles what is left out', () => {
    const { settings, ...rest } = resolveRun({ dataset: 'karate' });
    expect(rest).toEqual({
      problem: { name: 'modularity', k: 5 },
      data: { name: 'karate', task: 'learn', splits: 'released', features: 'own', scaling: 'none' },
      protocol: { name: 'same-graph' },
      method: 'clusternet',
      seed: 0,
    });
    expect(settings).toMatchObject({ steps: 1000, lr: 0.01, beta: 50, starts: 1 });
  });

  it('puts a request before a preset, and a preset before the defaults', () => {
    const preset: Preset = {
      settings: { steps: 70, beta: 70, unknownToMost: 3 },
      protocol: { trainingGraphs: 7, tuneSteps: 50 },
      data: { features: 'structural', scaling: 'row-sum' },
    };
    const plain = resolve({}, preset);
    expect(plain.settings).toMatchObject({ steps: 70, beta: 70, lr: 0.01 });
    expect(plain.settings).not.toHaveProperty('unknownToMost');
    expect(plain.data).toMatchObject({ features: 'structural', scaling: 'none' });
    const asked = resolve({ protocol: 'fine-tuned', set: { steps: 10, features: 'own', tuneSteps: 3, k: 4 } }, preset);
    expect(asked.settings).toMatchObject({ steps: 10, beta: 70 });
    expect(asked.data).toMatchObject({ features: 'own', scaling: 'row-sum' });
    expect(asked.protocol).toEqual({ name: 'fine-tuned', trainingGraphs: 7, tuneSteps: 3 });
    expect(asked.problem.k).toBe(4);
    expect(resolve({ k: 3, set: { k: 4 } }).problem.k).toBe(4);
  });

  it('learns across the graphs of a set of many unless told otherwise, from all training graphs', () => {
    const across = (request: Partial<RunRequest> = {}) => resolveRun({ dataset: 'synthetic', ...request }).protocol;
    expect(across()).toEqual({ name: 'across-graphs', trainingGraphs: 20 });
    expect(resolveRun({ dataset: 'pubmed' }).protocol).toEqual({ name: 'across-graphs', trainingGraphs: 10 });
    expect(across({ protocol: 'same-graph' })).toEqual({ name: 'same-graph' });
    expect(across({ set: { trainingGraphs: 1 } })).toEqual({ name: 'across-graphs', trainingGraphs: 1 });
    expect(across({ protocol: 'only-tuned' })).toEqual({ name: 'only-tuned', tuneSteps: 0 });
  });

  it('gives a method that learns nothing no features and no protocol but its own graph', () => {
    for (const protocol of [undefined, 'fine-tuned', 'across-graphs'] as const) {
      const spec = resolveRun(
        { dataset: 'synthetic', method: 'train-cnm', ...(protocol === undefined ? {} : { protocol }) },
        { data: { features: 'role2vec', scaling: 'row-sum' }, protocol: { tuneSteps: 5 } },
      );
      expect(spec.protocol).toEqual({ name: 'same-graph' });
      expect(spec.data).toMatchObject({ features: 'none', scaling: 'none' });
    }
  });

  it('refuses a setting that nobody has, with the names that there are', () => {
    const wrong = () => resolve({ method: 'train-louvain', set: { beta: 3 } });
    expect(wrong).toThrow(
      'setting of train-louvain: expected one of k, trainingGraphs, tuneSteps, features, scaling, refine, but got "beta"',
    );
    expect(wrong).toThrow(InputError);
    expect(() => resolve({ set: { aggregation: 'mean' } })).toThrow(/setting of clusternet: expected one of k, .*beta/);
  });

  it.each([
    [{ set: { steps: 0 } }, 'steps: expected an integer of at least 1, but got 0'],
    [{ set: { lr: -1 } }, 'lr: expected a number above 0, but got -1'],
    [{ set: { features: 'magic' } }, 'features: expected one of own, node2vec, role2vec, structural, but got "magic"'],
    [{ set: { trainingGraphs: 1.5 } }, 'trainingGraphs: expected an integer of at least 0, but got 1.5'],
    [{ set: { k: 0 } }, 'k: expected an integer of at least 1, but got 0'],
    [{ k: 2.5 }, 'K: expected an integer of at least 1, but got 2.5'],
    [{ seed: -1 }, 'seed: expected an integer between 0'],
    [{ task: 'guess' as 'learn' }, 'task: expected learn or optimize, but got guess'],
    [{ splits: 'torn' as 'strict' }, 'splits: expected released or strict, but got torn'],
    [
      { protocol: 'magic' as 'same-graph' },
      'protocol: expected one of same-graph, across-graphs, fine-tuned, only-tuned',
    ],
    [{ dataset: 'cara' }, /data set: expected one of karate, .*, but got "cara"/],
    [{ problem: 'beauty' }, /problem: expected one of modularity, facility, .*but got "beauty"/],
    [{ method: 'magic' }, /method: expected one of clusternet, .*, but got "magic"/],
    [
      { method: 'train-greedy' },
      /method: expected one for modularity: clusternet, gcn-e2e, .*train-cnm, .*, but got "train-greedy" \(Greedy solves facility, not modularity\)/,
    ],
  ] as const)('refuses %j', (request, message) => {
    expect(() => resolve(request)).toThrow(message);
    expect(() => resolve(request)).toThrow(InputError);
  });

  it('refuses a number that the protocol has no use for, naming the protocols that have', () => {
    expect(() => resolve({ set: { trainingGraphs: 3 } })).toThrow(
      'trainingGraphs: expected a method that learns, under protocol across-graphs or fine-tuned, but got clusternet under same-graph',
    );
    expect(() => resolveRun({ dataset: 'synthetic', set: { tuneSteps: 3 } })).toThrow(
      'tuneSteps: expected a method that learns, under protocol fine-tuned or only-tuned, but got clusternet under across-graphs',
    );
    expect(() => resolveRun({ dataset: 'synthetic', method: 'train-cnm', set: { trainingGraphs: 3 } })).toThrow(
      'but got train-cnm under same-graph',
    );
  });
});

describe('settingsOfRun', () => {
  it('lists what a run can be told', () => {
    const names = (request: Partial<RunRequest>) =>
      Object.keys(settingsOfRun(resolveRun({ dataset: 'synthetic', ...request })));
    expect(names({ method: 'train-newman' })).toEqual(['k']);
    expect(names({ method: 'train-louvain' })).toEqual(['k', 'refine']);
    expect(names({})).toEqual(expect.arrayContaining(['k', 'trainingGraphs', 'features', 'scaling', 'beta', 'steps']));
    expect(names({})).not.toContain('tuneSteps');
    expect(names({ problem: 'facility', protocol: 'fine-tuned' })).toEqual(
      expect.arrayContaining(['tuneSteps', 'aggregation']),
    );
  });

  it('has every setting in the run itself, and the run nothing more', () => {
    const spec = resolveRun({ dataset: 'synthetic', problem: 'facility', method: 'gcn-e2e' });
    const specs = settingsOfRun(spec);
    const own = Object.keys(specs);
    expect(own).toEqual(expect.arrayContaining(Object.keys(spec.settings)));
    const elsewhere = own.filter((name) => !(name in spec.settings) && specs[name]!.implied !== true);
    expect(elsewhere).toEqual(['k', 'trainingGraphs', 'features', 'scaling']);
  });
});

describe('protocolOf', () => {
  it('takes the numbers that the protocol has, and no others', () => {
    expect(protocolOf('fine-tuned', { trainingGraphs: 2, tuneSteps: 5 })).toEqual({
      name: 'fine-tuned',
      trainingGraphs: 2,
      tuneSteps: 5,
    });
    expect(() => protocolOf('same-graph', { tuneSteps: 1 })).toThrow(
      'protocol same-graph: expected no numbers, but got tuneSteps',
    );
    expect(() => protocolOf('only-tuned', { trainingGraphs: 1 })).toThrow('expected tuneSteps, but got trainingGraphs');
    expect(() => protocolOf('fine-tuned', { tuneSteps: 1 })).toThrow('trainingGraphs: expected an integer');
    expect(() => protocolOf('only-tuned', { tuneSteps: -1 })).toThrow('tuneSteps: expected an integer of at least 0');
  });

  describe('features of a strict split', () => {
    const ask = (features?: string) =>
      resolve({ dataset: 'adol', splits: 'strict', set: features === undefined ? {} : { features } });

    it('refuses columns that were made from the hidden edges', () => {
      expect(() => ask('own')).toThrow(
        'features of adol under strict splits: expected node2vec, role2vec or structural ' +
          '(its own columns were made from edges that are hidden here), but got "own"',
      );
    });

    it('are structural where nobody asks, and what was asked else', () => {
      expect(ask().data.features).toBe('structural');
      expect(ask('node2vec').data.features).toBe('node2vec');
    });
  });
});
