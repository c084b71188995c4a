import { fitZeroOrder } from '../training/fitZeroOrder';
import { guidedMethod } from './guidedMethod';
import { actorSettings } from './guidedSettings';

/** Zeroth-order optimisation of the same actor (GDPG-Twin, section 4.3), by values of the heuristic alone. */
export const zeroOrder = guidedMethod({
  name: 'zoo',
  title: 'Zeroth-order optimisation',
  specs: {
    ...actorSettings,
    points: { default: 2, low: 2, integer: true, about: 'values by which the gradient of an instance is estimated' },
    radius: { default: 0.15, low: 0, aboveLow: true, about: 'μ, the size of a random step' },
    clip: { default: 10, low: 0, aboveLow: true, about: 'bound of an entry of the gradient of Z' },
  },
  train(policy, task, instances, { settings, options }) {
    const { points, radius, clip } = settings as Readonly<Record<string, number>>;
    return fitZeroOrder(policy, task, instances, { ...options, points: points!, radius: radius!, clip: clip! });
  },
});
