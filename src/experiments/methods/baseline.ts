import { type BaselineOptions, communityBaselines, facilityBaselines } from '../../baselines';
import { allPairsHops, allPairsWeighted } from '../../graph/allPairs';
import type { AnyGraph } from '../../graph/DenseGraph';
import { DenseGraph } from '../../graph/DenseGraph';
import type { DecisionKind } from '../../models/Model';
import type { Solution } from '../../objectives/Objective';

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
    ([name, { title, seeded, run }]): GraphAlgorithm => ({
      name,
      title,
      decision: 'selection',
      seeded,
      solve(graph, options) {
        const distances = graph instanceof DenseGraph ? allPairsWeighted(graph) : allPairsHops(graph);
        return run(distances, options);
      },
    }),
  ),
];
