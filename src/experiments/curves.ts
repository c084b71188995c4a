import type { Setting } from '../settings';
import type { PlannedCell } from './planExperiment';
import type { RunSpec } from './RunSpec';
import type { Cell } from './summarize';
import type { Tabulated } from './tabulate';

/** One line of a sweep's figure. */
export interface SweepCurve {
  readonly problem: string;
  /** The row, as in "clusternet-ft". */
  readonly row: string;
  /** The data set. */
  readonly dataset: string;
  /** What else tells the curve from others of its row: the column's heading, settings that vary too. */
  readonly detail: string;
  /** In the order of the values; points without a finished run are left out. */
  readonly points: readonly { readonly at: Setting; readonly value: Cell }[];
}

/** The value that a run has for a setting, wherever the setting belongs; undefined where it has none. */
export function settingOf(
  { settings, protocol, problem, data: { settings: ofData, ...data } }: RunSpec,
  name: string,
): Setting | undefined {
  const all: Readonly<Record<string, unknown>> = { ...problem, ...data, ...ofData, ...protocol, ...settings };
  return all[name] as Setting | undefined;
}

/**
 * A sweep's cells as curves over the setting that varies: one for every problem, row, data set and combination of what else
 * differs.
 * @example sweepCurves(tabulate(experiment, resultsOf(experiment.name)), 'trainingGraphs')[0].points
 */
export function sweepCurves({ cells }: Tabulated, setting: string): SweepCurve[] {
  const curves = new Map<string, { curve: SweepCurve; points: { at: Setting; value: Cell }[] }>();
  for (const cell of cells) {
    const [first] = cell.runs;
    const at = first === undefined ? undefined : settingOf(first, setting);
    if (first === undefined || at === undefined) continue;
    const detail = detailOf(cell, setting);
    const { problem, data } = first;
    const key = JSON.stringify([problem.name, cell.row, cell.section, data.name, detail]);
    const points = curves.get(key)?.points ?? [];
    const curve = { problem: problem.name, row: cell.row, dataset: data.name, detail, points };
    curves.set(key, { curve, points });
    if (cell.ours !== undefined) points.push({ at, value: cell.ours });
  }
  const all = [...curves.values()].map(({ curve }) => curve);
  for (const { points } of curves.values()) points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return all;
}

function detailOf({ at, request }: PlannedCell, setting: string): string {
  const others = Object.entries(at).filter(([name]) => name !== setting);
  const splits = request.splits === 'strict' ? ['strict'] : [];
  return [request.task ?? 'learn', ...splits, ...others.map(([name, value]) => `${name} = ${value}`)].join(', ');
}
