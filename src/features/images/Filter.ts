/** A linear map of lines of numbers: each output is a weighted sum of a run of inputs. */
export interface Filter {
  readonly size: number;
  /** Of each output: the first input of its run. */
  readonly from: Int32Array;
  /** Of each output: the weights of its run. */
  readonly taps: readonly Float64Array[];
}

/**
 * Convolution of lines of `size` numbers with an even or odd kernel, at the places `at` only. Beyond its ends a line goes on
 * as in a mirror, its last number twice (…, b, a | a, b, …).
 * @param kernel of the distances −r … r, read as out(p) = Σ_t kernel(t) in(p + t)
 */
export function mirrorFilter(kernel: Float64Array, size: number, at: readonly number[]): Filter {
  const radius = (kernel.length - 1) / 2;
  const rows = at.map((place) => {
    const row = new Float64Array(size);
    for (let t = -radius; t <= radius; t++) row[mirrored(place + t, size)] += kernel[t + radius];
    return row;
  });
  const runs = rows.map((row) => {
    const first = Math.max(
      0,
      row.findIndex((weight) => weight !== 0),
    );
    let last = size - 1;
    while (last > first && row[last] === 0) last--;
    return { first, taps: row.slice(first, last + 1) };
  });
  return { size: at.length, from: Int32Array.from(runs, ({ first }) => first), taps: runs.map(({ taps }) => taps) };
}

function mirrored(place: number, size: number): number {
  const period = 2 * size;
  const inside = ((place % period) + period) % period;
  return inside < size ? inside : period - 1 - inside;
}

/** exp(−t²/2σ²) for t = −4σ … 4σ, its sum 1. */
export function gaussian(sigma: number): Float64Array {
  const radius = Math.floor(4 * sigma + 0.5);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((total, value) => total + value, 0);
  return kernel.map((value) => value / sum);
}

/** What turns a line into the slope of its Gaussian: t / σ² times the Gaussian. */
export function gaussianSlope(sigma: number): Float64Array {
  const kernel = gaussian(sigma);
  const radius = (kernel.length - 1) / 2;
  return kernel.map((value, i) => (value * (i - radius)) / sigma ** 2);
}

/** Every place of a line. */
export function everyPlace(size: number): number[] {
  return Array.from({ length: size }, (_, place) => place);
}

/**
 * Filters an image along its columns and along its rows.
 * @param from   height x width
 * @param half   room for `down.size` x width
 * @param out    down.size x across.size
 */
export function filterImage(
  from: Float64Array,
  width: number,
  down: Filter,
  across: Filter,
  half: Float64Array,
  out: Float64Array,
): void {
  for (let r = 0; r < down.size; r++) {
    const taps = down.taps[r];
    const top = down.from[r] * width;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let t = 0, at = top + x; t < taps.length; t++, at += width) sum += taps[t] * from[at];
      half[r * width + x] = sum;
    }
  }
  for (let r = 0; r < down.size; r++) {
    for (let c = 0; c < across.size; c++) {
      const taps = across.taps[c];
      const row = r * width + across.from[c];
      let sum = 0;
      for (let t = 0; t < taps.length; t++) sum += taps[t] * half[row + t];
      out[r * across.size + c] = sum;
    }
  }
}
