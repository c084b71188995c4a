import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { nodesWhere } from '../../../src/graph/nodesWhere';
import { dropKeepingConnected } from '../../../src/problems/steinerTree/dropKeepingConnected';
import { guidedSteinerTree } from '../../../src/problems/steinerTree/guidedSteinerTree';
import { kruskalTree } from '../../../src/problems/steinerTree/kruskalTree';
import type { SteinerInstance } from '../../../src/problems/steinerTree/SteinerInstance';
import { shortestPathTree } from '../../../src/problems/steinerTree/shortestPathTree';
import { steinerTree } from '../../../src/problems/steinerTree/steinerTree';
import { Rng } from '../../../src/random/Rng';
import { cheapestChoice } from '../../support/cheapestChoice';
import { connectedGraph } from '../../support/connectedGraph';
import { randomGraph } from '../../support/randomGraph';

/** Weights in quarters, so that ties are common; terminals with probability ½, all in the component of the first. */
function draw(graph: Graph, seed: number): SteinerInstance {
  const rng = new Rng(seed);
  const weight = Float64Array.from({ length: graph.n }, () => rng.int(5) / 4);
  const reached = steinerTree.pose(graph, {});
  const terminal = Float64Array.from({ length: graph.n }, () => rng.int(2));
  for (let i = 0; i < graph.n; i++) {
    const first = terminal.indexOf(1);
    const both = Float64Array.from({ length: graph.n }, (_, v) => (v === i || v === first ? 1 : 0));
    if (terminal[i] === 1 && !joins(reached.graph, both)) terminal[i] = 0;
  }
  return steinerTree.pose(graph, { columns: { weight, terminal } });
}

function joins(graph: Graph, terminal: Float64Array): boolean {
  try {
    steinerTree.pose(graph, { columns: { terminal } });
    return true;
  } catch {
    return false;
  }
}

/** SPH as the text says it, anew for every path: all distances from the tree by relaxing all edges until nothing changes. */
function slowSph({ graph, terminals, columns: { weight } }: SteinerInstance): number {
  const inTree = new Set<number>();
  const isTerminal = (v: number): boolean => terminals.includes(v);
  const edges: [number, number][] = [];
  graph.forEachEdge((u, v) => edges.push([u, v], [v, u]));
  const spread = (v: number): void => {
    inTree.add(v);
    for (const [a, b] of edges) if (a === v && isTerminal(b) && !inTree.has(b)) spread(b);
  };
  spread(terminals[0]!);
  let cost = 0;
  while (terminals.some((v) => !inTree.has(v))) {
    const d = new Map([...inTree].map((v): [number, number] => [v, 0]));
    const from = new Map<number, number>();
    for (let round = 0; round < graph.n; round++) {
      for (const [a, b] of edges) {
        const next = (d.get(a) ?? Number.POSITIVE_INFINITY) + (isTerminal(b) ? 0 : weight[b]!);
        if (next >= (d.get(b) ?? Number.POSITIVE_INFINITY)) continue;
        d.set(b, next);
        from.set(b, a);
      }
    }
    const outside = [...terminals].filter((v) => !inTree.has(v));
    const nearest = outside.reduce((a, b) => (d.get(b)! < d.get(a)! ? b : a));
    cost += d.get(nearest)!;
    const way: number[] = [];
    for (let v: number | undefined = nearest; v !== undefined && !inTree.has(v); v = from.get(v)) way.push(v);
    way.forEach(spread);
  }
  return cost;
}

/** Two ways from 0 to 2: over 1, or over 3 and 4. */
const detour = Graph.fromEdges(5, [0, 1, 0, 3, 4], [1, 2, 3, 4, 2]);
const posed = (weight: number[], terminal = [1, 0, 1, 0, 0]) =>
  steinerTree.pose(detour, { columns: { weight, terminal } });

