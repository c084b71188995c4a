import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as solving from '../../src/experiments/solve';
import type * as partition from '../../src/graph/generate/plantedPartition';
import type * as registry from '../../src/problems';
import { threadsOf } from '../support/threadsOf';

const DIST = join(__dirname, '../../dist');
/** Worker threads run compiled files, so this is about those. */
const BUILT = existsSync(join(DIST, 'experiments/baselineWorker.js'));

describe.skipIf(!BUILT)(`solve in side threads ${BUILT ? '' : '(skipped: dist/ is not built, npm run build)'}`, () => {
  const load = createRequire(__filename);
  const setUp = () => {
    const { solve }: typeof solving = load(join(DIST, 'experiments/solve'));
    const { plantedPartition }: typeof partition = load(join(DIST, 'graph/generate/plantedPartition'));
    const { problems }: typeof registry = load(join(DIST, 'problems'));
    const { graph } = plantedPartition({ nodes: 1000, edges: 4200, communities: 4, seed: 1 });
    const options: solving.SolveOptions = {
      ...{ k: 4, seed: 3, features: 'structural', starts: 2, settings: { steps: 20, hidden: 8, embedding: 8 } },
      ...{ baselines: ['louvain', 'cnm', 'leiden'], threads: 2 },
    };
    return { solve, problems, graph, options };
  };
  /** All but the clocks. */
  const found = ({ candidates, skipped, training }: solving.SolveResult) => ({
    candidates: candidates.map(({ seconds, ...rest }) => ({ ...rest, timed: seconds >= 0 })),
    skipped,
    training,
  });

  it('finds to the bit what one thread finds', async () => {
    const { solve, graph, options } = setUp();
    const many = await threadsOf(() => solve(graph, options));
    const one = await threadsOf(() => solve(graph, { ...options, threads: 1 }));
    expect([many.threads, one.threads]).toEqual([2, 0]);
    expect(found(many.result)).toEqual(found(one.result));
    expect(many.result.candidates).toHaveLength(4);
    const facility = { ...options, problem: 'facility', baselines: ['greedy', 'gonzalez'] };
    const [far, near] = [await solve(graph, facility), await solve(graph, { ...facility, threads: 1 })];
    expect(found(far)).toEqual(found(near));
  }, 60_000);

  it('are none for a small graph, under a limit of time, and for a problem that a thread could not know', async () => {
    const { solve, problems, graph, options } = setUp();
    const { karateClub } = load(join(DIST, 'graph/generate/karateClub'));
    const works = [
      () => solve(karateClub().graph, options),
      () => solve(graph, { ...options, seconds: 60 }),
      () => solve(graph, { ...options, problem: { ...problems.modularity, name: 'mine' } as never, baselines: [] }),
    ];
    for (const work of works) expect((await threadsOf(work)).threads).toBe(0);
  }, 60_000);
});
