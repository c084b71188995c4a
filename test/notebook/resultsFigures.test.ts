import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { agreementFigure } from '../../src/notebook/agreementFigure';
import type { ScatterTrace } from '../../src/notebook/figure';
import { leadFigure } from '../../src/notebook/leadFigure';
import { reachFigure } from '../../src/notebook/reachFigure';
import { figureToSvg } from '../../src/notebook/static/figureToSvg';
import { tableResults } from '../../src/papers/clusternet/tableResults';
import { keptRuns } from '../support/results';

const named = (data: readonly unknown[], name: string) =>
  (data as ScatterTrace[]).find((trace) => trace.name === name)!;

describe('agreementFigure', () => {
  const directory = keptRuns(1, [
    { value: 0.5 },
    { value: 0.6, seed: 1 },
    { method: 'train-cnm', value: 0.3 },
    { method: 'train-louvain', value: 0.4 }, // not in the paper
    { splits: 'strict', value: 0.9 },
  ]);
  const figure = agreementFigure([tableResults('modularity', 5, { directory })], { title: 'T' });

  it('has a mark for each cell with a number of the paper: its value across, our released mean upwards', () => {
    expect(named(figure.data, 'ClusterNet')).toMatchObject({
      x: [0.54],
      y: [0.55],
      text: ['clusternet on cora, learn'],
    });
    expect(named(figure.data, 'train-only')).toMatchObject({ x: [0.2], y: [0.3] });
    expect(figure.layout.meta.description).toContain('2 cells; within 0.05: ClusterNet 1 of 1, train-only 0 of 1.');
  });

  it('draws tables without runs', () => {
    const none = agreementFigure([tableResults('facility', 7)], { title: 'T' });
    expect(none.layout.meta.description).toContain('0 cells');
    expect(figureToSvg(none)).toContain('better than in the paper');
  });
});

describe('leadFigure', () => {
  it('has a row for each task and data set, and a line at zero within the axis', () => {
    const leads = [
      { task: 'learn', dataset: 'cora', lead: 0.1 },
      { task: 'optimize', dataset: 'cora', lead: 0.2 },
    ] as const;
    const figure = leadFigure({
      title: 'T',
      valueLabel: 'lead',
      series: [
        { name: 'ours', leads },
        { name: 'paper', leads: leads.slice(1) },
      ],
    });
    expect(figure.layout.yaxis?.ticktext).toEqual(['cora, learn', 'cora, optimize']);
    expect(named(figure.data, 'paper').x).toEqual([null, 0.2]);
    expect(figure.data[0]).toMatchObject({ x: [0, 0] });
    expect(figure.layout.xaxis!.range![0]).toBeLessThan(0);
  });

  it('draws no leads at all', () => {
    expect(figureToSvg(leadFigure({ title: 'T', valueLabel: 'l', series: [{ name: 'ours', leads: [] }] }))).toContain(
      'T',
    );
  });
});

describe('reachFigure', () => {
  const path = Graph.fromEdges(7, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5]);

  it('groups nodes by distance, the farthest apart, and says what is out of reach', () => {
    const { data, layout } = reachFigure(path, { title: 'T', facilities: [1] });
    const names = (data as ScatterTrace[]).map(({ name }) => name).filter((name) => name !== undefined);
    expect(names).toEqual(['1 hop (2)', '2 hops (1)', '3 hops (1)', '4 hops (1)', 'out of reach (1)', 'facility']);
    expect(named(data, '4 hops (1)').text).toEqual(['5: 4 hops']);
    expect(layout.meta.description).toContain('7 nodes and 5 edges with 1 facilities');
  });

  it('says which control its first facility moves, and where all nodes are, if it is to be dragged', () => {
    const layout = { x: Float64Array.from([0, 1, 2, 3, 4, 5, 6]), y: new Float64Array(7) };
    const { meta } = reachFigure(path, { title: 'T', facilities: [4, 1], layout, drag: 'stop' }).layout;
    expect(meta.drag).toEqual({ control: 'stop', node: 4, x: [0, 1, 2, 3, 4, 5, 6], y: [0, 0, 0, 0, 0, 0, 0] });
    expect(reachFigure(path, { title: 'T', facilities: [4, 1], layout }).layout.meta).not.toHaveProperty('drag');
  });

  it('puts the distances of a long path into few rings', () => {
    const nodes = Array.from({ length: 11 }, (_, i) => i);
    const long = Graph.fromEdges(
      12,
      nodes,
      nodes.map((i) => i + 1),
    );
    const names = (reachFigure(long, { title: 'T', facilities: [0] }).data as ScatterTrace[]).map(({ name }) => name);
    expect(names).toContain('1–3 hops (3)');
    expect(names).toContain('10 hops (1)');
    expect(names).toContain('11 hops (1)');
  });

  it('draws a graph in which every node is a facility, and refuses none', () => {
    expect(reachFigure(Graph.fromEdges(1, [], []), { title: 'T', facilities: [0] }).data).toHaveLength(2);
    expect(() => reachFigure(path, { title: 'T', facilities: [] })).toThrow('number of facilities');
    expect(() => reachFigure(path, { title: 'T', facilities: [9] })).toThrow('facility');
  });
});
