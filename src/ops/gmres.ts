export interface GmresOptions {
  /** Stop when the residual is this small relative to b; default 1e-6. */
  tolerance?: number;
  /** Largest Krylov space; default 60. */
  maxIterations?: number;
}

export interface GmresResult {
  solution: Float64Array;
  /** ‖b − A x‖ / ‖b‖. */
  residual: number;
  iterations: number;
}

/**
 * Solves A x = b for a square A known only by its action (Saad & Schultz 1986, without restarts): Arnoldi with modified
 * Gram–Schmidt, the small least-squares problem kept triangular by Givens rotations. For the K p unknowns of the
 * clustering layer's adjoint, where a handful of products suffices.
 *
 * @param apply writes A v into `out`
 * @param b right-hand side
 */
export function gmres(
  apply: (v: Float64Array, out: Float64Array) => void,
  b: Float64Array,
  options: GmresOptions = {},
): GmresResult {
  const { tolerance = 1e-6, maxIterations = 60 } = options;
  const size = b.length;
  const norm = Math.sqrt(dot(b, b));
  if (norm === 0) return { solution: new Float64Array(size), residual: 0, iterations: 0 };
  const basis = [b.map((x) => x / norm)];
  const columns: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const rhs = [norm];
  let count = 0;
  while (count < Math.min(maxIterations, size) && Math.abs(rhs[count]) > tolerance * norm) {
    const next = new Float64Array(size);
    apply(basis[count], next);
    const h = new Float64Array(count + 2);
    for (let i = 0; i <= count; i++) {
      h[i] = dot(basis[i], next);
      for (let c = 0; c < size; c++) next[c] -= h[i] * basis[i][c];
    }
    const length = Math.sqrt(dot(next, next));
    h[count + 1] = length;
    for (let i = 0; i < count; i++) rotate(h, i, cosines[i], sines[i]);
    const radius = Math.hypot(h[count], h[count + 1]);
    if (radius === 0) break;
    cosines.push(h[count] / radius);
    sines.push(h[count + 1] / radius);
    rotate(h, count, cosines[count], sines[count]);
    rhs.push(-sines[count] * rhs[count]);
    rhs[count] *= cosines[count];
    columns.push(h);
    count++;
    if (length < 1e-14 * norm) break;
    basis.push(next.map((x) => x / length));
  }
  const weights = new Float64Array(count);
  for (let i = count - 1; i >= 0; i--) {
    let sum = rhs[i];
    for (let j = i + 1; j < count; j++) sum -= columns[j][i] * weights[j];
    weights[i] = sum / columns[i][i];
  }
  const solution = new Float64Array(size);
  for (let i = 0; i < count; i++) for (let c = 0; c < size; c++) solution[c] += weights[i] * basis[i][c];
  return { solution, residual: Math.abs(rhs[count]) / norm, iterations: count };
}

function rotate(h: Float64Array, i: number, cosine: number, sine: number): void {
  const [a, b] = [h[i], h[i + 1]];
  h[i] = cosine * a + sine * b;
  h[i + 1] = -sine * a + cosine * b;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
