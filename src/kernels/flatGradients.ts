import * as tf from '@tensorflow/tfjs-core';

/** Comparisons that tfjs has no gradient for, not even 0, so that a condition inside a loss would stop its whole gradient. */
const COMPARISONS = 'Equal Greater Less LessEqual LogicalAnd LogicalNot LogicalOr NotEqual'.split(' ');

/** Operations whose gradient is 0 everywhere: nothing can be learned through them. */
export const FLAT: ReadonlySet<string> = new Set([
  ...COMPARISONS,
  ...'ArgMax ArgMin Ceil Floor GreaterEqual IsFinite IsInf IsNan OneHot OnesLike Round Sign Step ZerosLike'.split(' '),
]);

/** Says so for comparisons, as tfjs itself does for `GreaterEqual`: `tf.where(x.greater(0), x, y)` has a gradient then. */
export function registerFlatGradients(): void {
  for (const kernelName of COMPARISONS) {
    if (tf.getGradient(kernelName) !== undefined) continue;
    const inputsToSave = kernelName === 'LogicalNot' ? ['x'] : ['a', 'b'];
    tf.registerGradient({
      kernelName,
      inputsToSave,
      gradFunc: (_dy, saved) =>
        Object.fromEntries(inputsToSave.map((name, i) => [name, () => tf.zeros((saved as tf.Tensor[])[i]!.shape)])),
    });
  }
}
