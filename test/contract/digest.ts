// Everything registered on small graphs, told by hashes of its bits: `node --import tsx test/contract/digest.ts` prints them.
import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-core';
import { baselines } from '../../src/baselines';
import type { Baseline } from '../../src/baselines/Baseline';
import { type NodeFeatureMaker, nodeFeatures } from '../../src/features/nodeFeatures';
import { structural } from '../../src/features/structural';
import { karateClub } from '../../src/graph/generate/karateClub';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { resolveSettings } from '../../src/settings';
import { exact, randomValues } from '../support/finiteDifference';
import { pairs } from '../support/pairs';
import { short } from '../support/short';
import { OpSetting } from './OpSetting';
import { oddGraphs } from './oddGraphs';
import { opCases } from './opCases';

const hashOf = (numbers: ArrayLike<number>): string =>
  createHash('sha256').update(Float64Array.from(numbers)).digest('hex').slice(0, 16);
const { graph } = karateClub();

/** What the work comes to, or that it was refused. */
async function told(work: () => ArrayLike<number> | Promise<ArrayLike<number>>): Promise<string> {
  try {
    return hashOf(await work());
  } catch (error) {
    return (error as Error).message;
  }
}

async function digests(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  const setting = new OpSetting(oddGraphs.weights!, 3);
  for (const [name, cases] of Object.entries(opCases))
    for (const [i, { takes, call, between = [-1, 1] }] of cases.entries())
      all[`op ${name} ${i}`] = await told(() =>
        tf.tidy(() => {
          const tensors = takes.map((shape, at) => {
            const sizes = setting.sizes(shape)!;
            const size = sizes.reduce((a, b) => a * b, 1);
            return exact(randomValues(size, at, ...between), sizes);
          });
          const y = call(setting, ...(tensors as never[]));
          return Array.from(y instanceof tf.Tensor ? y.dataSync() : y);
        }),
      );
  for (const maker of Object.values<NodeFeatureMaker>(nodeFeatures))
    all[`features ${maker.name}`] = await told(
      async () => (await maker.make(graph, { dimensions: 4, seed: 1 })).values ?? [],
    );
  for (const baseline of Object.values<Baseline>(baselines)) {
    await baseline.ready?.();
    const { settings: specs } = baseline;
    const settings = specs === undefined ? {} : { settings: resolveSettings(baseline.name, specs, short(specs, 2)) };
    for (const name of baseline.problems) {
      const problem = (problems as Record<string, Problem>)[name]!;
      // Where time is the measure, so is the machine.
      if ('seconds' in (specs ?? {})) continue;
      all[`${baseline.name}, ${name}`] = await told(() =>
        baseline.solve(problem.pose(graph, problem.sized === false ? {} : { k: 3 }), { seed: 1, ...settings }),
      );
    }
  }
  for (const { method, problem, name } of pairs.filter((pair) => pair.method.usesFeatures)) {
    const specs = method.settings(problem, { partial: false });
    const settings = resolveSettings(method.name, specs, short(specs, 2));
    all[name] = await told(async () => {
      const instance = problem.pose(graph, problem.sized === false ? {} : { k: 3 });
      const seen = { graph, features: structural(graph), instance, part: 0 };
      const k = problem.sized === false ? 0 : 3;
      const columns = seen.features.cols;
      const solver = await method.learn({ problem, k, columns, graphs: [seen], settings, seed: 1 });
      const { solution } = solver.solve(seen);
      solver.dispose();
      return solution;
    });
  }
  return all;
}

digests().then((all) => process.stdout.write(JSON.stringify(all)));
