import { describe, expect, it } from 'vitest';
import { sweepCurves } from '../../../src/experiments/curves';
import { allRuns, planExperiment } from '../../../src/experiments/planExperiment';
import { ResultsStore } from '../../../src/experiments/ResultsStore';
import { runKey } from '../../../src/experiments/RunSpec';
import { tabulate } from '../../../src/experiments/tabulate';
import { experiments } from '../../../src/papers';
import { resolveClusternet } from '../../../src/papers/clusternet/resolve';
import { sweepExperiments } from '../../../src/papers/clusternet/sweeps';
import { fileWith } from '../../data/temporary';
import { recordOf } from '../../support/record';

const [trainingGraphs, tuning] = ['training-graphs', 'fine-tuning-steps'].map(
  (name) => experiments[`clusternet/${name}`]!,
);

describe('sweepExperiments', () => {
  it.each(sweepExperiments)('$name: every run is another one, and varies what it says', (sweep) => {
    const cells = planExperiment(sweep, { seeds: 2 });
    const runs = cells.flatMap((cell) => cell.runs);
    expect(runs).toHaveLength(2 * sweep.cells.length);
    expect(allRuns(cells)).toHaveLength(runs.length);
    for (const { label, runs: own } of cells) {
      for (const { protocol } of own) expect(protocol).toMatchObject({ [sweep.varies!]: Number(label) });
    }
  });

  it.each(['modularity', 'facility'])('mean by their ends what table 3 means: %s', (problem) => {
    const row = (method: string) => runKey(resolveClusternet({ dataset: 'synthetic', problem, method }));
    const point = (sweep: typeof tuning, name: string, at: number) => {
      const cell = planExperiment(sweep!, { seeds: 1 }).find(
        ({ row: own, column }) => own === name && column === `${problem}/${at}`,
      );
      return runKey(cell!.runs[0]!);
    };
    expect(point(trainingGraphs, 'clusternet', 20)).toBe(row('clusternet'));
    expect(point(trainingGraphs, 'clusternet', 1)).toBe(row('clusternet-1train'));
    expect(point(tuning, 'clusternet-ft', 50)).toBe(row('clusternet-ft'));
    expect(point(tuning, 'clusternet-ft-only', 500)).toBe(row('clusternet-ft-only'));
  });

  it('make curves of what is there, point by point', () => {
    const store = new ResultsStore(fileWith('', 'sweep.jsonl'));
    for (const { runs, request } of planExperiment(tuning!, { seeds: 2, only: ['modularity'] })) {
      const steps = request.set!.tuneSteps as number;
      if (steps > 100) for (const spec of runs) store.append(recordOf(spec, { value: spec.seed + steps }));
    }
    const curves = sweepCurves(tabulate(tuning!, store, { seeds: 2 }), tuning!.varies!);
    expect(curves.map(({ problem, row }) => `${problem} ${row}`)).toEqual([
      'modularity clusternet-ft',
      'modularity clusternet-ft-only',
      'facility clusternet-ft',
      'facility clusternet-ft-only',
    ]);
    expect(curves[0]!.points.map(({ at, value }) => [at, value.mean, value.runs])).toEqual([
      [200, 200.5, 2],
      [500, 500.5, 2],
    ]);
    expect(curves[2]!.points).toEqual([]);
  });
});
