import type { RunData, TestGraph } from '../../src/experiments/loadRunData';
import { Graph } from '../../src/graph/Graph';
import type { Problem } from '../../src/problems/Problem';
import { partlyObserved } from './trainingExamples';

/** Six small graphs of one family, 70 % of their edges observed: three to learn from, one to choose by, two to solve. */
export function smallRunData(problem: Problem, k = 3): RunData {
  const known = (part: number): TestGraph => {
    const { graph, whole, features } = partlyObserved(part);
    const instance = problem.pose(graph, { k, partial: true });
    return { part, graph, features, instance, whole: problem.pose(whole, { k }) };
  };
  return {
    train: [0, 1, 2].map(known),
    valid: [3].map(known),
    test: [4, 5].map(known),
    seconds: { load: 0, features: 0 },
  };
}

/** The same data, but every test graph's hidden edges replaced by a path through all of its nodes. */
export function poisoned(data: RunData, problem: Problem): RunData {
  const test = data.test.map((known): TestGraph => {
    const source: number[] = [];
    const target: number[] = [];
    known.graph.forEachEdge((u, v) => source.push(u) && target.push(v));
    for (let v = 1; v < known.graph.n; v++) source.push(v - 1) && target.push(v);
    const whole = Graph.fromEdges(known.graph.n, source, target);
    return { ...known, whole: problem.pose(whole, { k: known.instance.k }), heldOut: whole };
  });
  return { ...data, test };
}
