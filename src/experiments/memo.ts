/** A function that makes a value for a key once and keeps the values last used, `most` of them. A failure is not kept. */
export function memo<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>();
  return async (key, make) => {
    const value = kept.get(key) ?? (await make());
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return value;
  };
}
