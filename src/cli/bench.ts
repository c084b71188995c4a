import { Command } from 'commander';
import { benchCommand as bench, describeBench } from '../../bench';
import { DATA_FLAG, DATA_HELP, dataDirOption } from './dataOption';
import { integer } from './numbers';
import { statusLine } from './progressLine';

/** `clusternet bench`: milliseconds of a training step through the public API, beside other implementations. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('time training steps through the public API; --peer runs bench/peers in the same rounds')
    .option('--dataset <name>', 'data set to train on', 'cora')
    .option('--peer', 'interleave the PyTorch peers')
    .option('--only <text>', 'only results whose name contains this')
    .option('--rounds <N>', 'rounds that count', integer(1))
    .option('--steps <N>', 'steps of ours in a round', integer(1))
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print one JSON object')
    .action(async (options: BenchFlags) => {
      const { data, json, steps, ...rest } = options;
      const { write, clear } = statusLine();
      const report = await bench({
        ...rest,
        ...dataDirOption(data),
        ...(steps === undefined ? {} : { stepsPerRound: steps }),
        onProgress: write,
      });
      clear();
      for (const note of report.notes ?? []) process.stderr.write(`${note}\n`);
      process.stdout.write(json === true ? `${JSON.stringify(report)}\n` : describeBench(report));
    });
}

interface BenchFlags {
  dataset: string;
  peer?: boolean;
  only?: string;
  rounds?: number;
  steps?: number;
  data?: string;
  json?: boolean;
}
