import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../src/errors';
import { type Machine, machine } from '../src/machine';
import type { BenchResult, PeerResult } from '../src/notebook/bench/kept';
import type { BenchItem, PeerSpec } from './BenchItem';
import { type BenchCase, type CaseTimes, interleave } from './interleave';
import { onAbort } from './onAbort';
import { Peer, PeerAbsent, type PeerOptions } from './Peer';
import { writePeerData } from './peerData';
import { trainingSteps } from './trainingSteps';

export interface BenchOptions {
  /** Default cora. */
  dataset?: string;
  /** Run bench/peers beside ours; default false. */
  peer?: boolean;
  /** Rounds that count; default 7. */
  rounds?: number;
  /** Steps of ours in a round; default 100. */
  stepsPerRound?: number;
  /** Only results whose name contains this, as in "facility". */
  only?: string;
  /** Default: `CLUSTERNET_DATA`, else the download cache. */
  dataDir?: string;
  /** How peers are started. */
  peerOptions?: PeerOptions;
  /** One line about what runs now. */
  onProgress?: (line: string) => void;
}

export interface BenchReport {
  machine: Machine;
  results: BenchResult[];
  /** Programs the peers ran on, as in `{ torch: "2.13.0+cpu" }`; only with peers. */
  versions?: Record<string, string>;
  /** What could not be measured and why, a line a reason; only when there is something. */
  notes?: string[];
}

/** Beyond this many nodes a peer with n x n matrices is left out: each takes 4 n² bytes, and it holds several. */
const DENSE_LIMIT = 8000;

/**
 * Milliseconds of a training step through the public `fit`, with other implementations interleaved in the same rounds.
 *
 * @throws InputError for an unknown data set, missing files, or rounds and steps below 1
 * @example (await benchCommand({ dataset: 'karate' })).results[0].msMedian
 */
export async function benchCommand(options: BenchOptions = {}): Promise<BenchReport> {
  const { dataset = 'cora', dataDir, only = '' } = options;
  const steps = trainingSteps(dataset, { only, ...(dataDir === undefined ? {} : { dataDir }) });
  if (steps.length === 0) {
    throw new InputError({ what: 'bench', expected: 'part of a result name, as in "facility"', actual: `"${only}"` });
  }
  return benchSteps(steps, options);
}

/** `benchCommand` for given steps. */
export async function benchSteps(steps: readonly BenchItem[], options: BenchOptions = {}): Promise<BenchReport> {
  const notes: Notes = new Map();
  const versions: Record<string, string> = {};
  const results: BenchResult[] = [];
  for (const step of steps) {
    const peers = options.peer === true ? await startPeers(step, options, notes) : [];
    try {
      for (const { peer } of peers) Object.assign(versions, peer.versions);
      results.push(await timeStep(step, peers, options));
    } finally {
      for (const { peer } of peers) peer.stop();
    }
  }
  return {
    machine: machine(),
    results,
    ...(Object.keys(versions).length === 0 ? {} : { versions }),
    ...(notes.size === 0 ? {} : { notes: lines(notes) }),
  };
}

/** Names of the peers left out, by reason: what keeps one from running often keeps all. */
type Notes = Map<string, Set<string>>;

function leaveOut(notes: Notes, name: string, reason: string): void {
  notes.set(reason, (notes.get(reason) ?? new Set()).add(name));
}

const lines = (notes: Notes): string[] =>
  [...notes].map(([reason, names]) => `${[...names].join(', ')} left out: ${reason}`);

interface RunningPeer {
  spec: PeerSpec;
  peer: Peer;
}

async function startPeers(step: BenchItem, options: BenchOptions, notes: Notes): Promise<RunningPeer[]> {
  const running: RunningPeer[] = [];
  const fits = ({ dense = false }: PeerSpec) => !dense || step.nodes <= DENSE_LIMIT;
  for (const { name } of step.peers.filter((spec) => !fits(spec))) {
    leaveOut(notes, name, `expected at most ${DENSE_LIMIT} nodes, but got ${step.nodes}`);
  }
  const wanted = step.peers.filter(fits);
  if (wanted.length === 0) return running;
  const folder = mkdtempSync(join(tmpdir(), 'clusternet-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const removed = onAbort(remove);
  try {
    const data = join(folder, 'problem.bin');
    writePeerData(data, step.problem());
    for (const spec of wanted) {
      options.onProgress?.(`${step.name}: starting ${spec.name}`);
      try {
        const setup = { ...step.setup, ...spec.setup, data };
        running.push({ spec, peer: await Peer.start(spec.script, setup, options.peerOptions) });
      } catch (error) {
        if (!(error instanceof PeerAbsent)) throw error;
        leaveOut(notes, spec.name, error.message);
      }
    }
    return running;
  } catch (error) {
    for (const { peer } of running) peer.stop();
    throw error;
  } finally {
    remove();
    removed();
  }
}

async function timeStep(step: BenchItem, peers: readonly RunningPeer[], options: BenchOptions): Promise<BenchResult> {
  const { rounds = 7, stepsPerRound = 100, onProgress } = options;
  const T = step.iterations;
  const ended = new Map<string, number>();
  const cases: BenchCase[] = [
    {
      name: 'clusternet',
      run: (count) => step.time(T, count),
      ...(step.steps === undefined ? {} : { steps: step.steps }),
    },
    ...(step.beside ?? []).map(({ name, time }) => ({ name, run: (count: number) => time(T, count) })),
    ...peers.map(({ spec, peer }) => ({
      name: spec.name,
      run: async (count: number) => {
        const { ms, loss } = await peer.round(count, { T });
        ended.set(spec.name, loss);
        return ms;
      },
      ...(spec.steps === undefined ? {} : { steps: spec.steps }),
    })),
  ];
  const onRound = (round: number, all: number) => onProgress?.(`${step.name}: round ${round} of ${all}`);
  const [ours, ...others] = await interleave(cases, {
    rounds,
    stepsPerRound,
    ...(step.warmup === undefined ? {} : { warmup: step.warmup }),
    onRound,
  });
  const { msMedian, msP10 } = ours!;
  const value = step.value?.();
  const valued = (number: number | undefined) =>
    value === undefined || number === undefined ? {} : { value: tidy(number) };
  const resultOf = ({ name, msMedian: ms, ratio }: CaseTimes): PeerResult => ({
    msMedian: tidy(ms),
    ratio: tidy(ratio),
    ...valued(ended.get(name)),
  });
  return {
    name: step.name,
    msMedian: tidy(msMedian),
    msP10: tidy(msP10),
    rounds,
    ...valued(value),
    peers: Object.fromEntries(others.map((other) => [other.name, resultOf(other)])),
  };
}

/** Four significant digits: more would be noise. */
const tidy = (value: number): number => Number(value.toPrecision(4));
