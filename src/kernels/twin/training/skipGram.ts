import type { Floats } from '../../Floats';

/**
 * Skip-gram with negative sampling (Mikolov et al. 2013) by SGD, in place on both matrices, one token after another.
 *
 * A position t with token c is a step: its window b is uniform in 1 … window; its neighbours are the tokens u at most b
 * places away in its sequence. The targets are c (y = 1) and `negatives` draws from `table` (y = 0; a draw of c is
 * skipped), shared by all neighbours so that a target's row is read once. The step descends
 *
 *   L = − Σ_targets Σ_u [ y log σ(v_u·w_target) + (1 − y) log σ(−v_u·w_target) ]
 *
 * target after target: w_target moves at once, the v_u, which all targets read, when the step ends.
 *
 * @param vectors      v, tokens x p, updated
 * @param contexts     w, tokens x p, updated
 * @param sequences    count x length tokens; −1 ends a sequence early
 * @param table        tokens, each as often as it should be drawn
 * @param tableLength  entries of `table`
 * @param learningRate step size
 * @param seed         32 bits, of the windows and the negatives
 * @param scratch      (1 + 4 ⌈window / 2⌉) x p: a target, and 2 window neighbours rounded up to a multiple of 4
 */
export function skipGram(
  vectors: Floats,
  contexts: Floats,
  sequences: Int32Array,
  count: number,
  length: number,
  p: number,
  window: number,
  negatives: number,
  table: Int32Array,
  tableLength: number,
  learningRate: number,
  seed: number,
  scratch: Floats,
): void {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return Math.floor((mix(state) / 2 ** 32) * limit);
  };
  for (let s = 0; s < count; s++) {
    const sequence = sequences.subarray(s * length, (s + 1) * length);
    const ended = sequence.indexOf(-1);
    const tokens = ended < 0 ? length : ended;
    for (let t = 0; t < tokens; t++) {
      const reach = 1 + below(window);
      const neighbours: number[] = [];
      for (let i = Math.max(0, t - reach); i <= Math.min(tokens - 1, t + reach); i++) {
        if (i !== t) neighbours.push(sequence[i]);
      }
      scratch.fill(0, 0, neighbours.length * p);
      for (let d = 0; d <= negatives; d++) {
        const target = d === 0 ? sequence[t] : table[below(tableLength)];
        if (d > 0 && target === sequence[t]) continue;
        const w = contexts.subarray(target * p, (target + 1) * p);
        const before = w.slice();
        neighbours.forEach((u, row) => {
          let score = 0;
          for (let c = 0; c < p; c++) score += vectors[u * p + c] * before[c];
          const g = learningRate * ((d === 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)));
          for (let c = 0; c < p; c++) {
            scratch[row * p + c] += g * before[c];
            w[c] += g * vectors[u * p + c];
          }
        });
      }
      neighbours.forEach((u, row) => {
        for (let c = 0; c < p; c++) vectors[u * p + c] += scratch[row * p + c];
      });
    }
  }
}

/** 32 well-mixed bits (the finalizer of splitmix32). */
function mix(x: number): number {
  let z = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
