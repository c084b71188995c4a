import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../../src/graph/distance/levelsOf';
import { targetHops } from '../../../src/graph/distance/targetHops';
import type { Floats } from '../../../src/kernels/Floats';
import type { Kernels } from '../../../src/kernels/Kernels';
import * as twin from '../../../src/kernels/twin';
import { Rng } from '../../../src/random/Rng';
import { cappedHops, sparseGraph } from '../../support/facility';
import { relativeError, uniform } from '../random';
import { Arena } from './arena';

/** Relative L2 error of SIMD against the float64 twin. */
const TOLERANCE = 1e-4;
const arena = new Arena();
const rng = new Rng(11);

/** One kind of memory to run a kernel in: the twin's float64 arrays or the arena's. */
interface Place {
  kernels: Kernels;
  floats(values: Floats): Floats;
  room(length: number): Floats;
}
const slow: Place = {
  kernels: twin,
  floats: (values) => Float64Array.from(values),
  room: (length) => new Float64Array(length),
};
const fast: Place = {
  kernels: arena.kernels,
  floats: (values) => arena.floats(values),
  room: (length) => arena.room(length),
};

/**
 * Runs `body` both ways; it returns what to compare. `terms` is the size of what is subtracted from each other: a saturated
 * softmax has hardly a gradient, which float32 cannot give to 4 digits of itself.
 */
function agree(body: (place: Place) => ArrayLike<number>[], terms = 0): void {
  arena.clear();
  const actual = body(fast);
  body(slow).forEach((expected, i) => {
    expect(relativeError(actual[i], expected, terms), `result ${i}`).toBeLessThanOrEqual(TOLERANCE);
  });
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 16, 17, 31, 64, 130];

const structure = ['starts', 'groups', 'omitted', 'walk', 'walkStarts'] as const;

describe('expectedDistance agrees', () => {
  it.each(sizes)('for n = %i', (n) => {
    for (const cap of [1, 2, 5, 9]) {
      const graph = sparseGraph(rng, n, Math.floor(1.2 * n));
      const levels = levelsOf(cappedHops(graph, cap), cap);
      const x = uniform(rng, n, 0, 0.9);
      if (n > 2) x[1] = 1;
      const g = uniform(rng, n);
      agree((place) => {
        const { kernels, room, floats } = place;
        const native = place === fast;
        const ids = native ? arena.shorts(levels.ids) : levels.ids;
        const { starts, groups, omitted, walk, walkStarts } = native
          ? Object.fromEntries(structure.map((name) => [name, arena.ints(levels[name])]))
          : levels;
        const groupCount = starts.length - 1;
        const [marginals, survival, out, dx] = [floats(x), room(n * cap), room(n), room(n)];
        const sums = room(n + 1 + groupCount);
        kernels.expectedDistance(ids, starts, groupCount, groups, omitted, marginals, n, cap, sums, survival, out);
        const scratch = room((cap + 6) * (n + 1));
        const order = [groups, omitted, walk, walkStarts] as const;
        kernels.expectedDistanceGrad(ids, starts, ...order, marginals, survival, floats(g), n, cap, scratch, dx);
        return [survival, out, dx];
      });
    }
  });
});

describe('targetDistance agrees', () => {
  it.each(sizes)('for n = %i', (n) => {
    for (const [cap, p] of [
      [1, 1],
      [4, n],
      [9, Math.ceil(n / 2)],
      [300, Math.min(n, 6)],
    ]) {
      const graph = sparseGraph(rng, n, Math.floor(1.2 * n));
      const { distances } = targetHops(
        graph,
        Int32Array.from({ length: p }, (_, v) => v),
        cap,
      );
      const x = uniform(rng, n, 0, 0.9).map((value, u) => (u % 3 === 0 ? 0 : value));
      if (n > 2) x[1] = 1;
      // runs of one to several targets with a gradient between others without
      const g = uniform(rng, p).map((value, v) => (v % 7 === 2 ? 0 : value));
      agree((place) => {
        const { kernels, room, floats } = place;
        const rows = place === fast ? arena.rows(distances) : distances;
        const [marginals, survival, out, dx] = [floats(x), room(p * cap), room(p), room(n)];
        const bytes = distances.BYTES_PER_ELEMENT;
        kernels.targetDistance(rows, bytes, marginals, n, p, cap, room(2 * n + 8 * (cap + 1)), survival, out);
        const [dy, scratch] = [floats(g), room(4 * (cap + 1))];
        kernels.targetDistanceGrad(rows, bytes, marginals, survival, dy, n, p, cap, scratch, dx);
        return [survival, out, dx];
      });
    }
  });
});

describe('the selection kernels agree', () => {
  it.each(sizes)('for n = %i', (n) => {
    for (const k of [1, 2, 3, 5, 8]) {
      const [s, g] = [uniform(rng, n * k), uniform(rng, n)];
      agree(({ kernels, room, floats }) => {
        const [shares, x, y, ds] = [room(k * n), room(n), room(n), room(n * k)];
        kernels.selectNodes(floats(s), n, k, 6, 4, shares, x);
        kernels.selectNodesGrad(shares, x, floats(g), n, k, 6, 4, ds);
        const scale = kernels.withinBudget(x, n, k / 2, y);
        const dx = room(n);
        kernels.withinBudgetGrad(y, scale, floats(g), n, k / 2, dx);
        return [shares, x, [scale], y, dx, ds];
      }, 0.1);
    }
  });

  it('for marginals far below 1, where the series of tanh is used', () => {
    agree(({ kernels, room, floats }) => {
      const [shares, x] = [room(2000), room(2000)];
      kernels.selectNodes(floats(uniform(new Rng(1), 2000)), 2000, 1, 1, 4, shares, x);
      return [x];
    });
  });
});

describe('sigmoid and softMaximum agree', () => {
  it.each(sizes)('for n = %i', (n) => {
    const [x, g] = [uniform(rng, n, -70, 70), uniform(rng, n)];
    agree(({ kernels, room, floats }) => {
      const [y, dx] = [room(n), room(n)];
      kernels.sigmoid(floats(x), n, y);
      kernels.sigmoidGrad(y, floats(g), n, dx);
      return [y];
    });
    const values = uniform(rng, n, 0, 9);
    for (const temperature of [0, 0.5, 3]) {
      agree(({ kernels, room, floats }) => {
        const [weights, dv, v] = [room(n), room(n), floats(values)];
        const average = kernels.softMaximum(v, n, temperature, weights);
        kernels.softMaximumGrad(v, weights, average, temperature, 0.7, n, dv);
        return [weights, [average], dv];
      });
    }
  });
});
