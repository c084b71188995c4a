import type { Experiment } from '../../experiments/Experiment';
import { resolveRun } from '../../experiments/resolveRun';
import { type KindRow, kindCells } from './cells';
import { presets } from './presets';

const [LEARNED, WRITTEN, MORE] = [
  'Local greedy scheduling, guided by what was learned',
  'Local greedy scheduling, guided by a formula',
  'With a global view: sampling, centralised greed, local search',
];

/** Printed: the released results over the best value known, as means of per-graph ratios. */
const ROWS: readonly KindRow[] = [
  {
    section: LEARNED,
    name: 'LGS, plain',
    method: 'train-lgs',
    printed: { er: 0.898, ba: 0.8598 },
  },
  { section: LEARNED, name: 'GDPG-Twin', method: 'actor-twin', printed: { er: 0.9322 } },
  { section: LEARNED, name: '  as printed', method: 'actor-twin', set: presets.paper },
  { section: LEARNED, name: '  as the code', method: 'actor-twin', set: presets.code },
  { section: LEARNED, name: '  as the code, Z = 1', method: 'actor-twin', set: presets['code-from-plain'] },
  { section: LEARNED, name: '  random start', method: 'actor-twin', set: { start: 'random' } },
  { section: LEARNED, name: 'ZOO, 2 points', method: 'zoo', set: { steps: 300 }, printed: { er: 0.928 } },
  { section: LEARNED, name: 'ad hoc RL', printed: { er: 0.9324, ba: 0.9346 } },
  { section: LEARNED, name: 'message passing', printed: { er: 0.9076, ba: 0.8933 } },
  { section: WRITTEN, name: 'c / √(d + 1)', method: 'train-lgs', set: { by: 'root-degree' } },
  { section: WRITTEN, name: 'c / (d + 3)', method: 'train-lgs', set: { by: 'degree' } },
  { section: WRITTEN, name: 'c z(topology), tuned', method: 'train-lgs', set: { by: 'topology' } },
  { section: WRITTEN, name: 'c z(topology), again', method: 'train-lgs', set: { by: 'other-topology' } },
  { section: WRITTEN, name: 'c / (c + Σ c)', method: 'train-lgs', set: { by: 'share' } },
  { section: WRITTEN, name: 'the same, each round', method: 'train-lgs', set: { by: 'open-share' } },
  { section: MORE, name: 'best of 8 noisy LGS', method: 'train-noisy-lgs', set: { samples: 8 } },
  { section: MORE, name: 'best of 32', method: 'train-noisy-lgs', set: { samples: 32 } },
  { section: MORE, name: 'best of 128', method: 'train-noisy-lgs', set: { samples: 128 } },
  {
    section: MORE,
    name: 'greedy, c / (open d + 1)',
    method: 'train-independent-greedy',
    set: { rule: 'degree' },
  },
  { section: MORE, name: 'greedy, c / open Σ c', method: 'train-independent-greedy' },
  { section: MORE, name: 'swaps, 100 kicks', method: 'train-independent-swaps', set: { kicks: 100 } },
  { section: MORE, name: 'swaps, 1,000', method: 'train-independent-swaps', set: { kicks: 1000 } },
  { section: MORE, name: 'swaps, 10,000', method: 'train-independent-swaps', set: { kicks: 10_000 } },
];

/**
 * Figure 1 over the best values known: 500 ER and 500 BA test graphs, learned on ER alone. What is printed stands over the
 * same denominator, so that LGS agrees to the digit.
 */
export const independentSets: Experiment = {
  name: 'gdpg-twin/mwis',
  title: 'Maximum weight independent sets: value over the best known, 500 test graphs of each kind',
  metric: 'ratio',
  seeds: 5,
  cells: ROWS.flatMap((row) => kindCells(row, { problem: 'independent-set', dataset: 'mwis' }, 'ratio', ['er', 'ba'])),
  resolve: (request) => resolveRun(request),
};
