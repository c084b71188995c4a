import type { Command } from 'commander';
import { InputError } from '../errors';
import { type SolveResult, solve } from '../experiments/solve';
import { describeReading } from '../graph/io/ReadReport';
import {
  guardedCells,
  type SavedSolution,
  saveSolution,
  solutionCsv,
  solutionText,
  type Written,
} from '../notebook/saveSolution';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import { type OwnGraph, readOwnGraph, requirePossible } from './ownGraph';
import { ownOptions } from './ownOptions';
import { requireOutput } from './requireOutput';
import { type Ks, type SolveFlags, solveFlags } from './solveFlags';
import { describeSolution, savedOf, solutionRecord } from './solveReport';
import { requireScanOutput, scanOwnGraph } from './solveScan';
import { watched } from './watched';

/** K where nobody says. */
const DEFAULT_K: Ks = { from: 5, to: 5 };

/** `clusternet solve FILE`: a user's own graph. */
export function solveCommand(): Command {
  return solveFlags().action(async (file: string, flags: SolveFlags) => {
    const problem: Problem = pick('problem', problems, flags.objective);
    const ks = flags.k ?? (problem.sized === false ? undefined : DEFAULT_K);
    const scans = ks !== undefined && ks.to > ks.from;
    if (flags.shares === true && problem.kind !== 'partition') {
      const expected = 'a partition, of which nodes have shares';
      throw new InputError({ what: '--shares', expected, actual: `"${problem.name}"` });
    }
    requireOutputs(file, flags, scans);
    const own = readOwnGraph(file, problem, flags);
    const k = ks?.from;
    if (ks === undefined || problem.sized !== false) requirePossible(file, problem, own, k);
    const options = ownOptions(problem, own, flags);
    const reading = [`${file}: ${describeReading(own.report)}`, ...own.notes, ...isolatedNote(problem, own)].join('; ');
    // Once nothing is refused any more: a mistake is told in one line.
    const begin = () => process.stderr.write(`${reading}\n`);
    if (scans) return scanOwnGraph(file, problem, { ...own, options, ks, reading }, flags, begin);
    const result = await watched(file, (hooks) => {
      begin();
      return solve(own.graph, { ...options, ...hooks, ...(k === undefined ? {} : { k }) });
    });
    report(file, own, result, reading, flags);
  });
}

function report(file: string, own: OwnGraph, result: SolveResult, reading: string, flags: SolveFlags): void {
  const saved = savedOf(own, result, flags);
  const { out, json } = flags;
  const written = out === undefined ? undefined : write(out, saved, flags.seed);
  if (json === true) {
    const record = { file, read: { ...own.report, sentence: reading }, ...solutionRecord(result, saved) };
    process.stdout.write(`${JSON.stringify(record)}\n`);
    return;
  }
  const text = describeSolution(result, own, written);
  (out === '-' ? process.stderr : process.stdout).write(text);
}

function write(out: string, saved: SavedSolution, seed: number): Written {
  if (out !== '-') return saveSolution(out, saved, { seed });
  process.stdout.write(solutionCsv(saved));
  return { file: 'the standard output', guarded: guardedCells(saved) };
}

function requireOutputs(file: string, { out, json, figure, nodes, features }: SolveFlags, scans: boolean): void {
  const inputs = [file, nodes, features];
  if (out === '-' && json === true) {
    throw new InputError({ what: 'output', expected: '--json or --out -, which both print', actual: 'both' });
  }
  if (!scans && figure !== undefined) {
    throw new InputError({ what: '--figure', expected: 'a scan of K, as in --k 2..12', actual: 'one K' });
  }
  if (scans) requireScanOutput(out, figure);
  else if (out !== undefined && out !== '-') solutionText(out);
  for (const path of [out, figure]) if (path !== undefined && path !== '-') requireOutput(path, inputs);
}

function isolatedNote({ terms }: Problem, { report, question }: OwnGraph): string[] {
  if (report.isolated === 0 || terms?.isolated === undefined || question.terms?.isolated === true) return [];
  return ['nodes without an edge get no community (--isolated gives them one)'];
}
