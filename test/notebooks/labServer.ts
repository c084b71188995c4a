import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureJupyter, jupyterEnv, labArguments } from '../../scripts/lib/jupyter.mjs';
import { venvPython } from '../../scripts/lib/paths.mjs';

export type LabServer = {
  /** The address of a notebook in the served folder, token included. */
  url(name: string): string;
  stop(): Promise<void>;
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The test looks at every cell, also those scrolled out of sight, and saves nothing. */
function writeSettings(folder: string): void {
  const write = (plugin: string, name: string, value: unknown) => {
    mkdirSync(join(folder, '@jupyterlab', plugin), { recursive: true });
    writeFileSync(join(folder, '@jupyterlab', plugin, `${name}.jupyterlab-settings`), JSON.stringify(value));
  };
  write('notebook-extension', 'tracker', { windowingMode: 'none' });
  write('docmanager-extension', 'plugin', { autosave: false });
}

async function untilReady(address: string, server: ChildProcess, log: () => string): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill();
  throw new Error(`JupyterLab did not start:\n${log()}`);
}

/** The JupyterLab of `npm run lab` on a free port, without a window, serving `folder`; its settings go to `state`. */
export async function startLab(folder: string, state: string): Promise<LabServer> {
  const problem = ensureJupyter();
  if (problem !== '') throw new Error(problem);
  const settings = join(state, 'settings');
  writeSettings(settings);
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const args = [...labArguments(folder), '--no-browser', `--ServerApp.port=${port}`, '--ServerApp.port_retries=0'];
  args.push(`--IdentityProvider.token=${token}`, '--LabApp.expose_app_in_browser=True');
  const env = { ...jupyterEnv(), JUPYTERLAB_SETTINGS_DIR: settings, JUPYTERLAB_WORKSPACES_DIR: join(state, 'work') };
  const server = spawn(venvPython, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (log += text));
  const base = `http://127.0.0.1:${port}`;
  await untilReady(`${base}/api/status?token=${token}`, server, () => log);
  return {
    url: (name) => `${base}/lab/tree/${encodeURIComponent(name)}?reset&token=${token}`,
    stop: () =>
      new Promise((resolve) => {
        server.once('close', () => resolve());
        server.kill('SIGTERM');
      }),
  };
}
