import { Command, Option } from 'commander';
import { InputError } from '../errors';
import { type SolveResult, solve } from '../experiments/solve';
import { nodeFeatures } from '../features/nodeFeatures';
import { readFeatures } from '../features/readFeatures';
import { components, largestComponent } from '../graph/components';
import type { Graph } from '../graph/Graph';
import { readGraphFile } from '../graph/io/readGraphFile';
import { clusternet } from '../methods/clusternet';
import { saveSolution, solutionRows, solutionText } from '../notebook/saveSolution';
import { textTable } from '../notebook/table';
import { pick } from '../pick';
import { DEFAULT_PROBLEM, problems } from '../problems';
import type { LossApproximation, Problem } from '../problems/Problem';
import type { Settings } from '../settings';
import { integer } from './numbers';
import { printMemory } from './printMemory';
import { progressLine, statusLine } from './progressLine';
import { collect, readSettings, SET_FLAG } from './settingFlags';

interface SolveFlags {
  objective: string;
  k: number;
  features: string;
  steps?: number;
  starts: number;
  set?: string[];
  threads?: number;
  seed: number;
  component: 'all' | 'largest';
  weight?: string;
  out?: string;
  json?: boolean;
}

/** `clusternet solve FILE`: a user's own graph. */
export function solveCommand(): Command {
  return new Command('solve')
    .description(
      'communities, facilities or another problem in your own graph: trains ClusterNet, asks the baselines, keeps the best',
    )
    .argument('<file>', 'edge list (CSV, TSV), GraphML, GEXF, JSON, GML, Pajek and more (see README); gzipped too')
    .addOption(new Option('--objective <name>').choices(Object.keys(problems)).default(DEFAULT_PROBLEM))
    .option('--k <K>', 'parts or chosen nodes', integer(1), 5)
    .option('--features <kind>', `${Object.keys(nodeFeatures).join(', ')}, or a CSV: node, numbers`, 'node2vec')
    .option('--steps <N>', "training steps; default the paper's 1000", integer(1))
    .option('--starts <N>', 'trainings, of which the best counts', integer(1), 3)
    .option(SET_FLAG, "any of ClusterNet's settings, as in beta=30; may be given several times", collect)
    .option('--threads <N>', 'worker threads; default one per core, the same bits with any number', integer(1))
    .option('--seed <seed>', 'seed of everything random', integer(0), 0)
    .addOption(
      new Option('--component <which>', 'part of the graph to solve').choices(['all', 'largest']).default('all'),
    )
    .option('--weight <attribute>', 'edge attribute or column that holds the weights; default one that is named so')
    .option('--out <file>', 'write the solution as .csv, or as .gexf for Gephi')
    .option('--json', 'print one JSON object')
    .action(async (file: string, flags: SolveFlags) => {
      if (flags.out !== undefined) solutionText(flags.out);
      const { graph, labels, left } = readPart(file, flags);
      const result = await solveWatched(graph, file, flags);
      const { problem, instance, best } = result;
      const saved = { problem, instance, solution: best.solution, labels };
      if (flags.out !== undefined) saveSolution(flags.out, saved, { seed: flags.seed });
      if (flags.json === true) {
        const record = { file, ...toRecord(result), solution: solutionRows(saved) };
        process.stdout.write(`${JSON.stringify(record)}\n`);
      } else process.stdout.write(describe(result, { graph, labels, left }, flags));
    });
}

interface Part {
  graph: Graph;
  labels: readonly string[];
  /** Nodes of the file outside it. */
  left: number;
}

function readPart(file: string, { component, objective, weight }: SolveFlags): Part {
  const { graph, labels } = readGraphFile(file, weight === undefined ? {} : { weight });
  if (component === 'largest') {
    const { graph: part, nodes } = largestComponent(graph);
    return { graph: part, labels: Array.from(nodes, (i) => labels[i]!), left: graph.n - part.n };
  }
  const { sizes } = components(graph);
  if (sizes.length > 1 && problemOf(objective).connected === true) {
    throw new InputError({
      file,
      expected:
        'a connected graph, since distances are infinite otherwise (--component largest takes the largest part)',
      actual: `${sizes.length} components, the largest of ${sizes.reduce((a, b) => Math.max(a, b))} of ${graph.n} nodes`,
    });
  }
  return { graph, labels, left: 0 };
}

const problemOf = (name: string): Problem => pick('problem', problems, name);

