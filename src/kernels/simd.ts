import { InputError } from '../errors';

/**
 * Which build of the kernels runs: `fixed`, whose every bit the WebAssembly standard prescribes, so that a seed gives the same
 * result everywhere; or `relaxed`, whose products and sums round as the processor likes best (with FMA once instead of twice),
 * so that the same bits come back on the same machine only.
 */
export type Simd = 'fixed' | 'relaxed';

/** The environment variable that chooses, read once, when the package is imported; unset means `fixed`. */
const SIMD_VARIABLE = 'CLUSTERNET_SIMD';

/** A module of one function, f32x4.relaxed_madd of its three parameters: valid where the runtime has relaxed SIMD. */
// biome-ignore format: one line a section
const PROBE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic, version
  0x01, 0x08, 0x01, 0x60, 0x03, 0x7b, 0x7b, 0x7b, 0x01, 0x7b, // type: three v128 to one
  0x03, 0x02, 0x01, 0x00, // one function of that type
  0x0a, 0x0d, 0x01, 0x0b, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfd, 0x85, 0x02, 0x0b, // its code
]);

/** Node 22 has relaxed SIMD; Node 20 with `--experimental-wasm-relaxed-simd`. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(PROBE);
}

/**
 * What the environment asks for.
 * @param asked default: the value of `CLUSTERNET_SIMD`
 * @throws InputError when it is neither `fixed` nor `relaxed`, or `relaxed` and this runtime has none
 */
export function chosenSimd(asked = process.env[SIMD_VARIABLE] ?? ''): Simd {
  if (asked === '' || asked === 'fixed') return 'fixed';
  if (asked !== 'relaxed') {
    throw new InputError({ what: SIMD_VARIABLE, expected: 'fixed or relaxed', actual: `"${asked}"` });
  }
  if (hasRelaxedSimd()) return 'relaxed';
  const expected = 'a runtime with relaxed SIMD (Node 22, or Node 20 with --experimental-wasm-relaxed-simd)';
  throw new InputError({
    what: `${SIMD_VARIABLE}=relaxed`,
    expected,
    actual: `Node ${process.versions.node} without it`,
  });
}
