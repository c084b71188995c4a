/** The largest eigenvalue of a symmetric matrix without negative entries, and its eigenvector. */
export interface DominantPair {
  readonly value: number;
  /** Length n, of unit length; no entry is negative beyond rounding. */
  readonly vector: Float64Array;
  /** Products with the matrix that it took. */
  readonly products: number;
}

export interface DominantPairOptions {
  /** On the residual ‖M v − λ v‖, relative to λ; default 1e-8; the error of λ is of its square. */
  tolerance?: number;
  /** Where to begin, not orthogonal to what is looked for; default all ones. */
  start?: ArrayLike<number>;
}

/** Vectors of a Krylov space before it is started anew from the best of it, and between looks whether that is good enough. */
const DEPTH = 48;
const LOOK = 8;
/** Spaces before what there is counts. */
const CYCLES = 40;

/**
 * The largest eigenvalue and its vector by Lanczos' three-term recurrence, restarted: from products alone. Without further
 * orthogonalisation eigenvalues may come twice, which does not matter for the largest. With a start that is positive everywhere
 * no component of a graph is overlooked. O(m + n) a product, of which tens are needed; 48 n numbers of memory.
 *
 * @param n size; an empty matrix has the value 0
 * @param multiply writes the product of the matrix with `x` to `out`
 * @see Golub & Van Loan, "Matrix computations", section 10.1
 * @example dominantPair(3, (x, out) => multiplyAdjacency(graph, x, out)).value
 */
export function dominantPair(
  n: number,
  multiply: (x: Float64Array, out: Float64Array) => void,
  { tolerance = 1e-8, start }: DominantPairOptions = {},
): DominantPair {
  let vector = start === undefined ? new Float64Array(n).fill(1) : Float64Array.from(start);
  if (!(normalise(vector) > 0)) return { value: 0, vector: new Float64Array(n), products: 0 };
  let products = 0;
  let value = 0;
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const basis: Float64Array[] = [vector];
    const diagonal: number[] = [];
    const beside: number[] = [];
    let top: Pick<DominantPair, 'value' | 'vector'> = { value: 0, vector };
    let residual = 0;
    for (let j = 0; ; j++) {
      const image = new Float64Array(n);
      multiply(basis[j]!, image);
      products++;
      if (j > 0) addScaled(image, -beside[j - 1]!, basis[j - 1]!);
      diagonal.push(dot(image, basis[j]!));
      addScaled(image, -diagonal[j]!, basis[j]!);
      const norm = normalise(image);
      beside.push(norm);
      const ended = !(norm > 1e-12 * (Math.abs(diagonal[0]!) + norm + (beside[0] ?? 0))) || j + 1 === DEPTH;
      if (ended || (j + 1) % LOOK === 0) {
        top = topOfTridiagonal(diagonal, beside);
        residual = Math.abs(norm * top.vector[j]!);
        if (ended || residual <= tolerance * Math.abs(top.value)) break;
      }
      basis.push(image);
    }
    value = top.value;
    vector = new Float64Array(n);
    for (let j = 0; j < diagonal.length; j++) addScaled(vector, top.vector[j]!, basis[j]!);
    normalise(vector);
    // What the next step would have added is the residual.
    if (residual <= tolerance * Math.abs(value)) break;
  }
  const sign = vector.reduce((sum, one) => sum + one, 0) < 0 ? -1 : 1;
  return { value, vector: sign < 0 ? vector.map((one) => -one) : vector, products };
}

/** Largest eigenvalue of a symmetric tridiagonal matrix: Sturm counts in bisection, then the recurrence for its vector. */
function topOfTridiagonal(diagonal: readonly number[], beside: readonly number[]) {
  const size = diagonal.length;
  let [low, high] = [Math.max(...diagonal), Number.NEGATIVE_INFINITY];
  for (let j = 0; j < size; j++)
    high = Math.max(high, diagonal[j]! + (j > 0 ? beside[j - 1]! : 0) + (j + 1 < size ? beside[j]! : 0));
  const isAbove = (x: number): boolean => {
    let d = 1;
    for (let j = 0; j < size; j++) {
      d = diagonal[j]! - x - (j === 0 ? 0 : beside[j - 1]! ** 2 / d);
      if (d >= 0) return false;
    }
    return true;
  };
  for (let i = 0; i < 200 && high - low > 1e-15 * Math.max(Math.abs(high), Math.abs(low)); i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  const value = (low + high) / 2;
  return { value, vector: tridiagonalVector(diagonal, beside, value) };
}

/** Two steps of inverse iteration, from above the largest eigenvalue, where elimination needs no pivots. */
function tridiagonalVector(diagonal: readonly number[], beside: readonly number[], value: number): Float64Array {
  const size = diagonal.length;
  const scale = Math.max(...diagonal.map(Math.abs), ...beside.slice(0, size - 1));
  if (scale === 0) return new Float64Array(size).fill(1, 0, 1);
  const shift = value + 1e-13 * scale;
  const pivots = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    pivots[j] = shift - diagonal[j]! - (j === 0 ? 0 : beside[j - 1]! ** 2 / pivots[j - 1]!);
    if (!(pivots[j]! > 1e-16 * scale)) pivots[j] = 1e-16 * scale;
  }
  const vector = new Float64Array(size).fill(1);
  for (let step = 0; step < 3; step++) {
    for (let j = 1; j < size; j++) vector[j]! += (beside[j - 1]! / pivots[j - 1]!) * vector[j - 1]!;
    for (let j = 0; j < size; j++) vector[j]! /= pivots[j]!;
    for (let j = size - 2; j >= 0; j--) vector[j]! += (beside[j]! / pivots[j]!) * vector[j + 1]!;
    normalise(vector);
  }
  return vector;
}

function normalise(x: Float64Array): number {
  const norm = Math.sqrt(dot(x, x));
  if (norm > 0) for (let i = 0; i < x.length; i++) x[i]! /= norm;
  return norm;
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

function addScaled(target: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) target[i]! += factor * x[i]!;
}
