import { beforeAll, describe, expect, it } from 'vitest';
import { bestSwaps } from '../../../src/baselines/facility/bestSwaps';
import { coverWithin } from '../../../src/baselines/facility/coverWithin';
import { exactKCenter } from '../../../src/baselines/facility/exactKCenter';
import { type FacilityTable, facilityTable } from '../../../src/baselines/facility/FacilityTable';
import { type Cover, reduceCover } from '../../../src/baselines/facility/reduceCover';
import { compareSpreads, spreadOf, swapSearch } from '../../../src/baselines/facility/swapSearch';
import { loadMilp } from '../../../src/baselines/milp';
import { Graph } from '../../../src/graph/Graph';
import { problems } from '../../../src/problems';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';

beforeAll(loadMilp);

/** Plain, with lengths, and where only some need a facility and only some may have one. */
const tables = [0, 1, 2, 3].flatMap((seed): FacilityTable[] => {
  const rng = new Rng(seed);
  const ring = Array.from({ length: 14 }, (_, v) => (v + 1) % 14);
  const extra = [rng.int(14), rng.int(14), rng.int(14)];
  const graph = Graph.fromEdges(14, [...ring.keys(), ...extra], [...ring, 3, 7, 11]);
  const lengths = { name: 'km', values: new Float64Array(2 * graph.m) };
  for (let u = 0; u < 14; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++)
      lengths.values[e] = 1 + ((u * 7 + graph.colIdx[e]! * 7) % 5);
  }
  const demand = Float64Array.from({ length: 14 }, () => rng.int(3));
  const candidate = Float64Array.from({ length: 14 }, (_, v) => Number(v % 4 !== 1));
  demand[0] = 1;
  return [
    facilityTable({ graph, k: 3 }),
    facilityTable(problems.facility.pose(graph, { k: 3, lengths })),
    facilityTable(problems.facility.pose(graph, { k: 3, columns: { demand, candidate } })),
  ];
});

/** Every choice of k candidates. */
function choices(candidates: readonly number[], k: number): number[][] {
  if (k === 0) return [[]];
  return candidates.flatMap((c, at) => choices(candidates.slice(at + 1), k - 1).map((rest) => [c, ...rest]));
}

describe('swapSearch', () => {
  it.each(['mean', 'maximum'] as const)('ends where no single swap is better by the %s', (criterion) => {
    for (const table of tables) {
      const candidates = [...table.candidates];
      const centres = swapSearch(table, candidates.slice(0, 3), criterion);
      expect(new Set(centres).size).toBe(3);
      const reached = spreadOf(table, centres);
      for (let m = 0; m < 3; m++) {
        for (const c of candidates.filter((one) => !centres.includes(one))) {
          const swapped = centres.slice();
          swapped[m] = c;
          expect(compareSpreads(spreadOf(table, swapped), reached, criterion)).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  it('keeps the best of several starts', () => {
    const [table] = tables;
    const starts = [Int32Array.of(0, 1, 2), Int32Array.of(2, 7, 12)];
    const best = spreadOf(table!, bestSwaps(table!, starts, 'mean'));
    for (const start of starts)
      expect(compareSpreads(best, spreadOf(table!, swapSearch(table!, start, 'mean')), 'mean')).toBeLessThanOrEqual(0);
  });
});

describe('exactKCenter', () => {
  it('finds the smallest radius of all choices, and proves it', () => {
    for (const table of tables) {
      for (const k of [1, 2, 4]) {
        const all = choices([...table.candidates], k).map((chosen) => spreadOf(table, chosen).radius);
        const { centres, proven, bound } = exactKCenter(table, table.candidates.slice(0, k), { seconds: 20 });
        expect(new Set(centres).size).toBe(k);
        expect(spreadOf(table, centres).radius).toBe(Math.min(...all));
        expect({ proven, bound }).toEqual({ proven: true, bound: Math.min(...all) });
      }
    }
  });

  it('says what is open when its time is over', () => {
    const table = facilityTable({ graph: randomGraph(60, 0.08, 2), k: 6 });
    const { proven, bound, centres } = exactKCenter(table, table.candidates.slice(0, 6), { seconds: 0 });
    expect(bound).toBeLessThanOrEqual(spreadOf(table, centres).radius);
    if (proven) expect(bound).toBe(spreadOf(table, centres).radius);
  });
});

describe('a set cover', () => {
  /** Fewest columns that cover every row. */
  const fewest = ({ rows, columns }: Cover): number => {
    for (let k = 0; k <= columns; k++) {
      const all = choices([...new Array(columns).keys()], k);
      if (all.some((chosen) => rows.every((row) => row.some((column) => chosen.includes(column))))) return k;
    }
    return Number.POSITIVE_INFINITY;
  };
  const covers = [0, 1, 2, 3, 4, 5].map((seed): Cover => {
    const rng = new Rng(seed);
    const rows = Array.from({ length: 9 }, () => [0, 1, 2, 3, 4, 5, 6, 7].filter(() => rng.float() < 0.3));
    return { rows: rows.map((row, r) => (row.length > 0 ? row : [r % 8])), columns: 8 };
  });

  it('needs as many columns after reduction as before', () => {
    for (const cover of covers) {
      const reduced = reduceCover(cover)!;
      expect(reduced.rows.length).toBeLessThanOrEqual(cover.rows.length);
      expect(fewest(reduced)).toBe(fewest(cover));
    }
    expect(reduceCover({ rows: [[0, 1], [1], [1]], columns: 2 })).toEqual({ rows: [[1]], columns: 2 });
    expect(reduceCover({ rows: [[0], []], columns: 1 })).toBeNull();
  });

  it('is found with K columns exactly where there is one', () => {
    for (const cover of covers) {
      const least = fewest(cover);
      const enough = coverWithin(cover, least, { seconds: 10, seed: 1 });
      for (const row of cover.rows) expect(row.some((column) => enough.columns!.includes(column))).toBe(true);
      expect(enough.columns!.length).toBeLessThanOrEqual(least);
      expect(coverWithin(cover, least - 1, { seconds: 10, seed: 1 })).toEqual({ settled: true });
    }
  });
});
