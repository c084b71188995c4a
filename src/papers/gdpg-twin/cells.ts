import type { ExperimentCell } from '../../experiments/Experiment';
import type { RunRequest } from '../../experiments/resolveRun';
import { methods } from '../../methods';

/** A row of a table over kinds of graph. */
export interface KindRow {
  readonly section: string;
  readonly name: string;
  /** Absent: the row is only printed. */
  readonly method?: string;
  readonly set?: RunRequest['set'];
  /** What the authors' released results come to, by kind. */
  readonly printed?: Readonly<Record<string, number>>;
}

/** Cells of a row, one a kind: means of `metric` over the test graphs of that kind. */
export function kindCells(
  { section, name, method, set, printed }: KindRow,
  request: { problem: string; dataset: string },
  metric: string,
  kinds: readonly string[],
): ExperimentCell[] {
  return kinds.flatMap((kind): ExperimentCell[] => {
    const number = printed?.[kind];
    if (method === undefined && number === undefined) return [];
    return [
      {
        section,
        row: name,
        column: `${metric}/${kind}`,
        label: kind,
        metric: `${metric}/${kind}`,
        request: { ...request, ...(method === undefined ? {} : { method }), ...(set === undefined ? {} : { set }) },
        seeds: method !== undefined && methods[method]!.seeded ? 'each' : 'one',
        ...(method === undefined ? { missing: 'not reproduced' } : {}),
        ...(number === undefined ? {} : { printed: number }),
      },
    ];
  });
}
