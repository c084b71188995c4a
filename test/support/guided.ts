import { erdosRenyi } from '../../src/graph/generate/erdosRenyi';
import { problems } from '../../src/problems';
import type { Instance, Problem } from '../../src/problems/Problem';

/** Independent sets on small random graphs of mean degree about 6, as policies learn on them. */
export const guidedTask = { problem: problems['independent-set'] as unknown as Problem };

export const smallInstances = (count: number, seed = 0, nodes = 40): Instance[] =>
  Array.from({ length: count }, (_, i) =>
    guidedTask.problem.pose(erdosRenyi({ nodes, probability: 6 / nodes, seed: 100 * seed + i }), {}),
  );
