// node --import tsx bench/command.ts --dataset cora --peer --json      what `clusternet bench` starts, with the same flags
import { type BenchFlags, benchFlags } from '../src/cli/bench';
import { dataDirOption } from '../src/cli/dataOption';
import { statusLine } from '../src/cli/progressLine';
import { InputError } from '../src/errors';
import { benchCommand } from './benchCommand';
import { describeBench } from './describeBench';

async function run({ data, json, steps, ...rest }: BenchFlags): Promise<void> {
  const { write, clear } = statusLine();
  const report = await benchCommand({
    ...rest,
    ...dataDirOption(data),
    ...(steps === undefined ? {} : { stepsPerRound: steps }),
    onProgress: write,
  });
  clear();
  for (const note of report.notes ?? []) process.stderr.write(`${note}\n`);
  process.stdout.write(json === true ? `${JSON.stringify(report)}\n` : describeBench(report));
}

benchFlags()
  .action(run)
  .parseAsync()
  .catch((error: Error) => {
    const mistaken = error instanceof InputError;
    process.stderr.write(`clusternet: ${mistaken ? error.message : (error.stack ?? error.message)}\n`);
    process.exitCode = mistaken ? 2 : 1;
  });
