import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { InputError } from '../errors';
import { DATA_FLAG, DATA_HELP } from './dataOption';
import { integer } from './numbers';

export interface BenchFlags {
  dataset: string;
  peer?: boolean;
  only?: string;
  rounds?: number;
  steps?: number;
  data?: string;
  json?: boolean;
}

/** The flags of `clusternet bench`, also of bench/command.ts, which does the work. */
export function benchFlags(): Command {
  return new Command('bench')
    .description('time training steps through the public API; --peer runs bench/peers in the same rounds')
    .option('--dataset <name>', 'data set to train on', 'cora')
    .option('--peer', 'interleave the PyTorch peers')
    .option('--only <text>', 'only results whose name contains this')
    .option('--rounds <N>', 'rounds that count', integer(1))
    .option('--steps <N>', 'steps of ours in a round', integer(1))
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print one JSON object');
}

/** `clusternet bench`: milliseconds of a training step through the public API, beside other implementations. */
export function benchCommand(): Command {
  return benchFlags().action(async (flags: BenchFlags) => {
    const child = spawn(process.execPath, [...benchProgram(), ...benchArguments(flags)], { stdio: 'inherit' });
    const pass = (signal: NodeJS.Signals) => void child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const [code] = (await once(child, 'close')) as [number | null];
    process.off('SIGINT', pass).off('SIGTERM', pass);
    if (code !== 0) process.exitCode = code ?? 1;
  });
}

/** This file's package, from `src/` and from `dist/` alike. */
const ROOT = join(__dirname, '..', '..');

/**
 * Node's arguments that start bench/command.ts of the checkout `root`, which is not part of the package.
 * @throws InputError where there is no such file, or nothing to run its TypeScript with
 */
export function benchProgram(root: string = ROOT): string[] {
  const script = join(root, 'bench', 'command.ts');
  if (!existsSync(script)) {
    throw new InputError({
      what: 'bench',
      expected: 'a checkout of the repository, which the bench comes with',
      actual: 'the installed package',
    });
  }
  const loader = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs');
  if (!existsSync(loader)) {
    throw new InputError({ what: 'bench', expected: 'the development packages (npm ci)', actual: 'no tsx' });
  }
  return ['--import', pathToFileURL(loader).href, script];
}

/** The flags as they are written on a command line. */
export function benchArguments(flags: BenchFlags): string[] {
  return Object.entries(flags).map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`));
}
