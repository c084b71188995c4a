export type { Simd } from '../../../kernels/simd';

/** Whose every bit the standard prescribes: a seed gives what it gives in Node. */
export const chosenSimd: typeof import('../../../kernels/simd').chosenSimd = () => 'fixed';
