import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { currentDevice, isNative } from '../kernels/backend';
import type { Floats } from '../kernels/Floats';
import { assignValues } from '../models/initialize';
import { withValues } from '../ops/customOp';

export interface AdamOptions {
  /** Default 0.01. */
  learningRate?: number;
  /** Default 0.9. */
  beta1?: number;
  /** Default 0.999. */
  beta2?: number;
  /** Default 1e-8. */
  epsilon?: number;
  /** L2 term added to the gradient, as in torch.optim.Adam (not decoupled as in AdamW); default 0. */
  weightDecay?: number;
  /** Variables that the L2 term leaves alone, such as biases; default none. */
  undecayed?: readonly tf.Variable[];
}

/** First and second moments of every variable, and the number of steps taken: what a checkpoint keeps. */
export interface AdamState {
  step: number;
  moments: Record<string, { m: Float32Array; v: Float32Array }>;
}

/**
 * Adam (Kingma & Ba 2015) with L2 weight decay, one fused kernel per variable and step. A drop-in `tf.Optimizer`:
 * `minimize`, `computeGradients` and `applyGradients` work as for tfjs's own.
 *
 * Values are updated in place when nothing shares them; a clone taken earlier keeps the values it had.
 */
export class Adam extends tf.Optimizer {
  static readonly className = 'ClusterNetAdam';

  /** May be set between steps, as a schedule wants it. */
  learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  private readonly undecayed: ReadonlySet<tf.Variable>;
  private step = 0;
  private readonly moments = new Map<string, { m: Floats; v: Floats }>();

  constructor(options: AdamOptions = {}) {
    super();
    const { learningRate = 0.01, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
    if (!(learningRate > 0)) {
      throw new InputError({ what: 'learning rate', expected: 'a number above 0', actual: String(learningRate) });
    }
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    this.undecayed = new Set(options.undecayed);
  }

  override applyGradients(gradients: Parameters<tf.Optimizer['applyGradients']>[0]): void {
    const named = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
    this.step++;
    for (const { name, tensor } of named) {
      const variable = tf.engine().registeredVariables[name];
      if (tensor !== null && variable !== undefined) this.update(name, variable, tensor);
    }
  }

  private update(name: string, variable: tf.Variable, gradient: tf.Tensor): void {
    const device = currentDevice();
    const { m, v } = this.momentsOf(name, variable.size);
    const inPlace = isNative() && device.ownsAlone(variable);
    withValues(device, [variable, gradient], ([held, grad]) => {
      const param = inPlace ? held : device.alloc(variable.size);
      if (!inPlace) param.set(held);
      const [c1, c2] = [1 - this.beta1 ** this.step, 1 - this.beta2 ** this.step];
      const { learningRate, beta1, beta2, epsilon } = this;
      const decay = this.undecayed.has(variable) ? 0 : this.weightDecay;
      device.kernels.adam(param, grad, m, v, variable.size, learningRate, beta1, beta2, epsilon, decay, c1, c2);
      if (!inPlace) {
        assignValues(variable, param);
        device.free(param);
      }
    });
  }

  private momentsOf(name: string, size: number): { m: Floats; v: Floats } {
    let moments = this.moments.get(name);
    if (moments === undefined) {
      const device = currentDevice();
      moments = { m: device.alloc(size).fill(0), v: device.alloc(size).fill(0) };
      this.moments.set(name, moments);
    }
    return moments;
  }

  /** A copy of the moments, under the names that `names` gives to the variables. */
  state(names: Readonly<Record<string, tf.Variable>>): AdamState {
    const moments: AdamState['moments'] = {};
    for (const [name, variable] of Object.entries(names)) {
      const { m, v } = this.momentsOf(variable.name, variable.size);
      moments[name] = { m: Float32Array.from(m), v: Float32Array.from(v) };
    }
    return { step: this.step, moments };
  }

  restore(state: AdamState, names: Readonly<Record<string, tf.Variable>>): void {
    this.step = state.step;
    for (const [name, variable] of Object.entries(names)) {
      const { m, v } = this.momentsOf(variable.name, variable.size);
      const saved = state.moments[name];
      if (saved === undefined || saved.m.length !== m.length) {
        throw new InputError({
          what: 'optimiser state',
          expected: `moments of "${name}" with ${m.length} entries`,
          actual: saved === undefined ? 'none' : `${saved.m.length}`,
        });
      }
      m.set(saved.m);
      v.set(saved.v);
    }
  }

  override dispose(): void {
    const device = currentDevice();
    for (const { m, v } of this.moments.values()) {
      device.free(m);
      device.free(v);
    }
    this.moments.clear();
  }

  override getClassName(): string {
    return Adam.className;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { learningRate, beta1, beta2, epsilon, weightDecay } = this;
    return { learningRate, beta1, beta2, epsilon, weightDecay };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new cls(config);
  }
}
