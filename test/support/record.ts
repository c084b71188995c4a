import type { RunRecord } from '../../src/experiments/RunRecord';
import type { RunSpec, TimedPart } from '../../src/experiments/RunSpec';
import type { RunRequest } from '../../src/experiments/resolveRun';
import { resolveClusternet } from '../../src/papers/clusternet/resolve';

/** What a made-up run can be told: its request, as for a row of the paper's tables, and what came out. */
export interface MadeUp extends Partial<RunRequest> {
  value?: number;
  /** Value on each graph of several; their mean is the value unless that is given. */
  perInstance?: readonly number[];
  collapsed?: boolean;
  timed?: TimedPart;
  /** Of a measurement of time. */
  seconds?: number;
}

/** A run of `clusternet` on cora at K = 5, released splits, seed 0, but for the given parts, settled as the paper has it. */
export function madeUpSpec({ value, perInstance, collapsed, timed, seconds, ...request }: MadeUp = {}): RunSpec {
  const spec = resolveClusternet({ dataset: 'cora', ...request });
  return timed === undefined ? spec : { ...spec, timed };
}

/** A finished run with everything but the given parts made up. */
export function record(parts: MadeUp = {}): RunRecord {
  return recordOf(madeUpSpec(parts), parts);
}

/** The same for a specification at hand. */
export function recordOf(spec: RunSpec, parts: Omit<MadeUp, keyof RunRequest | 'timed'> = {}): RunRecord {
  const { perInstance, collapsed = false, seconds } = parts;
  const mean = perInstance === undefined ? 0.5 : perInstance.reduce((a, b) => a + b, 0) / perInstance.length;
  const { value = mean } = parts;
  return {
    spec,
    metrics: {
      value,
      trainValue: 0.6,
      steps: typeof spec.settings.steps === 'number' ? spec.settings.steps : 0,
      restarts: 0,
      collapsed: collapsed ? 1 : 0,
      nodes: 2708,
      edges: 5278,
      ...(seconds === undefined ? {} : { seconds }),
    },
    ...(perInstance === undefined ? {} : { perInstance }),
    seconds: { load: 0, features: 0, train: 1, round: 0, forward: 0 },
    version: '0.0.0',
  };
}
