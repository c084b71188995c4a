import { structural } from '../../src/features/structural';
import { Graph } from '../../src/graph/Graph';
import type { Features } from '../../src/graph/SparseMatrix';
import { graphInput } from '../../src/models/graphInput';
import type { Instance, Problem } from '../../src/problems/Problem';
import { relax } from '../../src/problems/relax';
import { Rng } from '../../src/random/Rng';
import type { Settings } from '../../src/settings';
import type { TrainingExample } from '../../src/training/fitAcross';
import { ringOfCliques } from './ringOfCliques';

/** A connected graph with five structural feature columns of its observed part. */
export interface PartlyObserved {
  graph: Graph;
  whole: Graph;
  features: Features;
}

/** Graph `seed` of a family that a model can learn from: a ring of four cliques, 70 % of the edges observed. */
export function partlyObserved(seed: number): PartlyObserved {
  const whole = ringOfCliques(4, 5 + (seed % 2));
  const rng = new Rng(seed);
  const source: number[] = [];
  const target: number[] = [];
  whole.forEachEdge((u, v) => rng.float() < 0.7 && source.push(u) && target.push(v));
  const graph = Graph.fromEdges(whole.n, source, target);
  return { graph, whole, features: structural(graph) };
}

/** As `fitAcross` takes it. */
export function trainingExample<I extends Instance>(
  problem: Problem<I>,
  { graph, whole, features }: PartlyObserved,
  { k, settings = {} }: { k: number; settings?: Settings },
): TrainingExample {
  return {
    input: graphInput(graph, features),
    observed: relax(problem, problem.pose(graph, { k, partial: true }), settings),
    whole: relax(problem, problem.pose(whole, { k }), settings),
  };
}
