import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { onAbort } from './onAbort';

/** The project's folder. */
const ROOT = join(__dirname, '..');

const INSTALL =
  'install Python 3 and PyTorch (pip install torch), for all peers what bench/peers/requirements.txt lists, or name the ' +
  'Python that has them in CLUSTERNET_PYTHON';

/** Answer to a peer's first line. */
interface Ready {
  ready?: boolean;
  versions?: Record<string, string>;
  absent?: string;
  error?: string;
}

/** Answer to a round. */
export interface PeerRound {
  /** Median of a step, milliseconds. */
  ms: number;
  p10: number;
  steps: number;
  /** Training loss of the last step, or what an algorithm's last run ended with. */
  loss: number;
}

export interface PeerOptions {
  /** Programs to try in turn, until one has what the peer needs; default `pythons()`. */
  programs?: readonly string[];
  /** Milliseconds that one answer may take; default 10 minutes. */
  timeout?: number;
}

/** A peer could not run here; the message says why and what to do. */
export class PeerAbsent extends Error {
  override readonly name = 'PeerAbsent';
}

/** Pythons to try: `CLUSTERNET_PYTHON` alone where it is set, else the project's own and the system's. */
export function pythons(): string[] {
  const chosen = process.env.CLUSTERNET_PYTHON;
  if (chosen !== undefined && chosen !== '') return [chosen];
  const own = [join(ROOT, '.venv', 'bin', 'python'), join(ROOT, '.venv', 'Scripts', 'python.exe')];
  return [...own.filter(existsSync), 'python3', 'python'];
}

/**
 * Another implementation in a process of its own, asked for one round of steps at a time (see bench/peers/protocol.py).
 * The process waits between rounds, so that peers can take turns. One thread each. It ends with `stop`, or with this process.
 *
 * @example
 * const peer = await Peer.start('sparse_pytorch.py', { data: file, k: 5 });
 * const { ms } = await peer.round(50, { T: 1 });
 * peer.stop();
 */
export class Peer {
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  private stderr = '';
  private failure: Error | undefined;
  private readonly forget: () => void;

  /** Names and versions the peer reported. */
  versions: Readonly<Record<string, string>> = {};

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly timeout: number,
  ) {
    this.forget = onAbort(() => child.kill('SIGKILL'));
    this.reader = createInterface({ input: child.stdout });
    this.lines = this.reader[Symbol.asyncIterator]();
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-2000);
    });
    // A peer that ends early closes its input under our hands; the missing answer tells, so nothing is thrown here.
    child.stdin.on('error', () => {});
    child.on('error', (error) => {
      this.failure = error;
      this.reader.close();
    });
  }

  /**
   * Starts a script of bench/peers (or an absolute path) and hands it its set-up line.
   * @throws PeerAbsent when no program can run it, naming why; Error when the peer itself fails
   */
  static async start(
    script: string,
    setup: Readonly<Record<string, unknown>>,
    options: PeerOptions = {},
  ): Promise<Peer> {
    const { programs = pythons(), timeout = 600_000 } = options;
    const path = join(script.includes('/') ? '' : join(ROOT, 'bench', 'peers'), script);
    const reasons: string[] = [];
    for (const program of programs) {
      const env = { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };
      const peer = new Peer(script, spawn(program, [path], { stdio: 'pipe', env }), timeout);
      try {
        const answer = (await peer.ask(setup)) as Ready;
        if (answer.ready === true) {
          peer.versions = answer.versions ?? {};
          return peer;
        }
        peer.stop();
        reasons.push(answer.absent ?? `expected "ready", but got ${JSON.stringify(answer)}`);
      } catch (error) {
        peer.stop();
        if (!isMissingProgram(peer.failure)) throw error;
      }
    }
    throw new PeerAbsent(reasons[0] ?? `none of ${programs.join(', ')} was found: ${INSTALL}`);
  }

  /** Takes `steps` training steps with T clustering iterations. */
  async round(steps: number, { T = 1 }: { T?: number } = {}): Promise<PeerRound> {
    return (await this.ask({ round: steps, T })) as PeerRound;
  }

  /** Ends the process. */
  stop(): void {
    this.forget();
    this.child.stdin.end();
    this.reader.close();
    this.child.kill();
  }

  private async ask(message: object): Promise<object> {
    this.child.stdin.write(`${JSON.stringify(message)}\n`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const text = `peer ${this.name}: expected an answer within ${this.timeout} ms, but got none`;
      timer = setTimeout(() => reject(new Error(text)), this.timeout);
    });
    try {
      const { value, done } = await Promise.race([this.lines.next(), late]);
      if (done === true) throw new Error(`peer ${this.name} ended early${this.reason()}`);
      const answer = JSON.parse(value) as Ready;
      if (answer.error !== undefined) throw new Error(`peer ${this.name}: ${answer.error}`);
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  private reason(): string {
    const text = this.failure?.message ?? this.stderr.trim();
    return text === '' ? '' : `: ${text}`;
  }
}

const isMissingProgram = (error: Error | undefined): boolean => (error as NodeJS.ErrnoException)?.code === 'ENOENT';