/** Solves with a status line; an interrupt ends the training early, and a second one the program. */
async function solveWatched(graph: Graph, file: string, flags: SolveFlags): Promise<SolveResult> {
  const { objective, k, seed, threads } = flags;
  const settings = settingsOf(flags);
  const features = Object.hasOwn(nodeFeatures, flags.features)
    ? (flags.features as keyof typeof nodeFeatures)
    : readOwnFeatures(flags.features, graph);
  const { write, clear } = statusLine();
  const { onProgress } = progressLine();
  const controller = new AbortController();
  const interrupt = { what: `solving ${file}`, expected: 'to run to its end', actual: 'an interrupt' };
  const stop = () => controller.abort(new InputError(interrupt));
  process.once('SIGINT', stop);
  try {
    const { signal } = controller;
    return await solve(graph, {
      problem: objective,
      k,
      seed,
      starts: settings.starts as number,
      features,
      settings,
      ...(threads === undefined ? {} : { threads }),
      onStage: write,
      onMemoryPlan(plan, available) {
        clear();
        printMemory(plan, available);
      },
      onProgress,
      signal,
    });
  } finally {
    process.off('SIGINT', stop);
    clear();
  }
}

/** A flag's value stands until `--set` gives another. */
function settingsOf({ objective, starts, steps, set = [] }: SolveFlags): Settings {
  const specs = clusternet.settings(problemOf(objective), { partial: false });
  return { starts, ...(steps === undefined ? {} : { steps }), ...readSettings(set, specs) };
}

function readOwnFeatures(text: string, graph: Graph) {
  if (/[./\\]/.test(text)) return readFeatures(text, graph);
  const expected = `one of ${Object.keys(nodeFeatures).join(', ')}, or a CSV file`;
  throw new InputError({ what: 'features', expected, actual: `"${text}"` });
}

function toRecord(result: SolveResult) {
  const { graph, problem, k, seed, features, best, candidates, skipped, training } = result;
  return {
    objective: problem.name,
    k,
    seed,
    nodes: graph.n,
    edges: graph.m,
    dropped: graph.dropped,
    features,
    training,
    approximation: result.approximation,
    method: best.method,
    value: best.value,
    methods: candidates.map(({ solution, ...candidate }) => candidate),
    skipped,
  };
}

function describe(result: SolveResult, { graph, labels, left }: Part, { out }: SolveFlags): string {
  const { problem, k, features, best, candidates, skipped, training } = result;
  const { selfLoops, duplicates } = graph.dropped;
  const lines = [
    `${graph.n} nodes, ${graph.m} edges, K = ${k}; ${features.columns} columns of ${features.name} features`,
  ];
  if (left > 0) lines.push(`the largest component; ${left} nodes lie outside it`);
  if (selfLoops + duplicates > 0) lines.push(`dropped ${selfLoops} self-loops, merged ${duplicates} repeated edges`);
  if (result.approximation !== null) lines.push(describeApproximation(result.approximation, graph.n));
  if (training.restarts > 0)
    lines.push(`ClusterNet collapsed into one cluster and started again ${training.restarts} times`);
  const { unit, tieBreak } = problem;
  const rows = [...candidates, ...skipped.map(({ title }) => ({ title, value: null, tieBreak: null, seconds: null }))];
  const table = rows.map(({ title, value, tieBreak: tie, seconds }) => ({
    method: title,
    [unit.label]: value,
    ...(tieBreak === undefined ? {} : { [tieBreak.label]: tie }),
    ms: seconds === null ? null : Math.round(1000 * seconds),
  }));
  lines.push('', textTable(table, { digits: unit.precise }), '');
  for (const { title, reason } of skipped) lines.push(`${title} left out: ${reason}`);
  const equals = candidates.filter(
    ({ value, tieBreak: tie, title }) =>
      title !== best.title && Math.abs(value - best.value) < 1e-9 && tie === best.tieBreak,
  );
  const shared = equals.length === 0 ? '' : `; as good: ${equals.map(({ title }) => title).join(', ')}`;
  lines.push(`kept: the solution of ${best.title}${shared}`);
  if (problem.kind === 'selection')
    lines.push(`chosen: ${Array.from(best.solution, (i) => nameOf(graph, labels, i)).join(', ')}`);
  if (out !== undefined) lines.push(`written: ${out}`);
  return `${lines.join('\n')}\n`;
}

function describeApproximation({ targets, kind, error, confidence }: LossApproximation, n: number): string {
  const which = kind === 'sample' ? 'a sample of' : 'landmarks,';
  const sure = confidence === 1 ? '' : ` (${Math.round(100 * confidence)} % sure)`;
  return (
    `ClusterNet's loss looked at ${which} ${targets} of ${n} nodes: at most ${error.toFixed(2)} hops from the loss over ` +
    `all${sure}; the values below are exact`
  );
}

function nameOf(graph: Graph, labels: readonly string[], i: number): string {
  return labels[i] === graph.ids[i] ? graph.ids[i]! : `${graph.ids[i]} (${labels[i]})`;
}
