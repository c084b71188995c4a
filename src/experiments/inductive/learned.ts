import { mixSeed } from '../../random/Rng';
import { drawTrainingGraphs } from './drawTrainingGraphs';
import type { InductiveInput, InductiveMethod, InductiveSolution, KnownGraph } from './InductiveMethod';
import type { Learner, TrainingReport } from './Learner';
import type { Regime } from './regimes';

/** A learner under a regime, as a method. Test graphs are solved by the very model that was tuned on them. */
export function learned<M extends { dispose(): void }>(learner: Learner<M>, regime: Regime): InductiveMethod {
  return {
    name: `${learner.name}${regime.suffix}`,
    title: `${learner.title}${regime.suffix}`,
    decisions: learner.decisions,
    seeded: true,
    usesFeatures: true,
    async run(input) {
      const trained = learner.create(input, input.seed);
      try {
        const graphs = trainingGraphs(input, regime);
        const report = graphs.length === 0 ? NOTHING : await learner.train(trained, graphs, input);
        const { solutions, tune } = await solveAll(learner, trained, regime, input);
        return { ...report, solutions, seconds: { ...report.seconds, tune } };
      } finally {
        trained.dispose();
      }
    },
  };
}

const NOTHING: TrainingReport = { steps: 0, restarts: 0, collapsed: false, seconds: { train: 0, select: 0 } };

function trainingGraphs({ train, seed, trainingGraphs }: InductiveInput, regime: Regime): readonly KnownGraph[] {
  const count = { all: trainingGraphs ?? train.length, one: 1, none: 0 }[regime.train];
  return drawTrainingGraphs(train, count, seed);
}

async function solveAll<M extends { dispose(): void }>(
  learner: Learner<M>,
  trained: M,
  regime: Regime,
  input: InductiveInput,
): Promise<{ solutions: InductiveSolution[]; tune: number }> {
  const solutions: InductiveSolution[] = [];
  let tune = 0;
  for (const graph of input.test) {
    if (!regime.fineTune) {
      solutions.push(learner.solve(trained, graph, input));
      continue;
    }
    const fresh = regime.train === 'none';
    const own = learner.create(input, mixSeed(input.seed, OWN, graph.part));
    try {
      if (!fresh) learner.copyWeights(trained, own);
      const begun = performance.now();
      if (input.tuneSteps !== 0) await learner.fineTune(own, graph, input, fresh);
      tune += (performance.now() - begun) / 1000;
      solutions.push(learner.solve(own, graph, input));
    } finally {
      own.dispose();
    }
    input.signal?.throwIfAborted();
  }
  return { solutions, tune };
}

/** Stream of a test graph's own model. */
const OWN = 9;
