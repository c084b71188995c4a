import type { SolveResult } from '../experiments/solve';
import type { SavedSolution, Written } from '../notebook/saveSolution';
import { solutionRows } from '../notebook/saveSolution';
import { textTable } from '../notebook/table';
import { unitFor } from '../problems/outcomeOf';
import type { LossApproximation } from '../problems/Problem';
import type { OwnGraph } from './ownGraph';
import type { SolveFlags } from './solveFlags';

/** The solution that is kept, with what the file said of its nodes and edges. */
export function savedOf(
  own: OwnGraph,
  { problem, instance, best }: SolveResult,
  { shares }: SolveFlags,
): SavedSolution {
  const { labels, nodeAttributes, positions, exactWeights } = own;
  const input = { labels, nodeAttributes, positions, exactWeights };
  return { problem, instance, solution: best.solution, ...input, shares: shares === true };
}

/** What `solve --json` prints, but the reading. */
export function solutionRecord(result: SolveResult, saved: SavedSolution) {
  const { graph, problem, instance, k, seed, features, best, candidates, skipped, training } = result;
  return {
    objective: problem.name,
    ...(problem.sized === false ? {} : { k }),
    seed,
    nodes: graph.n,
    edges: graph.m,
    dropped: graph.dropped,
    unit: unitFor(problem, instance).label,
    ...(instance.terms === undefined ? {} : { terms: instance.terms }),
    features,
    training,
    approximation: result.approximation,
    effort: result.effort,
    method: best.method,
    value: best.value,
    methods: candidates.map(({ solution, ...candidate }) => candidate),
    skipped,
    solution: solutionRows(saved),
  };
}

/** What `solve` prints for people. */
export function describeSolution(result: SolveResult, { graph, labels, left }: OwnGraph, written?: Written): string {
  const { problem, instance, k, features, best, candidates, skipped, training } = result;
  const { selfLoops, duplicates } = graph.dropped;
  const size = problem.sized === false ? '' : `, K = ${k}`;
  const columns = features.name === 'none' ? '' : `; ${features.columns} columns of ${features.name} features`;
  const lines = [`${graph.n} nodes, ${graph.m} edges${size}${columns}`];
  if (left > 0) lines.push(`the largest component; ${left} nodes lie outside it`);
  if (selfLoops + duplicates > 0) lines.push(`dropped ${selfLoops} self-loops, merged ${duplicates} repeated edges`);
  const unit = unitFor(problem, instance);
  if (result.approximation !== null) lines.push(describeApproximation(result.approximation, graph.n, unit.label));
  if (result.effort !== null) lines.push(describeEffort(result.effort));
  if (training.restarts > 0)
    lines.push(`ClusterNet collapsed into one cluster and started again ${training.restarts} times`);
  const { tieBreak } = problem;
  const rows = [...candidates, ...skipped.map(({ title }) => ({ title, value: null, tieBreak: null, seconds: null }))];
  const table = rows.map(({ title, value, tieBreak: tie, seconds }) => ({
    method: title,
    [unit.label]: value,
    ...(tieBreak === undefined ? {} : { [tieBreak.label]: tie }),
    ms: seconds === null ? null : Math.round(1000 * seconds),
  }));
  lines.push('', textTable(table, { digits: unit.precise }), '');
  for (const { title, reason } of skipped) lines.push(`${title} left out: ${reason}`);
  for (const { title, measures } of candidates) {
    if (measures?.places === undefined) continue;
    lines.push(`${title}: among ${measures.places} of ${graph.n} nodes, of which distances are exact`);
  }
  const mended = candidates.filter((one) => one.mended === true).map(({ title }) => title);
  if (mended.length > 0) lines.push(`mended to keep what was asked: ${mended.join(', ')}`);
  const equals = candidates.filter(
    ({ value, tieBreak: tie, title }) =>
      title !== best.title && Math.abs(value - best.value) < 1e-9 && tie === best.tieBreak,
  );
  const shared = equals.length === 0 ? '' : `; as good: ${equals.map(({ title }) => title).join(', ')}`;
  lines.push(`kept: the solution of ${best.title}${best.measures?.proven === 1 ? ', proven best' : ''}${shared}`);
  if (problem.kind === 'selection') lines.push(`chosen: ${chosenNames(graph.ids, labels, best.solution)}`);
  if (written !== undefined) lines.push(`written: ${written.file}`);
  if (written !== undefined && written.guarded > 0) {
    const cells = `apostrophes before what a spreadsheet would run as a formula: ${written.guarded}`;
    lines.push(`${cells}; take them off to join by these texts`);
  }
  return `${lines.join('\n')}\n`;
}

function describeEffort({ steps, starts }: SolveResult['effort'] & {}): string {
  const times = starts === 1 ? 'once' : `${starts} times`;
  return `a large graph: ClusterNet trained ${times}, ${steps} steps (--starts, --steps and --features ask for more)`;
}

function describeApproximation(
  { targets, kind, error, confidence }: LossApproximation,
  n: number,
  label: string,
): string {
  const which = kind === 'sample' ? 'a sample of' : 'landmarks,';
  const sure = confidence === 1 ? '' : ` (${Math.round(100 * confidence)} % sure)`;
  const unit = label.replace(/ to the .*/, '');
  return (
    `ClusterNet's loss looked at ${which} ${targets} of ${n} nodes: at most ${error.toFixed(2)} ${unit} from the loss over ` +
    `all${sure}; the values below are exact`
  );
}

/** The first of very many names. */
const MANY = 1000;

function chosenNames(ids: readonly string[], labels: readonly string[], chosen: ArrayLike<number>): string {
  const names = Array.from(chosen, (i) => (labels[i] === ids[i] ? ids[i]! : `${ids[i]} (${labels[i]})`));
  return names.length <= MANY ? names.join(', ') : `${names.slice(0, MANY).join(', ')} … ${names.length} in all`;
}
