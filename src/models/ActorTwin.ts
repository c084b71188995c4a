import type * as tf from '@tensorflow/tfjs-core';
import { mixSeed } from '../random/Rng';
import type { Settings } from '../settings';
import type { Policy } from './Policy';
import type { Twin } from './Twin';

/**
 * A policy and the twin that teaches it (GDPG-Twin, section 3): trained together by `fitActorTwin`, after which the policy is
 * all that is needed.
 * @example new ActorTwin(new Actor({ near: [1] }), new Twin())
 */
export class ActorTwin {
  readonly name = 'actor-twin';

  constructor(
    readonly policy: Policy,
    readonly twin: Twin,
  ) {}

  /** Of both, as policy.… and twin.… */
  get variables(): Record<string, tf.Variable> {
    return { ...prefixed('policy', this.policy.variables), ...prefixed('twin', this.twin.variables) };
  }

  get undecayed(): readonly tf.Variable[] {
    return [...this.policy.undecayed, ...this.twin.network.biases];
  }

  get settings(): Settings {
    return { ...this.policy.settings, ...this.twin.settings };
  }

  /** As new ones of seeds that follow from this. */
  reset(seed: number): void {
    this.policy.reset(mixSeed(seed, 1));
    this.twin.reset(mixSeed(seed, 2));
  }

  dispose(): void {
    this.policy.dispose();
    this.twin.dispose();
  }
}

function prefixed(name: string, variables: Readonly<Record<string, tf.Variable>>): Record<string, tf.Variable> {
  return Object.fromEntries(Object.entries(variables).map(([own, variable]) => [`${name}.${own}`, variable]));
}
