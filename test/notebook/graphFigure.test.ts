import { describe, expect, it } from 'vitest';
import { nearestFacility } from '../../src/graph/distance/nearestFacility';
import { Graph } from '../../src/graph/Graph';
import type { ScatterTrace } from '../../src/notebook/figure';
import { forceLayout } from '../../src/notebook/forceLayout';
import { graphFigure } from '../../src/notebook/graphFigure';
import { figureToSvg } from '../../src/notebook/static/figureToSvg';

const path = Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]); // 0 – 1 – 2 – 3, and 4 alone
const straight = { x: Float64Array.of(0, 1, 2, 3, 4), y: new Float64Array(5) };

describe('forceLayout', () => {
  it('gives the same positions for the same seed, others for another', () => {
    const a = forceLayout(path, { seed: 3 });
    expect(forceLayout(path, { seed: 3 })).toEqual(a);
    expect(forceLayout(path, { seed: 4 })).not.toEqual(a);
  });

  it('places neighbours closer than strangers', () => {
    const { x, y } = forceLayout(path, { seed: 1 });
    const distance = (i: number, j: number): number => Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
    expect(distance(0, 1)).toBeLessThan(distance(0, 3));
  });

  it('is finite for no node, one node, and a graph without edges', () => {
    for (const n of [0, 1, 3]) {
      const { x, y } = forceLayout(Graph.fromEdges(n, [], []));
      expect(x).toHaveLength(n);
      expect([...x, ...y].every(Number.isFinite)).toBe(true);
    }
  });

  it('lies along x', () => {
    const { x, y } = forceLayout(path, { seed: 2 });
    expect(Math.max(...x) - Math.min(...x)).toBeGreaterThan(Math.max(...y) - Math.min(...y));
  });
});

describe('nearestFacility', () => {
  it('takes the fewest hops, the earlier on a tie, and -1 out of reach', () => {
    expect([...nearestFacility(path, [3, 0])]).toEqual([1, 1, 0, 0, -1]);
    expect([...nearestFacility(path, [0, 2])]).toEqual([0, 0, 1, 1, -1]);
    expect([...nearestFacility(path, [])]).toEqual([-1, -1, -1, -1, -1]);
  });
});

describe('graphFigure', () => {
  const names = (data: readonly unknown[]) => (data as ScatterTrace[]).flatMap(({ name }) => name ?? []);

  it('draws all edges as one line', () => {
    const [edges] = graphFigure(path, { title: 'G', layout: straight }).data as ScatterTrace[];
    expect(edges!.x).toEqual([0, 1, null, 1, 2, null, 2, 3, null]);
  });

  it('makes a trace of each community, with degrees to hover over', () => {
    const { data } = graphFigure(path, { title: 'G', layout: straight, partition: [0, 0, 1, 1, 2] });
    expect(names(data)).toEqual(['community 0 (2)', 'community 1 (2)', 'community 2 (1)']);
    expect((data[1] as ScatterTrace).text).toEqual(['0 (degree 1)', '1 (degree 2)']);
  });

  it('stars the facilities and says which nodes are near', () => {
    const { data } = graphFigure(path, { title: 'G', layout: straight, facilities: [3, 0] });
    expect(names(data)).toEqual(['out of reach (1)', 'near 3 (1)', 'near 0 (1)', 'facility', 'facility']);
  });

  it('shows a hostile label as text', () => {
    const labels = ['<img src=x onerror=alert(1)>', 'b', 'c', 'd', 'e'];
    const figure = graphFigure(path, { title: 'G', layout: straight, labels });
    expect(JSON.stringify(figure.data)).not.toContain('<img');
    const svg = figureToSvg(figure);
    expect(svg).not.toContain('<img');
    expect(svg).toContain('&lt;img src=x onerror=a');
  });

  it('draws an empty graph', () => {
    expect(figureToSvg(graphFigure(Graph.fromEdges(0, [], []), { title: 'G' }))).toContain('>G</text>');
  });

  it('refuses a partition that does not fit, a facility that is no node, or both', () => {
    expect(() => graphFigure(path, { title: 'G', partition: [0] })).toThrow(
      'partition: expected 5 values, one per node',
    );
    expect(() => graphFigure(path, { title: 'G', facilities: [5], layout: straight })).toThrow(
      'facility: expected an integer between 0 and n - 1 = 4, but got 5',
    );
    expect(() => graphFigure(path, { title: 'G', facilities: [1], partition: [0, 0, 0, 0, 0] })).toThrow(
      'but got both',
    );
  });
});

it('colours by the nearest facility along the lengths of edges, where they have some', () => {
  const lengths = Float64Array.of(9, 9, 1, 1, 1, 1); // 0 is 9 from 1, the others 1 apart
  const near = (options: { lengths?: Float64Array }) =>
    graphFigure(path, { title: 'T', facilities: [0, 3], layout: straight, ...options }).data.map(({ name }) => name);
  expect(near({})).toContain('near 0 (1)');
  expect(near({ lengths })).not.toContain('near 0 (1)');
});
