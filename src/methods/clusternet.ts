import { ClusterNet } from '../models/ClusterNet';
import type { BiasStart } from '../models/Gcn';
import type { ForwardPass } from '../ops/heuristicCentroids';
import type { BackwardPass } from '../ops/softKMeans';
import type { SettingSpecs } from '../settings';
import { endToEnd, trainingSettings } from './endToEnd';

/** How centres become chosen nodes (section 4.3); values as released. */
const selectionSettings: SettingSpecs = {
  eta: { default: 100, low: 0, aboveLow: true, about: 'η, inverse temperature of the softmax over nodes' },
  gamma: { default: 4, low: 0, aboveLow: true, about: 'γ, steepness of the sigmoid that keeps marginals below 1' },
};

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
      about: 'how gradients pass the clustering layer; exact: at a fixed point, whatever T is',
    },
    forward: {
      default: 'updates',
      choices: ['updates', 'k-means++', 'lloyd', 'mini-batch'],
      about: 'what clustering starts from: centres drawn with the model, or what a heuristic makes of the embedding',
      implied: true,
    },
    tolerance: {
      default: 0,
      low: 0,
      about: 'move of a centre at which clustering stops, whatever T is; 0: after T iterations (exact: 1e-5)',
      implied: true,
    },
    centred: {
      default: false,
      about: 'whether the mean over nodes is taken off the embedding, which tells rows apart that nearly point one way',
      implied: true,
    },
    ...(shape === 'selection' ? selectionSettings : {}),
  }),
  create({ columns, k, settings }, shape, seed) {
    const { hidden, embedding, dropout, beta, tolerance, eta, gamma } = settings as Record<string, number>;
    return new ClusterNet({
      features: columns,
      k,
      seed,
      beta: beta!,
      hidden: hidden!,
      embedding: embedding!,
      dropout: dropout!,
      biases: settings.biases as BiasStart,
      backward: settings.backward as BackwardPass,
      forward: (settings.forward ?? 'updates') as ForwardPass,
      tolerance: tolerance ?? 0,
      centred: settings.centred === true,
      ...(shape === 'selection' ? { selection: { eta: eta!, gamma: gamma! } } : {}),
    });
  },
});
