import { type BaselineOptions, communityBaselines, facilityBaselines } from '../../baselines';
import { InputError } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { DenseGraph } from '../../graph/DenseGraph';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { allPairsWeighted } from '../../graph/distance/allPairsWeighted';
import type { DecisionKind } from '../../models/Model';
import type { Solution } from '../../problems/Problem';

/** Nodes of which the distances of all pairs are still made: n² bytes, n searches. */
const ALL_PAIRS = 20_000;

/** A classical algorithm on some graph, observed or predicted: communities from edges, facilities from distances. */
export interface GraphAlgorithm {
  readonly name: string;
  readonly title: string;
  readonly decision: DecisionKind;
  readonly seeded: boolean;
  solve(graph: AnyGraph, options: BaselineOptions): Solution;
}

/** Every baseline of the registry, over a graph. */
export const graphAlgorithms: readonly GraphAlgorithm[] = [
  ...Object.entries(communityBaselines).map(
    ([name, { title, seeded, run }]): GraphAlgorithm => ({ name, title, decision: 'partition', seeded, solve: run }),
  ),
  ...Object.entries(facilityBaselines).map(
    ([name, { title, seeded, run, runOnGraph }]): GraphAlgorithm => ({
      name,
      title,
      decision: 'selection',
      seeded,
      solve(graph, options) {
        if (graph instanceof DenseGraph) return run(allPairsWeighted(graph), options);
        if (runOnGraph !== undefined) return runOnGraph(graph, options);
        const expected = `at most ${ALL_PAIRS} nodes, since it compares the distances of all pairs`;
        if (graph.n > ALL_PAIRS) throw new InputError({ what: 'graph', expected, actual: `${graph.n}` });
        return run(allPairsHops(graph), options);
      },
    }),
  ),
];
