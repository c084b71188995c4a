/** Jupyter counts characters (code points), JavaScript counts UTF-16 units. */
export function toUnits(code: string, characters: number): number {
  return [...code].slice(0, characters).join('').length;
}

/** The other way round. */
export function toCharacters(code: string, units: number): number {
  return [...code.slice(0, units)].length;
}
