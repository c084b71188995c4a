import type { ScannedK } from '../experiments/scanK';
import { unitFor } from '../problems/outcomeOf';
import type { Figure } from './figure';
import { lineFigure } from './lineFigure';
import { panelsFigure } from './panelsFigure';

/**
 * A scan of K as two panels: the best value at each K, and beside it whether seeds agree and which share of the K parts has a
 * node, both 1 at best.
 * @throws InputError for no row
 * @example show(scanFigure(await scanK(graph, { from: 2, to: 8 }), { title: 'How many communities?' }))
 */
export function scanFigure(rows: readonly ScannedK[], options: { title: string; subtitle?: string }): Figure {
  const x = rows.map(({ k }) => k);
  const label = rows[0] === undefined ? 'value' : unitFor(rows[0].best.problem, rows[0].best.instance).label;
  return panelsFigure({
    ...options,
    panels: [
      lineFigure({
        title: 'value',
        xLabel: 'K',
        yLabel: label,
        curves: [{ name: 'best value', x, y: rows.map(({ value }) => value) }],
      }),
      lineFigure({
        title: 'stability and parts used',
        xLabel: 'K',
        yLabel: 'share (1 at best)',
        curves: [
          { name: 'stability (ARI)', x, y: rows.map(({ stability }) => stability) },
          { name: 'parts used / K', x, y: rows.map(({ parts, k }) => parts / k), dash: 'dash' },
        ],
      }),
    ],
  });
}

/**
 * A scan of K as rows for `table`.
 * @example table(scanRows(rows))
 */
export function scanRows(rows: readonly ScannedK[]): Record<string, string | number>[] {
  return rows.map(({ k, value, mean, parts, stability, method, seconds, best }) => ({
    K: k,
    [unitFor(best.problem, best.instance).label]: value,
    'mean over seeds': mean,
    'stability (ARI)': stability,
    'parts used': parts,
    by: method,
    s: Math.round(10 * seconds) / 10,
  }));
}
