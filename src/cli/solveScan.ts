import Papa from 'papaparse';
import { InputError } from '../errors';
import { type ScannedK, scanK } from '../experiments/scanK';
import { scanRows } from '../notebook/scanFigure';
import { textTable } from '../notebook/table';
import { unitFor } from '../problems/outcomeOf';
import type { Problem } from '../problems/Problem';
import { writeWhole } from '../writeWhole';
import type { OwnGraph } from './ownGraph';
import type { OwnOptions } from './ownOptions';
import type { Ks, SolveFlags } from './solveFlags';
import { watched } from './watched';

/** A scan writes a table and a picture. @throws InputError for other endings */
export function requireScanOutput(out: string | undefined, figure: string | undefined): void {
  if (out !== undefined && out !== '-' && !/\.csv$/i.test(out)) {
    const expected = 'a name that ends in .csv, for the table of a scan (one K writes a solution)';
    throw new InputError({ what: 'output', expected, actual: `"${out}"` });
  }
  if (figure !== undefined && !/\.png$/i.test(figure)) {
    throw new InputError({ what: 'figure', expected: 'a name that ends in .png', actual: `"${figure}"` });
  }
}

/** `clusternet solve FILE --k 2..12`: every K from several seeds, to choose by. */
export async function scanOwnGraph(
  file: string,
  problem: Problem,
  own: OwnGraph & { options: OwnOptions; ks: Ks; reading: string },
  flags: SolveFlags,
  begin: () => void,
): Promise<void> {
  const { options, ks, reading } = own;
  const rows = await watched(file, (hooks) => {
    begin();
    const { onProgress, ...rest } = hooks;
    return scanK(own.graph, { ...options, ...rest, ...ks, seeds: flags.seeds });
  });
  const { out, figure, json } = flags;
  const csv = () => `${Papa.unparse(scanRows(rows), { newline: '\n' })}\n`;
  if (out === '-') process.stdout.write(csv());
  else if (out !== undefined) writeWhole(out, csv());
  if (figure !== undefined) await draw(rows, problem, figure);
  if (json === true) {
    const record = { file, read: { ...own.report, sentence: reading }, objective: problem.name, seeds: flags.seeds };
    process.stdout.write(`${JSON.stringify({ ...record, scan: rows.map(({ best, ...row }) => row) })}\n`);
  } else (out === '-' ? process.stderr : process.stdout).write(describe(rows, problem, { out, figure }));
}

function describe(
  rows: readonly ScannedK[],
  problem: Problem,
  { out, figure }: { out: string | undefined; figure: string | undefined },
): string {
  const { precise } = unitFor(problem, rows[0]!.best.instance);
  const lines = [textTable(scanRows(rows), { digits: precise }), ''];
  if (problem.sense === 'max') {
    const best = rows.reduce((first, row) => (row.value > first.value + 1e-9 ? row : first));
    lines.push(`largest at K = ${best.k}`);
  }
  lines.push('stability: mean adjusted Rand index of solutions from different seeds, 1 where all are the same');
  for (const path of [out, figure]) if (path !== undefined && path !== '-') lines.push(`written: ${path}`);
  return `${lines.join('\n')}\n`;
}

async function draw(rows: readonly ScannedK[], problem: Problem, file: string): Promise<void> {
  const { figureToPng, scanFigure } = await import('../notebook'); // draws: only when there is something to draw
  writeWhole(file, figureToPng(scanFigure(rows, { title: `How many? ${problem.title}` })));
}
