import type { RunRecord } from '../../src/experiments/RunRecord';

/** A finished run with everything but the given parts made up. */
export function record(parts: Partial<RunRecord> = {}): RunRecord {
  return {
    dataset: 'cora',
    task: 'learn',
    objective: 'modularity',
    method: 'clusternet',
    k: 5,
    seed: 0,
    splits: 'released',
    steps: 1000,
    value: 0.5,
    trainValue: 0.6,
    seconds: { load: 0, features: 0, train: 1, round: 0, forward: 0 },
    msPerStep: 1,
    nodes: 2708,
    edges: 5278,
    restarts: 0,
    collapsed: false,
    version: '0.0.0',
    ...parts,
  };
}
