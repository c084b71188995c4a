import { describe, expect, it } from 'vitest';
import { followProtocol } from '../../src/experiments/followProtocol';
import type { RunData } from '../../src/experiments/loadRunData';
import type { Protocol } from '../../src/experiments/Protocol';
import { methods } from '../../src/methods';
import type { Known, Method, MethodHooks, Seen } from '../../src/methods/Method';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { resolveSettings } from '../../src/settings';
import { pairs } from '../support/pairs';
import { poisoned, smallRunData } from '../support/smallRunData';

interface Options {
  problem?: Problem;
  seed?: number;
  steps?: number;
  hooks?: MethodHooks;
}

function follow(method: Method, protocol: Protocol, data: RunData, options: Options = {}) {
  const { problem = problems.modularity, seed = 1, steps = 10, hooks } = options;
  const specs = method.settings(problem, { partial: true });
  const settings = resolveSettings(method.name, specs, 'steps' in specs ? { steps } : {});
  const { k } = data.test[0]!.instance;
  const lesson = { problem, k, columns: 5, settings, seed, ...(hooks === undefined ? {} : { hooks }) };
  return followProtocol(method, protocol, data, lesson);
}

const solutions = async (...args: Parameters<typeof follow>) =>
  (await follow(...args)).answers.map(({ solution }) => solution);

const ALL: readonly Protocol[] = [
  { name: 'same-graph' },
  { name: 'across-graphs', trainingGraphs: 3 },
  { name: 'fine-tuned', trainingGraphs: 3, tuneSteps: 4 },
  { name: 'only-tuned', tuneSteps: 4 },
];
const across: Protocol = { name: 'across-graphs', trainingGraphs: 3 };
const { clusternet } = methods as { clusternet: Method };
/** Networks on points, and search in a network, decide on others as they are: nothing of them is tuned. */
const UNTUNED = ['cnc', 'distilled', 'spectralnet'];
/** How many of the protocols a method can follow. */
function protocolsOf({ name, usesFeatures, learns = usesFeatures }: Method): number {
  if (!usesFeatures || !learns) return 1;
  return UNTUNED.includes(name) ? 2 : ALL.length;
}
/** For every method and problem, the protocols that the method can follow. */
const cases = pairs.flatMap(({ method, problem, name }) =>
  ALL.slice(0, protocolsOf(method)).map((protocol) => ({ method, problem, protocol, name })),
);

