import { ActorTwin } from '../models/ActorTwin';
import { Twin } from '../models/Twin';
import type { ErrorKind } from '../ops/graphErrors';
import { fitActorTwin } from '../training/fitActorTwin';
import { type GuidedMethod, guidedMethod } from './guidedMethod';
import { actorSettings, twinSettings } from './guidedSettings';

/** Training by a twin; `guideHeuristic` has it for heuristics of one's own. */
export const byTwin: GuidedMethod = {
  name: 'actor-twin',
  title: 'GDPG-Twin',
  specs: { ...actorSettings, ...twinSettings },
  async train(policy, task, instances, { settings, columns, channels, seed, options }) {
    const { noise, ownNoise, scale, twinHidden, twinLayers } = settings as Readonly<Record<string, number>>;
    const twin = new Twin({
      columns: columns + channels,
      hidden: twinHidden!,
      layers: twinLayers!,
      biases: settings.biases as boolean,
      standardise: settings.standardise as boolean,
      seed,
    });
    try {
      return await fitActorTwin(new ActorTwin(policy, twin), task, instances, {
        ...options,
        noise: noise!,
        ownNoise: ownNoise!,
        error: settings.error as ErrorKind,
        objective: settings.objective as 'mean' | 'sum',
        scale: scale!,
      });
    } finally {
      twin.dispose();
    }
  },
};

/**
 * GDPG-Twin (Zhao, Swami & Segarra 2023): an actor guides a heuristic that has no gradient, and learns by that of a twin. The
 * defaults reproduce its independent sets; a problem's recipe says what is different there.
 */
export const actorTwin = guidedMethod(byTwin);
