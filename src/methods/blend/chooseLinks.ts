import { leidenToK } from '../../baselines/modularity/leidenToK';
import { blendGraphs } from '../../graph/blendGraphs';
import type { Graph } from '../../graph/Graph';
import type { SparseMatrix } from '../../graph/SparseMatrix';
import { type LinkOptions, type LinkSource, predictLinks } from './predictLinks';
import type { Thinning } from './thinnings';

/** Which predicted edges are blended in, and how much they weigh together beside the seen ones. */
export interface LinkChoice {
  readonly source: Exclude<LinkSource, 'tuned'>;
  readonly ratio: number;
}

/** Ratios that are tried: what the hidden edges weigh beside the seen ones where 40 % are seen, and twice that. */
const RATIOS = [1.5, 3];

/** Choices are compared by searches of less effort. */
const QUICK = { tries: 1, sweeps: 30 };

export interface ChooseOptions extends LinkOptions {
  k: number;
  seed: number;
  resolution: number;
  /** f: in the value, edges that are seen count by it, hidden ones by 1 − f. */
  seen: number;
  /** Only this source, or every one. */
  source: Exclude<LinkSource, 'tuned'> | 'auto';
  /** Only this ratio; 0: every one. */
  ratio: number;
}

/**
 * The source and the ratio with the best decisions on graphs of which edges were hidden for the purpose: f times the share of
 * kept edges inside parts, 1 − f times that of hidden ones, less what chance gives, as a mean over the graphs. Of equals the
 * first, no prediction before any.
 */
export function chooseLinks(
  graph: Graph,
  words: SparseMatrix | null,
  thinned: readonly Thinning[],
  options: ChooseOptions,
): LinkChoice & { readonly score: number } {
  const sources = options.source === 'auto' ? sourcesFor(words) : [options.source];
  const ratios = options.ratio === 0 ? RATIOS : [options.ratio];
  const choices = sources.flatMap((source): LinkChoice[] =>
    source === 'none' ? [{ source, ratio: 0 }] : ratios.map((ratio) => ({ source, ratio })),
  );
  if (choices.length === 1 || thinned.length === 0) return { ...choices.at(-1)!, score: Number.NaN };
  const scores = new Float64Array(choices.length);
  // Words alone are the same whatever is hidden.
  const byWords = sources.includes('words') ? predictLinks('words', graph, words, options) : undefined;
  thinned.forEach((thinning, t) => {
    const predicted = new Map<LinkChoice['source'], Graph | undefined>([
      ['none', undefined],
      ['words', byWords],
    ]);
    choices.forEach(({ source, ratio }, c) => {
      if (source !== 'none' && !predicted.has(source))
        predicted.set(source, predictLinks(source, thinning.kept, words, options));
      const links = predicted.get(source);
      const blended = links === undefined ? thinning.kept : blendGraphs(thinning.kept, [{ graph: links, ratio }]);
      const { k, seed, resolution } = options;
      const labels = leidenToK(blended, { k, seed: seed + t, resolution, ...QUICK });
      scores[c]! += decisionScore(graph, thinning, labels, options) / thinned.length;
    });
  });
  const best = scores.indexOf(Math.max(...scores));
  return { ...choices[best]!, score: scores[best]! };
}

function sourcesFor(words: SparseMatrix | null): readonly LinkChoice['source'][] {
  return words === null ? ['none', 'allocation'] : ['none', 'words', 'smoothed'];
}

function decisionScore(
  graph: Graph,
  { kept, hidden }: Thinning,
  labels: Int32Array,
  { seen, resolution, k }: ChooseOptions,
): number {
  const degrees = new Float64Array(k);
  const strengths = graph.strengths();
  for (let i = 0; i < graph.n; i++) degrees[labels[i]!]! += strengths[i]! / graph.totalStrength();
  const chance = degrees.reduce((sum, share) => sum + share ** 2, 0);
  return seen * shareInside(kept, labels) + (1 - seen) * shareInside(hidden, labels) - resolution * chance;
}

function shareInside(graph: Graph, labels: Int32Array): number {
  if (graph.m === 0) return 0;
  let inside = 0;
  graph.forEachEdge((u, v, weight) => {
    if (labels[u] === labels[v]) inside += weight;
  });
  return (2 * inside) / graph.totalStrength();
}
