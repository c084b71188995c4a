import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';

const CHILD = join(__dirname, 'child.cjs');

export function fail(expected: string, actual: unknown): never {
  throw new Error(`expected ${expected}, but got ${JSON.stringify(actual)}`);
}

/** Starts the child, and lets it live so long from its first word on; resolves to what it said before it ended by itself. */
export async function killedAfter(
  kind: string,
  folder: string,
  ms: number,
  url = '',
  env: NodeJS.ProcessEnv = {},
): Promise<string | undefined> {
  const child: ChildProcess = spawn(process.execPath, [CHILD, kind, folder, url], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, wrong] = ['', ''];
  let timer: NodeJS.Timeout | undefined;
  child.stderr!.on('data', (chunk) => {
    wrong += String(chunk);
  });
  child.stdout!.on('data', (chunk) => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
    said += String(chunk);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  );
  clearTimeout(timer);
  if (signal === 'SIGKILL') return undefined;
  if (code !== 0) fail('the child to end well', wrong.slice(-500));
  return said.replace('started\n', '');
}

/** The process and those that it started, and those that they did. */
export function familyOf(pid: number): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [pid];
  for (const parent of family) family.push(...all.filter(([, its]) => its === parent).map(([its]) => its));
  return family;
}

/** Whether a process still does something; one that nobody has waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' })
      .trim()
      .startsWith('Z');
  } catch {
    return false;
  }
}
