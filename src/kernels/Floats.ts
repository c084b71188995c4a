/** An array of reals: float32 in wasm memory, float64 where a test wants finite differences. */
export type Floats = Float32Array | Float64Array;
