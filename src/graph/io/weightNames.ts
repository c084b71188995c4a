/** Whatever stands under such a name is meant as a weight: what is none is an error. */
const WEIGHTS = ['weight', 'weights', 'w', 'wt', 'edgeweight'];
/** May be weights: taken when every value is one. */
const STRENGTHS = [
  'value',
  'values',
  'val',
  'count',
  'counts',
  'strength',
  'frequency',
  'freq',
  'multiplicity',
  'score',
  'combinedscore',
  'similarity',
];

/** A name without case, blanks, dashes and underscores. @example bareName('Edge_Weight') // 'edgeweight' */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[\s_.:-]+/g, '');
}

/** How much a name says that it holds weights: 0 for nothing, 1 for a strength or count, 2 for "weight" and the like. */
export function weightiness(name: string): 0 | 1 | 2 {
  const bare = bareName(name);
  if (WEIGHTS.includes(bare)) return 2;
  return STRENGTHS.includes(bare) ? 1 : 0;
}

/** The names that may hold weights, the likeliest first. */
export function likelyWeights(names: Iterable<string>): string[] {
  const rank = (name: string) =>
    [...WEIGHTS, ...STRENGTHS].indexOf(bareName(name)) + (name === bareName(name) ? 0 : 0.5);
  return [...names].filter((name) => weightiness(name) > 0).sort((a, b) => rank(a) - rank(b));
}

/** The name that was asked for: as it is, else the only one that differs in case alone. */
export function matchName(wanted: string, names: readonly string[]): string | undefined {
  if (names.includes(wanted)) return wanted;
  const alike = names.filter((name) => name.toLowerCase() === wanted.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}
