// npx tsx bench/student.ts [set] [seeds] [key=value,…]    the student on validation graphs, which its settings were chosen by
//
// synthetic or pubmed, K = 5. Test graphs are not loaded. Values are means over the validation graphs, all edges counted; these
// also choose the step whose weights are kept, as in every run. Beside it: quick search on the same blend.

import { loadRunData } from '../src/experiments/loadRunData';
import { mean } from '../src/experiments/means';
import { methods } from '../src/methods';
import type { Seen } from '../src/methods/Method';
import { resolveBest } from '../src/papers/best/communities';
import { problems } from '../src/problems';
import type { Settings } from '../src/settings';

const [dataset = 'synthetic', seeds = '2', ...told] = process.argv.slice(2);

/** The default first; the others each change one thing. */
const TRIED: readonly Settings[] =
  told.length > 0
    ? told.map((one) =>
        Object.fromEntries(
          one
            .split(',')
            .map((pair) => pair.split('='))
            .map(([name, value]) => [name!, Number.isNaN(Number(value)) ? value! : Number(value)]),
        ),
      )
    : [
        {},
        { trainingGraphs: 0 },
        { teacher: 'whole' },
        { teacher: 'none' },
        { passes: 8 },
        { ratio: 1.5 },
        { lr: 0.01 },
        { layers: 20 },
        { diffusion: 32 },
        { vectors: 48 },
      ];

async function main(): Promise<void> {
  const problem = problems.modularity;
  for (const [method, set] of [
    ['blend', { source: 'allocation', ratio: 3, search: 'leiden' }] as const,
    ...TRIED.map((one) => ['distilled', one] as const),
  ]) {
    const values: number[] = [];
    let [learning, forward] = [0, 0];
    for (let seed = 0; seed < Number(seeds); seed++) {
      const spec = resolveBest({ dataset, method, seed, set: set as Settings });
      const { train, valid } = await loadRunData(spec, { test: false });
      const untrained = method === 'distilled' && (set as Settings).trainingGraphs === 0;
      const graphs = untrained ? [] : train;
      const lesson = {
        problem,
        k: 5,
        columns: train[0]!.features.cols,
        validation: valid,
        settings: spec.settings,
        seed,
      };
      const begun = performance.now();
      const solver = await methods[method]!.learn({ ...lesson, graphs });
      learning += (performance.now() - begun) / 1000 / Number(seeds);
      for (const { whole, part, graph, features, instance } of valid) {
        const seen: Seen = { part, graph, features, instance };
        const { solution, seconds } = solver.solve(seen);
        values.push(problem.value(whole, solution));
        forward += (seconds.forward + seconds.round) / valid.length / Number(seeds);
      }
      solver.dispose();
    }
    console.log(
      `${dataset}, ${method} ${JSON.stringify(set)}: ${mean(values).toFixed(4)}; ${learning.toFixed(1)} s to learn, ${(1000 * forward).toFixed(1)} ms a graph`,
    );
  }
}

void main();
