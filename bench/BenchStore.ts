import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../src/machine';
import type { BenchResult } from './benchCommand';
import type { StepProfile } from './profileStep';

/** Where the kept figures of `npm run bench` live: one JSON line a finished case. */
export const BENCH_FILE = join(__dirname, '../data/results/bench.jsonl');

/** One finished case of the suite. */
export interface BenchEntry {
  name: string;
  /** What was timed. */
  title: string;
  section: string;
  /** Nodes of the graph; 0 where there is none. */
  nodes: number;
  machine: Machine;
  /** Programs that the peers ran on. */
  versions: Record<string, string>;
  /** Peers left out, and why. */
  notes: string[];
  result: BenchResult;
  /** Of a training step. */
  profile?: StepProfile;
}

/** An append-only file of finished cases; a later line of the same name counts. A line cut off by a power failure is skipped. */
export class BenchStore {
  private readonly entries = new Map<string, BenchEntry>();

  constructor(readonly file: string = BENCH_FILE) {
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const entry = parsed(line);
      if (entry !== undefined) this.entries.set(entry.name, entry);
    }
  }

  /** The case of that name, if it was measured on such a machine; default on any. */
  get(name: string, on?: Machine): BenchEntry | undefined {
    const entry = this.entries.get(name);
    return entry === undefined || on === undefined || sameMachine(entry.machine, on) ? entry : undefined;
  }

  all(): BenchEntry[] {
    return [...this.entries.values()];
  }

  append(entry: BenchEntry): void {
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
    this.entries.set(entry.name, entry);
  }
}

/** The kept profiles of the named cases, each under the name given to it; cases without one are left out. */
export function profilesOf(
  entries: readonly BenchEntry[],
  names: Readonly<Record<string, string>>,
): Record<string, StepProfile> {
  const found = Object.entries(names).flatMap(([name, shown]) => {
    const profile = entries.find((entry) => entry.name === name)?.profile;
    return profile === undefined ? [] : [[shown, profile] as const];
  });
  return Object.fromEntries(found);
}

function parsed(line: string): BenchEntry | undefined {
  try {
    return JSON.parse(line) as BenchEntry;
  } catch {
    return undefined;
  }
}

/** Same processor, cores, system and Node: figures of two machines are not put side by side. */
export function sameMachine(a: Machine, b: Machine): boolean {
  return a.cpu === b.cpu && a.cores === b.cores && a.platform === b.platform && a.node === b.node;
}
