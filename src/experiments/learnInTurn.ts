import { clusternet } from '../methods/clusternet';
import type { MethodHooks, Seen } from '../methods/Method';
import type { PoseOptions, Problem } from '../problems/Problem';
import type { Settings } from '../settings';
import type { Learned } from './StartJob';

export interface LearnOptions extends MethodHooks {
  /** Resolved; `starts` says how many. */
  settings: Settings;
  seed: number;
  /** How the instance was posed; default by its K alone. */
  pose?: PoseOptions;
  /** At most; default one per core. */
  threads?: number;
}

/** ClusterNet trained on one graph, one start after another. */
export async function learnInTurn(problem: Problem, seen: Seen, options: LearnOptions): Promise<Learned> {
  const { settings, seed, pose: _, ...hooks } = options;
  const { k } = seen.instance;
  const columns = seen.features.cols;
  const solver = await clusternet.learn({ problem, k, columns, graphs: [seen], settings, seed, hooks });
  try {
    return { answer: solver.solve(seen), report: solver.report };
  } finally {
    solver.dispose();
  }
}
