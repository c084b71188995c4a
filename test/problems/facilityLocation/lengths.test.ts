import type * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { baselines } from '../../../src/baselines';
import { Graph } from '../../../src/graph/Graph';
import { facilityLocation } from '../../../src/problems/facilityLocation/facilityLocation';
import type { PoseOptions } from '../../../src/problems/Problem';
import { relax } from '../../../src/problems/relax';
import type { Settings } from '../../../src/settings';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';
import { floyd, lengthsOf, roads } from '../../support/lengths';

const { pose, value, violation, tieBreak, outcome, unitOf } = facilityLocation;
const vector = (x: ArrayLike<number>) => exact<tf.Tensor1D>(x, [x.length]);
const zeros = (n: number, chosen: Int32Array) =>
  Float64Array.from({ length: n }, (_, v) => (chosen.includes(v) ? 1 : 0));

/** Every set of k of n nodes. */
function* subsets(n: number, k: number, from = 0): Generator<number[]> {
  if (k === 0) yield [];
  else for (let v = from; v <= n - k; v++) for (const rest of subsets(n, k - 1, v + 1)) yield [v, ...rest];
}

const { graph, lengths } = roads(11, 6, 2);
const km = { name: 'km', values: lengths };
const demand = [0, 2, 1, 1, 0, 3, 1, 1, 0.5, 1, 1];
const candidate = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0];
const slow = floyd(graph, lengths);
const near = (chosen: ArrayLike<number>, v: number) => Math.min(...Array.from(chosen, (u) => slow[u]![v]!));

const POSED: [string, PoseOptions][] = [
  ['lengths', { lengths: km }],
  ['lengths, demand', { lengths: km, columns: { demand } }],
  ['lengths, candidates', { lengths: km, columns: { candidate } }],
  ['lengths, both', { lengths: km, columns: { demand, candidate } }],
  ['hops, both', { columns: { demand, candidate } }],
];

describe.each(POSED)('facility location with %s', (_, options) => {
  const instance = pose(graph, { k: 2, ...options });
  const feasible = [...subsets(11, 2)]
    .map((set) => Int32Array.from(set))
    .filter((s) => violation(instance, s) === null);

  it('has the value of its definition on every set', () => {
    const d =
      options.lengths === undefined
        ? floyd(
            graph,
            lengthsOf(graph, () => 1),
          )
        : slow;
    const weight = options.columns?.demand ?? new Array<number>(11).fill(1);
    expect(feasible).toHaveLength(options.columns?.candidate === undefined ? 55 : 21);
    for (const chosen of feasible) {
      const to = d.map((_row, v) => Math.min(...Array.from(chosen, (u) => d[u]![v]!)));
      expect(value(instance, chosen)).toBeCloseTo(Math.max(...to.filter((_x, v) => weight[v]! > 0)), 12);
      const total = Array.from(weight).reduce((a, b) => a + b, 0);
      expect(tieBreak!.of(instance, chosen)).toBeCloseTo(to.reduce((s, x, v) => s + weight[v]! * x, 0) / total, 12);
    }
  });

  it.each(['maximum', 'mean', 'softMaximum'])('hard loss is the loss at 0/1, %s', async (aggregation) => {
    await inFloat64(() => {
      const { loss, hardLoss } = relax(facilityLocation, instance, { aggregation });
      for (const chosen of feasible) {
        expect(loss(vector(zeros(11, chosen))).dataSync()[0]).toBeCloseTo(hardLoss(chosen), 3);
      }
    });
  });

  it.each([
    { aggregation: 'maximum' },
    { aggregation: 'mean' },
    { aggregation: 'softMaximum', temperature: 0.7 },
  ] as Settings[])('matches central differences, %j', async (settings) => {
    await inFloat64(() => {
      const { loss } = relax(facilityLocation, instance, settings);
      expect(gradientError((x) => loss(x), [vector(randomValues(11, 4, 0.05, 0.5))])).toBeLessThan(1e-5);
    });
  });

  it('the smallest hard loss is the smallest value, and rounding keeps to candidates', () => {
    const { hardLoss, round } = relax(facilityLocation, instance);
    const best = [...feasible].sort((a, b) => hardLoss(a) - hardLoss(b))[0]!;
    expect(value(instance, best)).toBeCloseTo(Math.min(...feasible.map((s) => value(instance, s))), 12);
    const rounded = round(new Float64Array(11).fill(2 / 11), { seed: 1 });
    expect(violation(instance, rounded)).toBeNull();
    // 50 draws of 21 or 55 sets: about the best.
    expect(value(instance, rounded)).toBeLessThanOrEqual(1.5 * value(instance, best) + 1e-9);
  });

  it('algorithms give candidates, within three times the best, by lengths', () => {
    const best = Math.min(...feasible.map((s) => value(instance, s)));
    for (const name of ['greedy', 'greedy-mean-ties', 'gonzalez']) {
      for (const seed of [0, 1, 2]) {
        const chosen = baselines[name]!.solve(instance, { seed });
        expect(violation(instance, chosen)).toBeNull();
        if (name === 'gonzalez') expect(value(instance, chosen)).toBeLessThanOrEqual(3 * best + 1e-9);
      }
    }
  });
});

