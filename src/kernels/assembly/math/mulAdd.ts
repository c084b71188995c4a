/**
 * sum + a b, four at a time. In the relaxed build (scripts/build-wasm.mjs) the processor may round once instead of twice, where
 * it has an instruction for that; which it does differs between processors, so results hold on one machine only.
 */
// @ts-ignore: decorator
@inline
export function mulAdd(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(sum, f32x4.mul(a, b));
}
