import { describe, expect, it } from 'vitest';
import type { SweepCurve } from '../../src/experiments/curves';
import type { ScatterTrace } from '../../src/notebook/figure';
import { sweepFigure } from '../../src/notebook/sweepFigure';

const cell = (mean: number, deviation: number) => ({ runs: 2, mean, deviation, values: [], collapsed: 0 });
const curve = (problem: string, row: string, points: [number, number][], dataset = 'cora'): SweepCurve => ({
  problem,
  row,
  dataset,
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

  it('tells curves of one row apart by what differs', () => {
    const points: [number, number][] = [[0, 0.5], [1, 0.6]]; // biome-ignore format: one curve a line
    const { data } = sweepFigure([curve('modularity', 'a', points), curve('modularity', 'a', points, 'fb')], options);
    expect(linesOf(data).map(({ name }) => name)).toEqual(['a, cora', 'a, fb']);
  });

  it('refuses curves without a point', () => {
    expect(() => sweepFigure([curve('modularity', 'a', [])], options)).toThrow('curves with points');
  });
});
