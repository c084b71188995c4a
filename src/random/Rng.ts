/**
 * The one source of randomness: xoshiro128** (Blackman & Vigna 2018), seeded through splitmix32.
 * The same seed gives the same stream on every machine; nothing here is global.
 * @example new Rng(1).int(6) // the same number every time
 */
export class Rng {
  private readonly s = new Uint32Array(4);
  private spareNormal: number | undefined;

  /** @param seed an integer, of which the lowest 32 bits count */
  constructor(seed: number) {
    let x = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      x = (x + 0x9e3779b9) >>> 0;
      this.s[i] = finalize(x);
    }
  }

  /** Uniform 32-bit unsigned integer. */
  uint32(): number {
    const s = this.s;
    const a = s[1];
    const product = Math.imul(a, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const t = a << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  }

  /** Uniform in [0, 1), 53 random bits. */
  float(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  /** Uniform in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.float();
  }

  /** Uniform integer in [0, n), without modulo bias; n an integer between 1 and 2³². */
  int(n: number): number {
    const limit = 4294967296 - (4294967296 % n);
    let x = this.uint32();
    while (x >= limit) x = this.uint32();
    return x % n;
  }

  /** Standard normal (polar method). */
  normal(): number {
    if (this.spareNormal !== undefined) {
      const z = this.spareNormal;
      this.spareNormal = undefined;
      return z;
    }
    for (;;) {
      const u = this.uniform(-1, 1);
      const v = this.uniform(-1, 1);
      const q = u * u + v * v;
      if (q === 0 || q >= 1) continue;
      const f = Math.sqrt((-2 * Math.log(q)) / q);
      this.spareNormal = v * f;
      return u * f;
    }
  }

  /** Fisher–Yates, in place; returns its argument. */
  shuffle<T extends { length: number; [i: number]: unknown }>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      const held = items[i];
      (items as { [i: number]: unknown })[i] = items[j];
      (items as { [i: number]: unknown })[j] = held;
    }
    return items;
  }
}

/**
 * A new 32-bit seed from several integers, so that (seed, step, layer) each get a stream of their own (FNV-1a's start, the parts
 * mixed in by splitmix32's finaliser). Throws nothing.
 * @example new Rng(mixSeed(seed, step, layer))
 */
export function mixSeed(...parts: number[]): number {
  let h = 0x811c9dc5;
  for (const part of parts) h = finalize((Math.imul(h, 31) + (part >>> 0) + 0x9e3779b9) >>> 0);
  return h;
}

function finalize(x: number): number {
  let z = x >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
