import { ACTOR_OUTPUTS } from '../models/Actor';
import type { Problem } from '../problems/Problem';
import { type SettingSpecs, withDefaults } from '../settings';

/** What an actor and its training can be told; defaults are those that reproduce the paper's independent sets. */
export const actorSettings = {
  steps: { default: 150, low: 1, integer: true, about: 'training steps, each on a batch of instances' },
  lr: { default: 3e-3, low: 0, aboveLow: true, about: 'learning rate of Adam' },
  fallOver: { default: 500, low: 0, integer: true, about: 'steps over which lr falls linearly to 0; 0: it stays' },
  batch: { default: 20, low: 1, integer: true, about: 'instances a step, with new weights each' },
  l2: { default: 5e-4, low: 0, about: 'λ of λ‖Θ‖² over kernels' },
  updates: {
    default: 'batch',
    choices: ['batch', 'each'],
    about: 'an Adam step by the mean gradient of a batch, or one by that of each instance',
  },
  hidden: { default: 32, low: 1, integer: true, about: "width of the actor's hidden layers" },
  layers: { default: 3, low: 1, integer: true, about: "the actor's layers" },
  biases: { default: true, about: 'whether layers have biases' },
  output: { default: 'leaky-relu', choices: ACTOR_OUTPUTS, about: 'what the actor ends in' },
  start: {
    default: 'plain',
    choices: ['plain', 'random'],
    about: 'where the actor starts: near the plain heuristic, or wherever its weights are drawn',
  },
  draws: { default: 10, low: 1, integer: true, about: 'fixed draws of weights by which a policy is judged, per graph' },
  selectEvery: { default: 5, low: 1, integer: true, about: 'steps between looks, of which the best is kept' },
} as const satisfies SettingSpecs;

/** And a twin beside it. */
export const twinSettings = {
  noise: { default: 0.03, low: 0, about: 'radius of the noise on Z that twin and heuristic see' },
  ownNoise: { default: 0.075, low: 0, about: 'radius of further noise that only the heuristic sees' },
  error: { default: 'rms', choices: ['rms', 'mse'], about: "the twin's error of a graph" },
  standardise: { default: true, about: "whether the twin's input is standardised graph by graph" },
  objective: { default: 'mean', choices: ['mean', 'sum'], about: 'what of the foretold outcomes the actor follows' },
  scale: { default: 0, low: 0, about: 'what outcomes are divided by; 0: the largest of the plain heuristic' },
  twinHidden: { default: 32, low: 1, integer: true, about: "width of the twin's hidden layers" },
  twinLayers: { default: 5, low: 1, integer: true, about: "the twin's layers" },
} as const satisfies SettingSpecs;

/** Specs for a problem: its recipe stands before the defaults, and its heuristic's settings come on top. */
export function guidedSpecs(owner: string, specs: SettingSpecs, { guided }: Problem): SettingSpecs {
  return { ...withDefaults(owner, specs, guided?.recipe), ...guided?.settings };
}
