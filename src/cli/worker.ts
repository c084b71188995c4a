import { Command } from 'commander';
import { sum } from '../experiments/means';
import { workOnQueue } from '../experiments/queue/workOnQueue';
import type { RunRecord } from '../experiments/RunRecord';
import type { RunSpec } from '../experiments/RunSpec';
import { RUN_WORKER } from '../papers';
import { DATA_FLAG, DATA_HELP, dataDirOption } from './dataOption';
import { Interrupted } from './Interrupted';
import { integer } from './numbers';
import { INSECURE_FLAG, INSECURE_HELP, QUEUE_FLAG } from './queueOptions';
import { runInWords } from './runMissing';

interface WorkerFlags {
  queue: string;
  insecureQueue?: boolean;
  concurrency?: number;
  idle?: number;
  grace: number;
  lostAfter: number;
  data?: string;
}

/** `clusternet worker`: makes runs that `experiment run --queue` asks for, on any machine. */
export function workerCommand(): Command {
  return new Command('worker')
    .description('make the runs that experiment run --queue has put into a Redis, until stopped; one command a machine')
    .requiredOption(
      QUEUE_FLAG,
      'redis://[user:password@]host[:port], with TLS rediss://…; password also by environment',
    )
    .option('--concurrency <N>', 'runs at the same time; default one per core', integer(1))
    .option('--idle <seconds>', 'end after so long without a run; default never', integer(1))
    .option('--grace <seconds>', 'when stopped: how long runs may finish before they are handed back', integer(0), 5)
    .option('--lost-after <seconds>', 'silence after which this worker counts as lost', integer(1), 30)
    .option(INSECURE_FLAG, INSECURE_HELP)
    .option(DATA_FLAG, DATA_HELP)
    .action(work);
}

/** SIGINT and SIGTERM end it gently, a second one at once; of the two, the first is an interruption. */
async function work({ queue, insecureQueue, data, grace, ...numbers }: WorkerFlags): Promise<void> {
  const [end, handBack] = [new AbortController(), new AbortController()];
  let by: NodeJS.Signals | undefined;
  let timer: NodeJS.Timeout | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    if (by !== undefined) handBack.abort();
    by ??= signal;
    end.abort();
    timer ??= setTimeout(() => handBack.abort(), 1000 * grace);
  };
  let made = 0;
  const onRun = (spec: RunSpec, outcome: RunRecord | Error): void => {
    if (!(outcome instanceof Error)) made++;
    const said = outcome instanceof Error ? outcome.message : `${sum(Object.values(outcome.seconds)).toFixed(1)} s`;
    process.stdout.write(`${runInWords(spec)}: ${said}\n`);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const { handedBack } = await workOnQueue({
      ...numbers,
      ...dataDirOption(data),
      url: queue,
      ...(insecureQueue === undefined ? {} : { insecure: insecureQueue }),
      worker: RUN_WORKER,
      signal: end.signal,
      handBack: handBack.signal,
      onRun,
      onNotice: (text) => process.stderr.write(`clusternet: ${text}\n`),
    });
    const told = `worker stopped: ${made} ${made === 1 ? 'run' : 'runs'} made, ${handedBack} handed back`;
    if (by === 'SIGINT') throw new Interrupted(told);
    process.stderr.write(`clusternet: ${told}\n`);
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
