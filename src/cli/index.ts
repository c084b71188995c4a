import { Command, CommanderError } from 'commander';
import { InputError } from '../errors';
import { version } from '../version';
import { benchCommand } from './bench';
import { endWithReader } from './closedPipe';
import { completeCommand, completionCommand } from './completion';
import { dataCommand } from './data';
import { experimentCommand } from './experiment';
import { Interrupted } from './Interrupted';
import { kernelCommand } from './kernel';
import { runCommand } from './run';
import { solveCommand } from './solve';
import { tableCommand } from './table';
import { workerCommand } from './worker';

/** Runs the command line; exit code 2 for a user's mistake and 130 for Ctrl-C, each with one line on stderr, 1 for a bug. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('clusternet')
    .description('Decision-focused learning on graphs')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  for (const command of [
    runCommand(),
    experimentCommand(),
    tableCommand(),
    workerCommand(),
    solveCommand(),
    benchCommand(),
    dataCommand(),
    kernelCommand(),
    completionCommand(),
  ]) {
    program.addCommand(command);
    for (const one of [command, ...command.commands]) one.exitOverride().configureOutput({ writeErr: () => {} });
  }
  program.addCommand(completeCommand(), { hidden: true });
  endWithReader(process.stdout);
  endWithReader(process.stderr);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error, program);
  }
}

function report(error: unknown, program: Command): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') process.stderr.write(program.helpInformation());
    else process.stderr.write(`clusternet: ${error.message.replace(/^error: /, '')}\n`);
    return 2;
  }
  if (error instanceof InputError) {
    process.stderr.write(`clusternet: ${error.message}\n`);
    return 2;
  }
  if (error instanceof Interrupted) {
    process.stderr.write(`clusternet: ${error.message}\n`);
    return 130;
  }
  process.stderr.write(`clusternet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
