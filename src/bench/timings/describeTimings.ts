import { aboutTimes, quantity } from '../../../bench/quantity';
import type { TimedRow } from './runTimings';
import type { TimingStore } from './TimingStore';
import type { TimingTable } from './timingTables';

/** A timing table as text: our seconds, the paper's, and how many times faster ours is. */
export function describeTimings(table: TimingTable, rows: readonly TimedRow[], store: TimingStore): string {
  const width = 26;
  const title = 26;
  const columns = rows[0]?.cells.map(({ dataset }) => dataset.padEnd(width)) ?? [];
  const lines = [
    `Table ${table.id}: ${table.title}, K = 5. Each cell: ours (paper, paper / ours)`,
    '',
    `${''.padEnd(title)}${columns.join('')}`.trimEnd(),
  ];
  for (const row of rows) {
    const cells = row.cells.map(({ ours, paper, ratio }) =>
      (ours === undefined ? '–' : `${quantity(1000 * ours)} (${paper} s, ${aboutTimes(ratio!)})`).padEnd(width),
    );
    lines.push(`${row.title.padEnd(title)}${cells.join('')}`.trimEnd());
  }
  const machines = new Set(store.all().map(({ machine: { cpu, node } }) => `${cpu}, Node ${node}, one thread`));
  lines.push(
    '',
    `Ours: medians, ${[...machines].join('; ') || 'not measured'}. Paper: Intel i9 7940X, 14 cores at 3.1 GHz.`,
  );
  return `${lines.join('\n')}\n`;
}
