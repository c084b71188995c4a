import { InputError } from '../errors';
import type { ResultsStore } from '../experiments/ResultsStore';
import type { RunSpec } from '../experiments/RunSpec';
import { runAll } from '../experiments/runAll';
import { RUN_WORKER } from '../papers';
import { dataDirOption } from './dataOption';
import { Interrupted } from './Interrupted';
import { statusLine } from './progressLine';

/** What the commands that run many experiments have in common. */
export interface RunMissingFlags {
  threads?: number;
  data?: string;
  /** Address of a Redis. */
  queue?: string;
  insecureQueue?: boolean;
}

/**
 * Runs what the store lacks, with one line of progress; Ctrl-C gives up the runs in progress (on a queue, takes out those not begun), and what is finished stays.
 * @throws InputError when a run failed, after all others have finished; Interrupted after Ctrl-C
 */
export async function runMissing(
  what: string,
  runs: readonly RunSpec[],
  store: ResultsStore,
  flags: RunMissingFlags,
): Promise<void> {
  const { write, clear } = statusLine();
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  const failed: string[] = [];
  try {
    await runAll(runs, store, {
      worker: RUN_WORKER,
      ...dataDirOption(flags.data),
      ...(flags.threads === undefined ? {} : { threads: flags.threads }),
      ...queueOption(flags, (text) => {
        clear();
        process.stderr.write(`${text}\n`);
      }),
      signal: controller.signal,
      onProgress({ done, total, secondsLeft, last, workers }) {
        const left = secondsLeft > 90 ? `${Math.round(secondsLeft / 60)} min` : `${Math.round(secondsLeft)} s`;
        const by = workers === undefined ? '' : `, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
        write(`${what}: ${done} of ${total} runs, ${left} left${by}  ${runInWords(last.spec)}`);
      },
      onError: (spec, { message }) => failed.push(`${runInWords(spec)}: ${message}`),
    });
  } finally {
    process.off('SIGINT', stop);
    clear();
  }
  if (controller.signal.aborted) {
    const kept = runs.filter((spec) => store.get(spec) !== undefined).length;
    throw new Interrupted(
      `${what} interrupted; ${kept} of ${runs.length} runs are kept in ${store.file}, and the same command makes the others`,
    );
  }
  if (failed.length > 0) {
    throw new InputError({ what, expected: 'every run to finish', actual: failed[0]! });
  }
}

function queueOption({ queue, insecureQueue }: RunMissingFlags, onNotice: (text: string) => void) {
  if (queue === undefined) return {};
  return { queue: { url: queue, onNotice, ...(insecureQueue === undefined ? {} : { insecure: insecureQueue }) } };
}

/** A run for a line of text. @example runInWords(spec) // 'clusternet on cora (learn, seed 0)' */
export function runInWords({ method, data, seed }: RunSpec): string {
  return `${method} on ${data.name} (${data.task}, seed ${seed})`;
}
