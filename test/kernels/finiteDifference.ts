/** Central differences of a scalar function with respect to `x`, which is changed and restored in place. */
export function finiteDifference(f: () => number, x: Float64Array, step = 1e-6): Float64Array {
  return x.map((value, i) => {
    x[i] = value + step;
    const above = f();
    x[i] = value - step;
    const below = f();
    x[i] = value;
    return (above - below) / (2 * step);
  });
}
