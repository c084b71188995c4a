import { describe, expect, it } from 'vitest';
import { gonzalez } from '../../../src/baselines/facility/gonzalez';
import { sampledSwaps } from '../../../src/baselines/facility/sampledSwaps';
import { InputError } from '../../../src/errors';
import { Graph } from '../../../src/graph/Graph';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { problems } from '../../../src/problems';
import type { Solution } from '../../../src/problems/Problem';
import { lengthsOf } from '../../support/lengths';

const { pose, value, tieBreak } = problems.facility;

/** A grid of width w, nodes by rows. */
function grid(w: number): Graph {
  const [source, target]: [number[], number[]] = [[], []];
  for (let i = 0; i < w * w; i++) {
    if (i % w < w - 1) [source[source.length], target[target.length]] = [i, i + 1];
    if (i < w * (w - 1)) [source[source.length], target[target.length]] = [i, i + w];
  }
  return Graph.fromEdges(w * w, source, target);
}

describe('sampledSwaps', () => {
  const town = grid(40);
  const instance = pose(town, { k: 5 });
  const starts = [0, 1].map((seed) => Int32Array.from(gonzalez(town, { k: 5, seed })));
  const means = (chosen: Solution) => tieBreak!.of(instance, chosen);

  it('is never worse than its best start, and on a grid far better', () => {
    const { centres, places } = sampledSwaps(instance, starts, { criterion: 'maximum', seed: 0 });
    const best = Math.min(...starts.map((start) => value(instance, start)));
    expect(value(instance, centres)).toBeLessThan(best);
    expect(new Set(centres).size).toBe(5);
    expect(places).toBeGreaterThan(128);
    const near = sampledSwaps(instance, starts, { criterion: 'mean', seed: 0 }).centres;
    expect(means(near)).toBeLessThan(0.85 * Math.min(...starts.map(means)));
  });

  it('gives the same for the same seed', () => {
    const run = () => sampledSwaps(instance, starts, { criterion: 'mean', seed: 3 });
    expect(run()).toEqual(run());
  });

  it('keeps to candidates, lengths and components', () => {
    const { graph } = plantedPartition({ nodes: 300, edges: 1500, communities: 3, mixing: 0, seed: 1 });
    const candidate = Array.from({ length: 300 }, (_, v) => v % 2);
    const lengths = { name: 'm', values: lengthsOf(graph, (u, v) => 1 + ((u + v) % 3)) };
    const posed = pose(graph, { k: 3, lengths, columns: { candidate } });
    const first = Int32Array.from({ length: 300 }, (_, v) => v).filter((v) => candidate[v] === 1);
    const start = [...new Set(first.map((v) => posed.components![v]!))].map(
      (part) => first.find((v) => posed.components![v] === part)!,
    );
    const { centres } = sampledSwaps(posed, [Int32Array.from(start)], { criterion: 'mean', seed: 0 });
    expect(problems.facility.violation(posed, centres)).toBeNull();
    expect(tieBreak!.of(posed, centres)).toBeLessThan(tieBreak!.of(posed, Int32Array.from(start)));
  });

  it('refuses K that a table has no room for', () => {
    const nodes = Array.from({ length: 40_000 }, (_, v) => v);
    const path = Graph.fromEdges(40_000, nodes.slice(1), nodes.slice(0, -1));
    const posed = pose(path, { k: 2000 });
    expect(() => sampledSwaps(posed, [Int32Array.from(nodes.slice(0, 2000))], { criterion: 'mean', seed: 0 })).toThrow(
      InputError,
    );
  });
});