describe('lengths', () => {
  it('are what the values are called by, and what an outcome says', () => {
    const instance = pose(graph, { k: 2, lengths: km });
    expect(unitOf!(instance).label).toBe('km to the farthest');
    expect(unitOf!(pose(graph, { k: 2 })).label).toBe('hops to the farthest');
    const chosen = Int32Array.of(3, 8);
    const { columns } = outcome!(instance, chosen);
    for (let v = 0; v < 11; v++) expect(columns.distance![v]).toBeCloseTo(near(chosen, v), 12);
  });

  it('train alike in metres and miles: the loss counts in mean edges', async () => {
    const metres = { name: 'm', values: lengths.map((x) => 1000 * x) };
    const x = vector(randomValues(11, 4, 0.05, 0.5));
    await inFloat64(() => {
      const [a, b] = [km, metres].map(
        (one) =>
          relax(facilityLocation, pose(graph, { k: 2, lengths: one }))
            .loss(x)
            .dataSync()[0]!,
      );
      expect(b).toBeCloseTo(a!, 6);
    });
  });

  it('of a graph with more pairs than are walked are looked at from some nodes, within the error stated', () => {
    const large = roads(2500, 1000, 5);
    const instance = pose(large.graph, { k: 3, lengths: { name: 'km', values: large.lengths } });
    const chosen = Int32Array.of(0, 700, 1900);
    for (const aggregation of ['maximum', 'mean']) {
      const relaxed = relax(facilityLocation, instance, { aggregation });
      const { approximation } = relaxed;
      expect(approximation!.targets).toBeLessThan(2500);
      const unit = large.lengths.reduce((a, b) => a + b, 0) / large.lengths.length;
      const at = relaxed.loss(vector(zeros(2500, chosen))).dataSync()[0]! * unit;
      expect(Math.abs(at - relaxed.hardLoss(chosen) * unit)).toBeLessThanOrEqual(approximation!.error + 1e-2);
    }
  });

  it('are refused of a part of a graph, and with another number', () => {
    expect(() => pose(graph, { k: 2, lengths: km, partial: true })).toThrow(
      'lengths "km": expected a graph posed as a whole, but got a part of another',
    );
    expect(() => pose(graph, { k: 2, lengths: { name: 'km', values: [1] } })).toThrow(/lengths "km": expected 2m/);
  });
});

describe('candidates and demand', () => {
  it.each([
    [{ candidate: [1, ...new Array<number>(10).fill(0)] }, 'candidates: expected at least K = 2 nodes, but got 1'],
    [{ demand: new Array<number>(11).fill(0) }, 'demand: expected a node with a demand above 0, but got none'],
    [{ demand: [-1, ...new Array<number>(10).fill(1)] }, /demand of node 0: expected a finite number of at least 0/],
  ])('refuses %j', (columns, message) => {
    expect(() => pose(graph, { k: 2, columns })).toThrow(message);
  });
});

describe('several components', () => {
  // A path of 5, a triangle, and a pair.
  const apart = Graph.fromEdges(10, [0, 1, 2, 3, 5, 6, 7, 8], [1, 2, 3, 4, 6, 7, 5, 9]);

  it('each get a facility, and K is shared out', () => {
    const instance = pose(apart, { k: 4 });
    expect(violation(instance, Int32Array.of(1, 2, 5, 6))).toBe(
      'expected a node in every component, but got none in 1 of them',
    );
    const best = [...subsets(10, 4)]
      .map((set) => Int32Array.from(set))
      .filter((set) => violation(instance, set) === null)
      .map((set) => value(instance, set));
    expect(Math.min(...best)).toBe(1);
    for (const name of ['greedy', 'greedy-mean-ties', 'gonzalez']) {
      const chosen = baselines[name]!.solve(instance, { seed: 1 });
      expect(violation(instance, chosen)).toBeNull();
      expect(value(instance, chosen)).toBeLessThanOrEqual(2);
    }
  });

  it('are seen to by rounding, whatever the marginals', async () => {
    const instance = pose(apart, { k: 3 });
    const { round, loss, hardLoss } = relax(facilityLocation, instance);
    const rounded = round([1, 1, 1, 0, 0, 0, 0, 0, 0, 0], { seed: 0 });
    expect(violation(instance, rounded)).toBeNull();
    // Out of reach counts as farther than any node is within its component.
    expect(hardLoss(Int32Array.of(0, 5))).toBe(5);
    await inFloat64(() => {
      expect(gradientError((x) => loss(x), [vector(randomValues(10, 4, 0.05, 0.5))])).toBeLessThan(1e-5);
    });
  });

  it('are refused with fewer facilities than components, unless a component needs none', () => {
    expect(() => pose(apart, { k: 2 })).toThrow(/expected a connected graph.*K of at least the number of components/);
    const columns = { demand: [1, 1, 1, 1, 1, 1, 1, 1, 0, 0] };
    const instance = pose(apart, { k: 2, columns });
    expect(violation(instance, Int32Array.of(2, 6))).toBeNull();
    expect(value(instance, Int32Array.of(2, 6))).toBe(2);
    expect(() => pose(apart, { k: 3, columns: { candidate: [1, 1, 1, 1, 1, 0, 0, 0, 1, 1] } })).toThrow(
      'candidates: expected one in every component with a demand, but got none in that of node "5"',
    );
  });

  it('have lengths too', () => {
    const values = lengthsOf(apart, (u) => (u < 5 ? 10 : 1));
    const instance = pose(apart, { k: 4, lengths: { name: 'km', values } });
    for (const name of ['greedy', 'gonzalez']) {
      const chosen = baselines[name]!.solve(instance, { seed: 2 });
      expect(violation(instance, chosen)).toBeNull();
      expect(chosen.filter((v) => v < 5)).toHaveLength(2);
    }
  });
});
