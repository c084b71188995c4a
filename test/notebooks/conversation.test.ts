import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureJupyter, jupyterEnv } from '../../scripts/lib/jupyter.mjs';
import { venvPython } from '../../scripts/lib/paths.mjs';

const run = promisify(execFile);
const scripts = join(__dirname, 'python');

interface Ran {
  status: string;
  outputs: [type: string, content: { text?: string; traceback?: string[]; data?: Record<string, string> }][];
  seconds?: number;
}

/** What a cell showed as an error, without colours. */
const errorOf = ({ outputs }: Ran): string => {
  const error = outputs.find(([type]) => type === 'error');
  return stripVTControlCharacters(error?.[1].traceback?.join('\n') ?? '');
};
const printed = ({ outputs }: Ran): string => outputs.map(([, { text = '' }]) => text).join('');

describe.skipIf(!existsSync(venvPython))('the kernel by the bare protocol (needs .venv: npm start makes it)', () => {
  // biome-ignore lint/suspicious/noExplicitAny: JSON of conversation.py
  let said: Record<string, any>;
  const env = { ...jupyterEnv(), PYTHONDONTWRITEBYTECODE: '1' };

  beforeAll(async () => {
    expect(ensureJupyter()).toBe('');
    const folder = mkdtempSync(join(tmpdir(), 'far-away-')); // a folder that knows nothing of the project
    const { stdout } = await run(venvPython, [join(scripts, 'conversation.py'), folder], { env, maxBuffer: 2 ** 26 });
    said = JSON.parse(stdout.split('\n').at(-2)!);
  }, 300_000);

  it('passes the checks that the Jupyter project has for kernels', async () => {
    await run(venvPython, ['-m', 'unittest', 'kernel_checks'], { cwd: scripts, env });
  });

  it('says the line of the cell in which an error was thrown, and aborts what was sent with it', () => {
    expect(said.runAll.map(({ status }: Ran) => status)).toEqual(['ok', 'error', 'aborted', 'aborted']);
    expect(errorOf(said.runAll[1])).toMatch(/^Error: third line\nCell \[2\], line 3\n[\s\S]*> 3 \| throw new Error/);
    expect(said.after[0].status).toBe('ok');
  });

  it('shows a type error with its code, and a mistake as its sentence', () => {
    expect(errorOf(said.typeError[0])).toMatch(
      /^TS2322: Type 'string' is not assignable to type 'number'\.\nCell \[4\], line 2\n.*\n> 2 \| const wrong/,
    );
    expect(errorOf(said.mistake[1])).toBe('InputError: K: expected an integer between 1 and n = 34, but got 99');
  });

  it('names cells and src/*.ts lines in a stack, and nothing of its own', () => {
    expect(errorOf(said.deep[1])).toMatch(/at inner \(Cell \[7\]:1:\d+\)\n +at Cell \[8\]:3:\d+/);
    expect(errorOf(said.inPackage[0])).toMatch(/src\/training\/fit\.ts:\d+/);
    for (const each of [said.deep[1], said.inPackage[0]]) expect(errorOf(each)).not.toMatch(/node:|dist\/|evalmachine/);
  });

  it('gives output to the cell whose code made it, and gathers what is printed', () => {
    expect(said.lateOutput.map(printed)).toEqual(['from the first\n', 'second\n']);
    expect(printed(said.print[0])).toBe(Array.from({ length: 5000 }, (_, i) => `${i}\n`).join(''));
    expect(said.print[0].outputs.length).toBeLessThan(500);
  });

  it('stops what a cell trains at once, with the best so far', () => {
    expect(said.training.status).toBe('ok');
    expect(said.training.seconds).toBeLessThan(process.env.CI ? 2 : 1);
    const [, result] = (said.best[0] as Ran).outputs.find(([type]) => type === 'execute_result')!;
    expect(result.data?.['text/plain']).toContain("'aborted', 34, true");
  });

  it('ends a cell that waits, loops for ever, or goes on after the first ■; and lives on', () => {
    for (const name of ['sleeping', 'loop', 'stubborn']) {
      expect([name, said[name].status, errorOf(said[name])]).toEqual([
        name,
        'error',
        'Interrupted: the cell was interrupted',
      ]);
    }
    expect(said.alive[0].status).toBe('ok');
  });

  it('completes registries, explains calls, and knows its versions and history', () => {
    expect(said.complete.matches).toContain('louvain');
    expect(said.completeProblems.matches).toEqual(expect.arrayContaining(['facility', 'modularity']));
    expect(said.signature.data['text/plain']).toMatch(/^fit\(model: cn\.Model/);
    expect(said.docs.data['text/plain']).toMatch(/@throws InputError/);
    expect(said.docs.data['text/markdown']).toContain('**@example**');
    expect(said.info.language_info.version).toMatch(/^5\.9/);
    expect(said.history.history).toHaveLength(2);
    expect(said.comms.status).toBe('ok');
  });

  it('answers what it does not know, ignores whoever lacks the key, and ends when told', () => {
    expect(said.unknown.status).toBe('error');
    expect([said.stillThere, said.forged, said.ended]).toEqual(['ok', false, true]);
  });
});
