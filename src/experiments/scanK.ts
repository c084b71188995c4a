import { InputError, requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import { outcomeOf } from '../problems/outcomeOf';
import type { Instance, Problem, Solution } from '../problems/Problem';
import { mixSeed } from '../random/Rng';
import { agreementWithLabels } from './agreementWithLabels';
import { chosenProblem } from './chosenProblem';
import { effortOn } from './largeEffort';
import { mean } from './means';
import { noFeatures, ownFeatures } from './ownFeatures';
import { askedMethods, shortName } from './ownMethods';
import { type SolveOptions, type SolveResult, solve } from './solve';

export interface ScanOptions extends Omit<SolveOptions, 'k'> {
  /** The values of K that are tried: 1 <= from <= to <= n. */
  from: number;
  to: number;
  /** How often each K is solved, from different seeds; at least 2, default 3. Seed 0 is `seed` itself. */
  seeds?: number;
  /** Told each K when it is done. */
  onK?: (row: ScannedK) => void;
}

/** What came out for one K. */
export interface ScannedK {
  readonly k: number;
  /** The best value over the seeds. */
  readonly value: number;
  /** The mean over the seeds. */
  readonly mean: number;
  /** The title of the method that found the best. */
  readonly method: string;
  /** Parts with a node; of a selection, chosen nodes that are somebody's nearest. */
  readonly parts: number;
  /**
   * Whether the nodes fall together in the same way from every seed: the mean adjusted Rand index of two of the solutions, 1 where
   * all are the same, 0 as by chance. A solution counts by what it says of the nodes: their part, or their facility.
   */
  readonly stability: number;
  /** The best, to be saved or drawn. */
  readonly best: SolveResult;
  readonly seconds: number;
}

/**
 * One problem at one K after another, each from several seeds: value, stability and parts used, to choose K by. The value says
 * what a K brings, the stability whether the data asks for it: a K at which every seed tells another story is one that the
 * graph does not have. Features are made once a seed.
 *
 * @throws InputError for a range outside [1, n], a problem without K, or as `solve`
 * @example const rows = await scanK(karateClub().graph, { from: 2, to: 6 }); // rows[2].value, at K = 4
 */
export async function scanK(graph: Graph, options: ScanOptions): Promise<ScannedK[]> {
  const { from, to, seeds = 3, seed = 0, onK = () => {}, onStage = () => {}, ...rest } = options;
  const problem = chosenProblem(options.problem);
  if (problem.sized === false) {
    const actual = `"${problem.name}", which decides by itself how many nodes it takes`;
    throw new InputError({ what: 'scan of K', expected: 'a problem with K', actual });
  }
  requireInteger('K', from, 1, graph.n, 'n');
  requireInteger('K', to, from, graph.n, 'n');
  requireInteger('seeds', seeds, 2, Number.POSITIVE_INFINITY);
  const all = Array.from({ length: seeds }, (_, s) => (s === 0 ? seed : mixSeed(seed, SCAN, s)));
  const { learners, baselines } = askedMethods(problem, options);
  const asked = [...learners, ...baselines];
  const methods = asked.map(shortName);
  const looked = asked.some(({ usesFeatures }) => usesFeatures);
  const features: Awaited<ReturnType<typeof ownFeatures>>[] = [];
  for (const one of all) {
    features.push(
      looked
        ? await ownFeatures(graph, { features: effortOn(graph).features, ...options, k: to, seed: one })
        : noFeatures(graph),
    );
  }
  const rows: ScannedK[] = [];
  for (let k = from; k <= to; k++) {
    const begun = performance.now();
    const results: SolveResult[] = [];
    for (const [s, one] of all.entries()) {
      const told = (stage: string) => onStage(`K = ${k}, seed ${s + 1} of ${seeds}: ${stage}`);
      results.push(
        await solve(graph, { ...rest, k, seed: one, methods, features: features[s]!.matrix, onStage: told }),
      );
    }
    const row = rowOf(k, problem, results, (performance.now() - begun) / 1000);
    rows.push(row);
    onK(row);
  }
  return rows;
}

function rowOf(k: number, problem: Problem, results: readonly SolveResult[], seconds: number): ScannedK {
  const values = results.map(({ best }) => best.value);
  const top = problem.sense === 'max' ? Math.max(...values) : Math.min(...values);
  const best = results[values.indexOf(top)]!;
  const groups = results.map(({ instance, best }) => groupsOf(problem, instance, best.solution));
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => agreement(a, b)));
  return {
    k,
    value: top,
    mean: mean(values),
    method: best.best.title,
    parts: new Set(groupsOf(problem, best.instance, best.best.solution).filter((group) => group >= 0)).size,
    stability: mean(pairs),
    best,
    seconds,
  };
}

const groupsOf = (problem: Problem, instance: Instance, solution: Solution): Int32Array =>
  outcomeOf(problem, instance, solution).group;

/** Adjusted Rand index over the nodes that both place. */
function agreement(a: Int32Array, b: Int32Array): number {
  const placed = Array.from(a.keys()).filter((i) => a[i]! >= 0 && b[i]! >= 0);
  if (placed.length === 0) return 1;
  return agreementWithLabels(
    placed.map((i) => a[i]!),
    placed.map((i) => b[i]!),
  ).ari;
}

/** Stream of the scan's seed from which further seeds are drawn. */
const SCAN = 31;