describe('steinerTree', () => {
  it('counts what joins terminals, not the terminals', () => {
    expect(steinerTree.value(posed([9, 3, 9, 1, 1]), Int32Array.of(0, 2, 3, 4))).toBe(2);
    expect(steinerTree.value(posed([9, 3, 9, 1, 1]), Int32Array.of(0, 1, 2))).toBe(3);
  });

  it('says what is missing or apart', () => {
    const instance = posed([1, 1, 1, 1, 1]);
    expect(steinerTree.violation(instance, Int32Array.of(0, 1, 2))).toBeNull();
    expect(steinerTree.violation(instance, Int32Array.of(0, 1))).toBe(
      'expected every terminal to be chosen, but got none of node 2',
    );
    expect(steinerTree.violation(instance, Int32Array.of(0, 2, 3))).toBe(
      'expected chosen nodes that hang together, but got 2 pieces',
    );
  });

  it('refuses terminals that no path joins, and takes several components otherwise', () => {
    const apart = Graph.fromEdges(4, [0, 2], [1, 3]);
    expect(() => steinerTree.pose(apart, { columns: { terminal: [0, 1, 1, 0] } })).toThrow(
      'terminals: expected nodes of one component, but got nodes 1 and 2, which no path joins',
    );
    const instance = steinerTree.pose(apart, { columns: { terminal: [0, 0, 1, 1] } });
    expect([...shortestPathTree(apart, instance.columns.weight, instance.terminals)]).toEqual([2, 3]);
  });

  it('refuses weights below 0, and terminals other than 0 and 1', () => {
    expect(() => posed([0, -1, 0, 0, 0])).toThrow(/weight of node 1: expected a finite number of at least 0/);
    expect(() => posed([0, 1, 0, 0, 0], [0, 0, 2, 0, 0])).toThrow(/terminal of node 2: expected 0 or 1/);
  });

  it('is empty without terminals, and on an empty graph', () => {
    for (const graph of [detour, Graph.fromEdges(0, [], []), Graph.fromEdges(1, [], [])]) {
      const { columns, terminals } = steinerTree.pose(graph, {});
      for (const tree of [
        shortestPathTree(graph, columns.weight, terminals),
        kruskalTree(graph, columns.weight, terminals).chosen,
      ])
        expect([...tree]).toEqual([]);
      expect(steinerTree.violation(steinerTree.pose(graph, {}), Int32Array.of())).toBeNull();
    }
  });
});

describe('shortestPathTree', () => {
  it('takes the cheaper way, and of equal ways the one found from lower nodes', () => {
    const tree = (weight: number[]) => [...shortestPathTree(detour, posed(weight).columns.weight, [0, 2])];
    expect(tree([0, 3, 0, 1, 1])).toEqual([0, 2, 3, 4]);
    expect(tree([0, 1, 0, 1, 1])).toEqual([0, 1, 2]);
    expect(tree([0, 2, 0, 1, 1])).toEqual([0, 1, 2]);
  });

  it('grows from the tree of its start', () => {
    // A path 0 1 2 3 4 with ends and middle to join: from either end, the same nodes.
    const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
    for (const start of [0, 2, 4]) expect(shortestPathTree(path, [1, 1, 1, 1, 1], [0, 2, 4], { start }).length).toBe(5);
  });

  it('costs what the textbook form costs, and never less than the best', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (n, seed) => {
        const graph = connectedGraph(n, 0.2, seed);
        const rng = new Rng(seed);
        // Distinct real weights: nothing depends on ties.
        const weight = Float64Array.from({ length: n }, () => rng.float());
        const terminal = Float64Array.from({ length: n }, () => rng.int(2));
        const instance = steinerTree.pose(graph, { columns: { weight, terminal } });
        if (instance.terminals.length === 0) return;
        const tree = shortestPathTree(graph, weight, instance.terminals);
        expect(steinerTree.value(instance, tree)).toBeCloseTo(slowSph(instance), 12);
        expect(steinerTree.value(instance, tree)).toBeGreaterThanOrEqual(cheapestChoice(steinerTree, instance) - 1e-12);
      }),
      { numRuns: 200 },
    );
  });
});

describe('kruskalTree', () => {
  it('joins pairs at once, and what is left in the next round', () => {
    // 0 . 2 . . . 6 . 8: the near pairs in the first round, the two trees in the second.
    const path = Graph.fromEdges(9, [0, 1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8]);
    const { chosen, rounds } = kruskalTree(path, new Float64Array(9).fill(1), [0, 2, 6, 8]);
    expect([chosen.length, rounds]).toEqual([9, 2]);
  });

  it('finds for each tree the path that a search from it alone finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer(), (n, seed) => {
        const graph = connectedGraph(n, 0.15, seed);
        const rng = new Rng(seed);
        const weight = Float64Array.from({ length: n }, () => rng.float());
        const [a, b] = [rng.int(n), rng.int(n)];
        const terminals = [...new Set([a, b])].sort((x, y) => x - y);
        const terminal = Float64Array.from({ length: n }, (_, i) => (terminals.includes(i) ? 1 : 0));
        const instance = steinerTree.pose(graph, { columns: { weight, terminal } });
        // With two terminals both heuristics are one shortest path.
        const { chosen, rounds } = kruskalTree(graph, weight, terminals);
        expect(rounds).toBeLessThanOrEqual(1);
        const best = cheapestChoice(steinerTree, instance);
        expect(steinerTree.value(instance, chosen)).toBeCloseTo(best, 12);
        expect(steinerTree.value(instance, shortestPathTree(graph, weight, terminals))).toBeCloseTo(best, 12);
      }),
      { numRuns: 60 },
    );
  });
});

