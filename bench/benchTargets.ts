import type { BenchEntry, Scaling } from '../src/notebook/bench/kept';
import { quantity, times } from '../src/quantity';

/** What is asked of a figure, and what was measured. */
export interface BenchTarget {
  title: string;
  asked: string;
  /** Undefined where the case was not measured. */
  measured: string | undefined;
  met: boolean | undefined;
}

/** The project's aims for speed on the paper's main data set, held against the entries. */
export function benchTargets(entries: readonly BenchEntry[], scaling?: Scaling): BenchTarget[] {
  const entry = (name: string) => entries.find((one) => one.name === name);
  const ratio = (name: string, peer: string) => entry(name)?.result.peers[peer]?.ratio;
  const atLeast = (title: string, name: string, peer: string, least: number): BenchTarget =>
    held(`${title}, against ${peer}`, `≥ ${least}x`, ratio(name, peer), (x) => x >= least, times);
  const slower = ratio('cora/custom-loss/step', 'our-modularity');
  const kernels = (title: string, name: string): BenchTarget => {
    const profile = entry(name)?.profile;
    const share = profile === undefined ? undefined : profile.msStep / profile.msKernels;
    return held(`${title}, against the sum of its kernels`, '≤ 1.25x', share, (x) => x <= 1.25, times);
  };
  const within = (title: string, name: string, ms: number): BenchTarget =>
    held(title, `≤ ${quantity(ms)}`, entry(name)?.result.msMedian, (x) => x <= ms, quantity);
  const { msMedian: queued, peers } = entry('queue/overhead')?.result ?? {};
  const queue = queued && peers && queued - peers['worker-threads']!.msMedian;
  const largest = scaling?.rows.find(({ nodes }) => nodes >= 1_000_000);
  return [
    atLeast('training step, T = 1', 'cora/step/T1', 'sparse-pytorch', 2.5),
    atLeast('training step, T = 5', 'cora/step/T5', 'sparse-pytorch', 2.5),
    atLeast('training step, T = 1', 'cora/step/T1', 'dense-pytorch', 30),
    atLeast('training step, T = 5', 'cora/step/T5', 'dense-pytorch', 30),
    kernels('training step, T = 1', 'cora/step/T1'),
    kernels('training step, T = 5', 'cora/step/T5'),
    held('step on a loss of one’s own, against ours', '≤ 3x', slower && 1 / slower, (x) => x <= 3, times),
    atLeast('facility step', 'cora/facility/T1', 'dense-facility-pytorch', 20),
    atLeast('expected normalised cut and its gradient', 'cora/cut/K7', 'sparse-pytorch', 3),
    atLeast('GDPG-Twin step on 20 graphs', 'mwis/twin/20-graphs', 'actor-twin-pytorch', 2),
    atLeast('local greedy scheduling on 20 graphs', 'mwis/lgs/20-graphs', 'local-greedy-numpy', 5),
    atLeast('training step of CNC on a batch of points', 'points/step/B256', 'cnc-pytorch', 1),
    atLeast('CNM, a quarter of the predicted graph', 'cora/cnm/predicted-part', 'networkx', 15),
    atLeast('CNM, the predicted graph', 'cora/cnm/predicted-once', 'networkx', 15),
    within('training on 20 synthetic graphs, 70 steps', 'synthetic/train/70-steps', 1000),
    within('forward pass on an unseen graph of 500 nodes', 'synthetic/forward/unseen', 2),
    within('loading cora', 'cora/load', 300),
    within('start of `clusternet run` on karate, one step, exit', 'karate/start', 600),
    atLeast('solve by all methods on two cores', 'cora/solve/two-threads', 'one-thread', 1.8),
    atLeast('an experiment on two cores', 'cora/experiment/two-threads', 'one-thread', 1.8),
    held('the queue, beyond worker threads, a run', `≤ ${quantity(5)}`, queue, (ms) => ms <= 5, quantity),
    held('step at 1M nodes, 10M edges', '≤ 3 s', largest?.msPerStep, (x) => x <= 3000, seconds),
    held(
      'its peak memory',
      '≤ 2 GB',
      largest?.peakRssBytes,
      (x) => x <= 2e9,
      (x) => `${(x / 1e9).toFixed(2)} GB`,
    ),
    held(
      'growth with edges',
      '≤ 1.1',
      scaling?.exponent ?? undefined,
      (x) => x <= 1.1,
      (x) => x.toFixed(2),
    ),
  ];
}

function held(
  title: string,
  asked: string,
  measured: number | undefined,
  meets: (measured: number) => boolean,
  show: (measured: number) => string,
): BenchTarget {
  if (measured === undefined) return { title, asked, measured: undefined, met: undefined };
  return { title, asked, measured: show(measured), met: meets(measured) };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
