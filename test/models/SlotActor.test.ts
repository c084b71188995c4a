import { describe, expect, it } from 'vitest';
import { lessAround } from '../../src/baselines/linkScheduling/maxWeight';
import { Graph } from '../../src/graph/Graph';
import { SlotActor, slotParameters } from '../../src/models/SlotActor';
import { localGreedy } from '../../src/problems/independentSet/localGreedy';
import { LINK_STATE, onServed } from '../../src/problems/linkScheduling/policy';
import { Rng } from '../../src/random/Rng';
import { randomGraph } from '../support/randomGraph';

const columns = (n: number, seed: number): Float64Array[] => {
  const rng = new Rng(seed);
  const queue = Float64Array.from({ length: n }, () => 1 + rng.int(40));
  const rate = Float64Array.from({ length: n }, () => 1 + rng.int(90));
  return [queue, rate, queue.map((q, i) => Math.min(q, rate[i]!))];
};

describe('SlotActor', () => {
  it('orders nodes as g − β Â g does when nothing else counts', () => {
    for (let seed = 0; seed < 20; seed++) {
      const graph = randomGraph(15, 0.2, seed);
      const state = columns(15, seed);
      const parameters = new Float64Array(slotParameters(LINK_STATE).length);
      parameters[0] = 0.3;
      const ours = new SlotActor(graph, LINK_STATE, 2).weigh(parameters, state);
      const plain = lessAround(graph, onServed, 0.3)(state, 0);
      if (Array.from(plain).every((w) => w > 0)) expect(localGreedy(graph, ours)).toEqual(localGreedy(graph, plain));
    }
  });

  it('has the terms of its formula', () => {
    // A path of three; at its middle node, of degree 2: d = 3 after adding one.
    const graph = Graph.fromEdges(3, [0, 1], [1, 2]);
    const state = [Float64Array.of(3, 9, 2), Float64Array.of(4, 5, 6), Float64Array.of(3, 5, 2)];
    const actor = new SlotActor(graph, LINK_STATE, 2);
    const weigh = (set: Readonly<Record<string, number>>) =>
      actor.weigh(
        actor.names.map((name) => set[name] ?? 0),
        state,
      )[1]!;
    const gain = Math.log(5 + 0.3);
    expect(weigh({})).toBeCloseTo(gain, 12);
    expect(weigh({ 'A g': 0.5 })).toBeCloseTo(Math.log(5 - 2.5 + 0.3), 12);
    expect(weigh({ 'Â g': 0.5 })).toBeCloseTo(Math.log(5 - (0.5 * 5) / Math.SQRT2 + 0.3), 12);
    expect(weigh({ 'A D⁻¹ g': 0.5 })).toBeCloseTo(Math.log(5 - 2.5 + 0.3), 12);
    expect(weigh({ 'D⁻¹ A g': 0.5 })).toBeCloseTo(Math.log(5 - 1.25 + 0.3), 12);
    expect(weigh({ 'A g': 2 })).toBeCloseTo(Math.log(0.3) + (0.05 * -5) / 0.3, 12);
    expect(weigh({ 'log degree': 1 })).toBeCloseTo(gain + Math.log(3), 12);
    expect(weigh({ 'log queue': 1 })).toBeCloseTo(gain + Math.log(10), 12);
    expect(weigh({ 'log rate': 1 })).toBeCloseTo(gain + Math.log(6), 12);
    expect(weigh({ 'log s log degree': 1 })).toBeCloseTo(gain + Math.log(10) * Math.log(3), 12);
    expect(weigh({ 'log (g + A D⁻¹ g)': 1 })).toBeCloseTo(gain + Math.log(10), 12);
    expect(weigh({ 'log (s + A D⁻¹ g)': 1 })).toBeCloseTo(gain + Math.log(9 + 5 + 1), 12);
  });

  it('puts nodes without gain last', () => {
    const graph = Graph.fromEdges(2, [0], [1]);
    const state = [Float64Array.of(0, 1), Float64Array.of(9, 9), Float64Array.of(0, 1)];
    const actor = new SlotActor(graph, LINK_STATE, 2);
    expect(actor.weigh(new Float64Array(actor.names.length), state)[0]).toBe(Number.NEGATIVE_INFINITY);
  });

  it('refuses a gain that it is not told of', () => {
    expect(() => new SlotActor(Graph.fromEdges(1, [], []), LINK_STATE, 3)).toThrow(/gain: expected/);
  });
});
