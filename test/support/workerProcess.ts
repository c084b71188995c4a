import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Worker threads run compiled files. */
export const NOT_BUILT =
  !existsSync(join(ROOT, 'dist/papers/worker.js')) || !existsSync(join(ROOT, 'dist/kernels.wasm'));

/** The command line in a process of its own. */
export class CliProcess {
  readonly child: ChildProcess;
  out = '';
  err = '';
  private readonly closed: Promise<unknown[]>;

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [join(ROOT, 'bin/clusternet.js'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout!.on('data', (text) => {
      this.out += String(text);
    });
    this.child.stderr!.on('data', (text) => {
      this.err += String(text);
    });
    this.closed = once(this.child, 'close');
  }

  /** How it ends: its exit code, or the signal that ended it. */
  async end(): Promise<number | string> {
    const [code, signal] = await this.closed;
    return (code ?? signal) as number | string;
  }
}