describe('followProtocol', () => {
  it.each(cases)(
    '$name, $protocol.name: a test graph’s hidden edges change nothing, nor does a second time',
    async ({ method, problem, protocol }) => {
      const data = smallRunData(problem);
      const [a, b, again] = [
        await solutions(method, protocol, data, { problem }),
        await solutions(method, protocol, poisoned(data, problem), { problem }),
        await solutions(method, protocol, smallRunData(problem), { problem }),
      ];
      expect(a).toHaveLength(data.test.length);
      for (const [i, { instance }] of data.test.entries()) expect(problem.violation(instance, a[i]!)).toBeNull();
      expect(b).toEqual(a);
      expect(again).toEqual(a);
    },
  );

  it('hands out no hidden edge of a test graph, under any protocol', async () => {
    const shown: (Seen | Known)[] = [];
    const spy: Method = {
      ...clusternet,
      async learn(lesson) {
        shown.push(...lesson.graphs.filter(({ part }) => part > 3));
        const solver = await clusternet.learn(lesson);
        return {
          ...solver,
          solve: (seen) => shown.push(seen) && solver.solve(seen),
          tune: (seen, options) => shown.push(seen) && solver.tune!(seen, options),
        } as typeof solver;
      },
    };
    for (const protocol of ALL) await follow(spy, protocol, smallRunData(problems.modularity), { steps: 2 });
    expect(shown.length).toBeGreaterThan(8);
    for (const seen of shown) expect(Object.keys(seen).sort()).toEqual(['features', 'graph', 'instance', 'part']);
  });

  it('would notice other observed edges', async () => {
    const data = smallRunData(problems.modularity);
    const open = data.test.map((known) => ({ ...known, graph: known.whole.graph, instance: known.whole }));
    const plain = await solutions(clusternet, across, data);
    expect(await solutions(clusternet, across, { ...data, test: open })).not.toEqual(plain);
  });

  it('learns from hidden edges of training graphs, and chooses by those of validation graphs', async () => {
    const data = smallRunData(problems.modularity);
    const blind = (known: Known): Known => ({ ...known, whole: known.instance });
    const options = { steps: 40 };
    const plain = await follow(clusternet, across, data, options);
    const [untaught, unchosen] = [
      await follow(clusternet, across, { ...data, train: data.train.map(blind) }, options),
      await follow(clusternet, across, { ...data, valid: [] }, options),
    ];
    expect(untaught.answers.map(({ solution }) => solution)).not.toEqual(plain.answers.map(({ solution }) => solution));
    expect(plain.report.seconds.select).toBeGreaterThan(0);
    expect(unchosen.report.seconds.select).toBe(0);
  });

  it('learns from one training graph, another one at another seed, when told so', async () => {
    const withOnly = (part: number): RunData => {
      const data = smallRunData(problems.modularity);
      return { ...data, train: data.train.map(() => data.train[part]!) };
    };
    const one = (data: RunData, seed: number) =>
      solutions(clusternet, { name: 'across-graphs', trainingGraphs: 1 }, data, { seed });
    const data = smallRunData(problems.modularity);
    expect(await one(data, 1)).toEqual(await one(withOnly(1), 1));
    expect(await one(data, 5)).toEqual(await one(withOnly(2), 5));
  });

  it.each(['clusternet', 'gcn-e2e', '2stage-gonzalez'])(
    '%s: the ends of a sweep are what they should be',
    async (name) => {
      const problem: Problem = problems.facility as Problem;
      const of = (protocol: Protocol) => solutions(methods[name]!, protocol, smallRunData(problem), { problem });
      const tuned = (tuneSteps: number, trainingGraphs = 3) => of({ name: 'fine-tuned', trainingGraphs, tuneSteps });
      const [learned, untrained] = [await of(across), await of({ name: 'across-graphs', trainingGraphs: 0 })];
      expect(await tuned(0)).toEqual(learned);
      // A fresh model for each graph, and nothing learned before: the same under both names.
      expect(await tuned(5, 0)).toEqual(await of({ name: 'only-tuned', tuneSteps: 5 }));
      if (name !== 'clusternet') return;
      expect(untrained).not.toEqual(learned);
      expect(await tuned(60)).not.toEqual(learned);
      expect(await tuned(5, 0)).not.toEqual(await tuned(5));
    },
  );

  it('says how long tuning took, and only there', async () => {
    const data = smallRunData(problems.modularity);
    for (const protocol of ALL) {
      const { tuneSeconds, report } = await follow(clusternet, protocol, data);
      expect(tuneSeconds !== undefined, protocol.name).toBe('tuneSteps' in protocol);
      expect(report.steps, protocol.name).toBe(protocol.name === 'only-tuned' ? 0 : 10);
    }
  });

  it('refuses a protocol of many graphs on a set of one', async () => {
    const alone: RunData = { ...smallRunData(problems.modularity), train: [], valid: [] };
    const refusal = async (protocol: Protocol) => follow(clusternet, protocol, alone);
    for (const protocol of ALL.slice(1)) {
      await expect(refusal(protocol)).rejects.toThrow(
        `protocol: expected same-graph, but got ${protocol.name}, on a set of one graph`,
      );
    }
  });

  it('refuses to tune what cannot be tuned, and more training graphs than there are', async () => {
    const data = smallRunData(problems.modularity);
    await expect(follow(methods['train-cnm']!, ALL[3]!, data)).rejects.toThrow(
      'protocol only-tuned: expected a method that can be tuned on a test graph, but got train-cnm',
    );
    await expect(follow(clusternet, { ...across, trainingGraphs: 4 }, data)).rejects.toThrow(
      'training graphs: expected an integer between 0 and number of training graphs = 3, but got 4',
    );
  });

  it('passes an abort on while it learns across graphs, and while it tunes', async () => {
    const data = smallRunData(problems.modularity);
    const hooks = { signal: AbortSignal.abort(new Error('enough')) };
    for (const protocol of ALL.slice(1)) {
      await expect(follow(clusternet, protocol, data, { hooks }), protocol.name).rejects.toThrow('enough');
    }
  });
});