describe('every heuristic', () => {
  it('joins all terminals, with ties, isolated nodes and several components', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.integer(),
        (n, p, seed) => {
          const instance = draw(randomGraph(n, p, seed), seed);
          const { graph, columns, terminals } = instance;
          const rng = new Rng(seed);
          const z = Float64Array.from({ length: n }, () => rng.uniform(-0.5, 1));
          const trees = [
            shortestPathTree(graph, columns.weight, terminals),
            kruskalTree(graph, columns.weight, terminals).chosen,
            ...(['sph', 'k-sph'] as const).flatMap((heuristic) =>
              [true, false].map((drop) => guidedSteinerTree.solve(instance, z, { heuristic, drop })),
            ),
          ];
          for (const tree of trees) expect(steinerTree.violation(instance, tree)).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('with plain numbers is the plain heuristic, whatever their scale', () => {
    for (let seed = 0; seed < 20; seed++) {
      const instance = draw(connectedGraph(40, 0.05, seed), seed);
      const { graph, columns, terminals } = instance;
      for (const scale of [0.5, 1, 8]) {
        const z = new Float64Array(40).fill(scale);
        expect(guidedSteinerTree.solve(instance, z)).toEqual(shortestPathTree(graph, columns.weight, terminals));
        expect(guidedSteinerTree.solve(instance, z, { heuristic: 'k-sph' })).toEqual(
          kruskalTree(graph, columns.weight, terminals).chosen,
        );
      }
    }
  });
});

describe('dropKeepingConnected', () => {
  it('drops the dearest first, again and again, and never a node that must stay', () => {
    // A path hanging off a terminal: its end goes first, then what has become an end.
    const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]);
    expect([...dropKeepingConnected(path, [0, 1, 2, 3], [0, 1, 2, 0.5], (v) => v === 0)]).toEqual([0]);
    const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0]);
    expect([...dropKeepingConnected(square, [0, 1, 2, 3], [0, 1, 0, 3], (v) => v % 2 === 0)]).toEqual([0, 1, 2]);
  });

  it('leaves nothing that could go', () => {
    for (let seed = 0; seed < 30; seed++) {
      const instance = draw(connectedGraph(14, 0.1, seed), seed);
      const { graph, columns, terminals } = instance;
      const all = nodesWhere(new Uint8Array(14).fill(1));
      const left = dropKeepingConnected(graph, all, columns.weight, (v) => terminals.includes(v));
      expect(steinerTree.violation(instance, left)).toBeNull();
      for (const node of left)
        expect(
          steinerTree.violation(
            instance,
            left.filter((v) => v !== node),
          ),
        ).not.toBeNull();
    }
  });
});

describe('what guides it', () => {
  it('shows the actor who is a terminal', () => {
    const { columns, values } = guidedSteinerTree.inputs!(posed([1, 1, 1, 1, 1]));
    expect(columns).toBe(3);
    expect([...values.slice(0, 6)]).toEqual([1, 1, 0, 1, 0, 1]);
  });

  it('counts what joining nodes cost, not the terminals', () => {
    const instance = posed([9, 3, 8, 1, 1]);
    expect([...guidedSteinerTree.outcomes(instance, Int32Array.of(0, 1, 2))]).toEqual([0, 3, 0, 0, 0]);
  });

  it('tells of each node that is chosen whether it is a terminal or joins them', () => {
    const { group, columns } = steinerTree.outcome!(posed([9, 3, 8, 1, 1]), Int32Array.of(0, 1, 2));
    expect(columns.role).toEqual(['terminal', 'joining', 'terminal', '', '']);
    expect([...group]).toEqual([0, 1, 0, -1, -1]);
  });

  it('draws weights anew and leaves the terminals', () => {
    const drawn = guidedSteinerTree.redraw(posed([9, 3, 8, 1, 1]), new Rng(1));
    expect([...drawn.columns.terminal]).toEqual([1, 0, 1, 0, 0]);
    expect(drawn.columns.weight.every((w) => w >= 0 && w < 1)).toBe(true);
  });
});
