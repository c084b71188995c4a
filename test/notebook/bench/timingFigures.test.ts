import { expect, it } from 'vitest';
import { machine } from '../../../src/machine';
import {
  peerRows,
  qualityFigure,
  stepPartsFigure,
  timingFigure,
  timingRows,
} from '../../../src/notebook/bench/timingFigures';
import type { ScatterTrace } from '../../../src/notebook/figure';
import { powerLaw, scalingFigure } from '../../../src/notebook/scalingFigure';
import { keptRuns } from '../../support/results';

it('timingRows and timingFigure show ours beside the paper, and the paper alone where nothing was measured', () => {
  const directory = keptRuns(6, [{ method: 'train-cnm', timed: 'solve', seconds: 0.0131 }]);
  const cnm = timingRows(6, directory).find(({ method }) => method === 'Train-CNM')!;
  expect(cnm.cora).toBe('13.1 ms (paper 1.31 s, 100x)');
  expect(cnm.fb).toBe('paper 2.94 s');
  const figure = timingFigure(6, 'cora', { title: 'Table 6', directory });
  expect(figure.layout.meta.description).toContain('Train-CNM: ours, one thread 0.0131, paper, 14 cores 1.31');
  expect(figure.layout.meta.description).toContain('Train-SC: ours, one thread –, paper, 14 cores 0.41');
});

it('timingRows and timingFigure refuse a table that is none of times', () => {
  expect(() => timingRows(1)).toThrow('timing table: expected one of 6, 7, 8, 9, but got "1"');
  expect(() => timingFigure(10, 'cora', { title: 'T' })).toThrow('timing table: expected');
});

it('peerRows has a row a peer', () => {
  const result = { name: 'a', msMedian: 2, msP10: 2, rounds: 5, peers: { torch: { msMedian: 5, ratio: 2.5 } } };
  const entry = {
    name: 'a',
    title: 'step',
    section: 'model',
    nodes: 9,
    machine: machine(),
    versions: {},
    notes: [],
    result,
  };
  expect(peerRows([entry])).toEqual([
    { what: 'step', nodes: '9', ours: '2.00 ms', other: 'torch', theirs: '5.00 ms', 'theirs / ours': '2.50' },
  ]);
});

it('stepPartsFigure gives each part its share, the rest what no kernel took', () => {
  const kernels = { spmm: 1, gemmTransposedLeft: 0.5, modularityGrad: 0.25, adam: 0.25, unknown: 0.5 };
  const figure = stepPartsFigure({ cora: { msStep: 4, msKernels: 2.5, kernels } }, { title: 'Step' });
  expect(figure.layout.meta.description).toContain(
    'cora: sparse products 25, dense layers 12.5, clustering 0, objective 6.25, Adam 6.25, tape and the rest 50.',
  );
});

it('qualityFigure draws a trained method as a curve over its steps, the seeds as a band', () => {
  const point = (method: string, seed: number, steps: number, seconds: number, value: number) => ({
    method,
    seed,
    steps,
    seconds,
    value,
  });
  const points = [
    point('clusternet', 0, 100, 1, 0.4),
    point('clusternet', 1, 100, 3, 0.6),
    point('clusternet', 0, 10, 0.5, 0.1),
    point('train-cnm', 0, 0, 0.01, 0.2),
  ];
  const figure = qualityFigure({ dataset: 'toy', machine: machine(), points }, { title: 'Quality' });
  const lines = figure.data.filter(({ name, showlegend }) => name === 'clusternet' && showlegend !== false);
  expect(lines.map((trace) => [(trace as ScatterTrace).x, (trace as ScatterTrace).y])).toEqual([
    [
      [0.5, 2],
      [0.1, 0.5],
    ],
  ]);
});

it('powerLaw finds the exponent, and scalingFigure says it', () => {
  const rows = [1e3, 1e4, 1e5].map((edges) => ({ nodes: edges / 10, edges, msPerStep: 0.002 * edges ** 1.1 }));
  const { exponent, factor } = powerLaw(rows);
  expect(exponent).toBeCloseTo(1.1, 10);
  expect(factor).toBeCloseTo(0.002, 10);
  expect(scalingFigure(rows).layout.title.text).toContain('1.10');
  expect(() => powerLaw(rows.slice(0, 1))).toThrow(/at least two, but got 1/);
});
