import type { Settings } from '../../settings';

/** A way to train the actor for independent sets, by name. */
export type PresetName = 'recipe' | 'paper' | 'code' | 'code-from-plain';

/**
 * Settings of `actor-twin` for independent sets.
 * - `recipe`: the method's own defaults.
 * - `paper`: algorithm 1 and appendices D and H.1 to the letter: E = 25 updates by the mean gradient of B = 100 graphs, learning
 *   rate 10⁻⁴, mean square error, no L2 term, U(±.15) into heuristic and twin alike, no biases (equation 27), a ReLU at the
 *   end, a twin 64 wide.
 * - `code`: what the released code does: the gradients of 100 single graphs at the same weights, then 100 Adam steps by them in
 *   random order, 6,300 graphs in all; root of the error, L2, two kinds of noise, a standardised twin 32 wide without biases.
 * - `code-from-plain`: the same, started near the plain heuristic, for which it needs a bias.
 */
export const presets: Readonly<Record<PresetName, Settings>> = {
  recipe: {},
  paper: {
    steps: 25,
    lr: 1e-4,
    fallOver: 0,
    batch: 100,
    l2: 0,
    error: 'mse',
    noise: 0.15,
    ownNoise: 0,
    standardise: false,
    objective: 'sum',
    scale: 1,
    biases: false,
    output: 'relu',
    start: 'random',
    twinHidden: 64,
  },
  code: { steps: 63, lr: 1e-4, fallOver: 0, batch: 100, updates: 'each', scale: 1, biases: false, start: 'random' },
  'code-from-plain': { steps: 63, lr: 1e-4, fallOver: 0, batch: 100, updates: 'each', scale: 1 },
};
