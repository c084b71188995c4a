import { describe, expect, it } from 'vitest';
import type { SweepCurve } from '../../src/experiments/curves';
import type { ScatterTrace } from '../../src/notebook/figure';
import { sweepFigure } from '../../src/notebook/sweepFigure';

const cell = (mean: number, deviation: number) => ({ runs: 2, mean, deviation, values: [], collapsed: 0 });
const curve = (problem: string, row: string, points: [number, number][]): SweepCurve => ({
  problem,
  row,
  dataset: 'cora',
  detail: 'learn',
  points: points.map(([at, mean]) => ({ at, value: cell(mean, 0.01) })),
});
const options = { title: 'T', xLabel: 'steps' };
const linesOf = (data: unknown[]) => (data as ScatterTrace[]).filter(({ mode }) => mode === 'lines+markers');

describe('sweepFigure', () => {
  it('spaces points evenly whatever their numbers, and names them on the axis and on hover', () => {
    const curves = [curve('modularity', 'a', [[0, 0.5], [500, 0.6]]), curve('modularity', 'b', [[0, 0.4], [10, 0.5]])]; // biome-ignore format: one curve a line
    const { data, layout } = sweepFigure(curves, { ...options, names: { a: 'first' } });
    const [a, b] = linesOf(data);
    expect(a).toMatchObject({ name: 'first', x: [0, 2], y: [0.5, 0.6], text: ['0', '500'] });
    expect(b).toMatchObject({ name: 'b', x: [0, 1], y: [0.4, 0.5] });
    expect(layout.xaxis).toMatchObject({ tickvals: [0, 1, 2], ticktext: ['0', '10', '500'] });
    const [band] = (data as ScatterTrace[]).filter(({ fill }) => fill === 'toself');
    expect(band!.y).toEqual([0.51, 0.61, 0.59, 0.49]);
  });

  it('has a panel for each problem with points, levels only in their own', () => {
    const curves = [curve('modularity', 'a', [[0, 0.5]]), curve('facility', 'a', [[0, 8]])];
    const references = [{ problem: 'modularity', name: 'Louvain', y: 0.62 }];
    const { data, layout } = sweepFigure(curves, { ...options, references });
    expect(linesOf(data).map(({ xaxis }) => xaxis)).toEqual(['x', 'x2']);
    expect((data as ScatterTrace[]).filter(({ name }) => name === 'Louvain').map(({ xaxis }) => xaxis)).toEqual(['x']);
    expect(layout.annotations!.map(({ text }) => text)).toEqual(['Community detection', 'Facility location']);
    expect(sweepFigure([curves[0]!, curve('facility', 'a', [])], options).layout.annotations).toHaveLength(1);
  });

  it('names the axis in the unit of the problem, with the end that is better', () => {
    const labels = (problem: string) => sweepFigure([curve(problem, 'a', [[0, 1]])], options).layout.yaxis?.title?.text;
    expect(labels('modularity')).toBe('modularity (higher is better)');
    expect(labels('facility')).toBe('hops to the farthest (lower is better)');
    expect(() => labels('maxcut')).toThrow(/^problem: expected one of modularity, facility, .*, but got "maxcut"$/);
  });

  it('tells curves of a row apart by data set and detail, where they differ', () => {
    const on = (dataset: string, detail: string) => ({ ...curve('modularity', 'a', [[0, 0.5]]), dataset, detail });
    const names = (curves: SweepCurve[]) =>
      linesOf(sweepFigure(curves, { ...options, names: { a: 'A' } }).data).map(({ name }) => name);
    expect(names([on('cora', 'learn'), on('fb', 'learn')])).toEqual(['A, cora', 'A, fb']);
    expect(names([on('cora', 'learn'), on('cora', 'optimize, beta = 30')])).toEqual([
      'A, learn',
      'A, optimize, beta = 30',
    ]);
    expect(names([on('cora', 'learn'), on('fb', 'optimize')])).toEqual(['A, cora, learn', 'A, fb, optimize']);
    expect(names([on('cora', 'learn')])).toEqual(['A']);
  });

  it('has texts on the axis for a setting that is no number', () => {
    const at = (setting: string, mean: number) => ({ at: setting, value: cell(mean, 0) });
    const named = { ...curve('facility', 'a', []), points: [at('maximum', 8), at('mean', 7)] };
    expect(sweepFigure([named], options).layout.xaxis).toMatchObject({ ticktext: ['maximum', 'mean'] });
  });

  it('refuses curves without a point', () => {
    expect(() => sweepFigure([curve('modularity', 'a', [])], options)).toThrow('curves with points');
  });
});
