import { followProtocol } from '../src/experiments/followProtocol';
import type { RunData } from '../src/experiments/loadRunData';
import type { RunSpec } from '../src/experiments/RunSpec';
import { methods } from '../src/methods';
import type { Answer } from '../src/methods/Method';
import { pick } from '../src/pick';
import { problems } from '../src/problems';
import type { Problem } from '../src/problems/Problem';

/** A run on one graph that is loaded already: its answer, training steps taken, and the value on all edges. */
export async function runOn(data: RunData, spec: RunSpec): Promise<{ answer: Answer; steps: number; value: number }> {
  const problem: Problem = pick('problem', problems, spec.problem.name);
  const [{ features, whole }] = data.test;
  const { answers, report } = await followProtocol(methods[spec.method], spec.protocol, data, {
    problem,
    k: whole.k,
    columns: features.cols,
    settings: spec.settings,
    seed: spec.seed,
  });
  return { answer: answers[0], steps: report.steps, value: problem.value(whole, answers[0].solution) };
}
