import { describe, expect, it } from 'vitest';
import { karateClub } from '../../src/graph/generate/karateClub';
import type { ScatterTrace } from '../../src/notebook/figure';
import { graphRowFigure } from '../../src/notebook/graphRowFigure';

describe('graphRowFigure', () => {
  const { graph, factions } = karateClub();

  it('draws each graph in a column of its own, coloured where there is a partition, without a legend', () => {
    const graphs = [
      { graph, title: 'plain' },
      { graph, title: 'divided', partition: factions },
    ];
    const { data, layout } = graphRowFigure({ title: 'T', graphs });
    const nodes = (data as ScatterTrace[]).filter(({ mode }) => mode === 'markers');
    expect(nodes.map(({ xaxis, x }) => [xaxis, x.length])).toEqual([
      ['x', 34],
      ['x2', 17],
      ['x2', 17],
    ]);
    expect((layout.xaxis2 as { domain: number[] }).domain[0]).toBeCloseTo(0.515, 12);
    expect(layout.annotations!.map(({ text }) => text)).toEqual(['plain', 'divided']);
    expect(layout.showlegend).toBe(false);
  });

  it('refuses no graph', () => {
    expect(() => graphRowFigure({ title: 'T', graphs: [] })).toThrow('number of graphs');
  });
});
