import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { blocksFigure } from '../../src/notebook/blocksFigure';
import type { ScatterTrace } from '../../src/notebook/figure';
import { figureToSvg } from '../../src/notebook/static/figureToSvg';

describe('blocksFigure', () => {
  const graph = Graph.fromEdges(4, [0, 1, 0], [2, 3, 1]);
  const seen = Graph.fromEdges(4, [2], [0]);
  const figure = blocksFigure(graph, { title: 'T', partition: [0, 1, 0, 1], seen });

  it('sorts nodes by community and draws every edge twice, the seen ones apart', () => {
    const [left, right] = figure.data as ScatterTrace[];
    expect([left.x, left.y]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect([right.x, right.y]).toEqual([
      [0, 2, 2, 3],
      [2, 0, 3, 2],
    ]);
  });

  it('says how many edges lie within communities', () => {
    expect(figure.layout.annotations?.map(({ text }) => text)).toEqual([
      '1 seen edges: 100 % within communities',
      '2 hidden edges: 50 % within communities',
    ]);
  });

  it('draws a graph without edges and refuses other sizes', () => {
    const empty = Graph.fromEdges(2, [], []);
    expect(figureToSvg(blocksFigure(empty, { title: 'T', partition: [0, 0], seen: empty }))).toContain(
      '0 hidden edges',
    );
    expect(() => blocksFigure(graph, { title: 'T', partition: [0], seen })).toThrow('partition');
    expect(() => blocksFigure(graph, { title: 'T', partition: [0, 0, 0, 0], seen: empty })).toThrow('seen graph');
  });
});
