import { join } from 'node:path';
import { JsonLines } from '../src/experiments/JsonLines';
import { RESULTS_DIR } from '../src/experiments/ResultsStore';
import type { Machine } from '../src/machine';
import type { BenchEntry } from '../src/notebook/bench/kept';

/** Finished cases of `npm run bench` in an append-only file. A later line of the same name counts. */
export class BenchStore extends JsonLines<BenchEntry> {
  constructor(file: string = join(RESULTS_DIR, 'bench.jsonl')) {
    super(file, ({ name }) => name);
  }

  /** The case of that name, if it was measured on such a machine; default on any. */
  get(name: string, on?: Machine): BenchEntry | undefined {
    const entry = this.find(name);
    return entry === undefined || on === undefined || sameMachine(entry.machine, on) ? entry : undefined;
  }
}

/** Same processor, cores, system and Node: figures of two machines are not put side by side. */
export function sameMachine(a: Machine, b: Machine): boolean {
  return a.cpu === b.cpu && a.cores === b.cores && a.platform === b.platform && a.node === b.node;
}
