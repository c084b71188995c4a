/**
 * The numeric kernels everything above is built on: plain functions over typed arrays and numbers.
 *
 * There are two implementations with this one interface:
 * - `twin/`      the readable reference in plain TypeScript, arithmetic in float64; read it to learn the equations;
 * - `assembly/`  the same functions as WebAssembly SIMD in float32, loaded by `wasm.ts`; the speed.
 *
 * Both have the same rooms: `math`; `products` on it; and on these two `layers`, `clustering`, `facilityLocation` and
 * `training`, none of which knows another.
 *
 * Conventions shared by both:
 * - matrices are row-major and tightly packed, n x p means n rows of p numbers; no padding is asked of the caller;
 * - sparse matrices are CSR: `rowPtr` (rows + 1), `colIdx` (non-zeros), `values` (non-zeros, or null for all ones);
 * - the caller owns every array; outputs come after inputs (`out…`), are written wholly (except by `axpy` and `addGemm…`, which
 *   add, and `adam`, which updates in place) and must not overlap inputs, unless a kernel says otherwise;
 * - sizes are trusted: the ops check them, the kernels do not;
 * - sums run in a fixed order, so the same input gives the same bits.
 */
export type Kernels = typeof import('./twin');
