import type { PeerProblem } from './peerData';
import type { StepProfiler } from './profileStep';
import type { StepTimer } from './stepTimer';

/** Another implementation of the same work: a script of bench/peers and what its set-up line adds. */
export interface PeerSpec {
  readonly name: string;
  readonly script: string;
  readonly setup?: Readonly<Record<string, unknown>>;
  /** Steps in a round, for a slow peer. */
  readonly steps?: number;
  /** The peer holds n x n matrices. */
  readonly dense?: boolean;
}

/** Work of ours to be timed, with its peers: a training step, a forward pass, a run of an algorithm. */
export interface BenchItem {
  /** As in "cora/step/T1". */
  readonly name: string;
  /** T, the clustering iterations of a step; 0 where there are none. */
  readonly iterations: number;
  readonly nodes: number;
  readonly time: StepTimer;
  /** Rounds that do not count; default 1. */
  readonly warmup?: number;
  /** Steps of ours in a round; default the caller's. */
  readonly steps?: number;
  /** What ours ended with, such as a partition's modularity: printed beside the peers', so that speed has no hidden price. */
  value?(): number;
  /** Where the time of a training step goes. */
  readonly profile?: StepProfiler;
  readonly peers: readonly PeerSpec[];
  /** Other work of ours to compare with, in this process and the same rounds. */
  readonly beside?: readonly { readonly name: string; readonly time: StepTimer }[];
  /** Set-up shared by all peers. */
  readonly setup: Readonly<Record<string, unknown>>;
  /** What the peers work on; made only when there is a peer to run. */
  problem(): PeerProblem;
}
