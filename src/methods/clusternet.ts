import { ClusterNet } from '../models/ClusterNet';
import type { BackwardPass } from '../ops/softKMeans';
import type { SettingSpecs } from '../settings';
import { endToEnd, trainingSettings } from './endToEnd';

/** ClusterNet (Wilder et al. 2019, section 4), trained on the loss of the problem. Defaults: the paper's for one graph. */
export const clusternet = endToEnd({
  name: 'clusternet',
  title: 'ClusterNet',
  settings: (shape): SettingSpecs => ({
    ...trainingSettings(shape),
    embedding: { default: 50, low: 1, integer: true, about: 'p, width of the embedding' },
    beta: {
      default: shape === 'selection' ? 30 : 50,
      low: 0,
      aboveLow: true,
      about: 'β, inverse temperature of the soft assignment',
    },
    iterations: { default: 1, low: 0, integer: true, about: 'T, clustering iterations without gradient at a step' },
    laterIterations: { default: 5, low: 0, integer: true, about: 'T from step laterFrom on' },
    laterFrom: { default: 500, low: 0, integer: true, about: 'the step from which T is laterIterations' },
    backward: {
      default: 'approximate',
      choices: ['approximate', 'exact', 'unrolled'],
      about: 'how gradients pass the clustering layer',
    },
  }),
  create({ columns, k, settings }, _shape, seed) {
    const { hidden, embedding, dropout, beta } = settings as Record<string, number>;
    return new ClusterNet({
      features: columns,
      k,
      seed,
      beta: beta!,
      hidden: hidden!,
      embedding: embedding!,
      dropout: dropout!,
      backward: settings.backward as BackwardPass,
    });
  },
});
