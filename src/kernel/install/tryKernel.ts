import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dealer } from 'zeromq';
import { Wire } from '../protocol/wire';

const PATIENCE_MS = 60_000; // a checkout may build first

/**
 * Starts a kernel as Jupyter would, asks who it is and ends it.
 * @param argv - of its kernel.json
 * @returns its banner, or why there is none
 */
export async function tryKernel(argv: readonly string[]): Promise<{ banner: string } | { problem: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'clusternet-kernel-'));
  const file = join(folder, 'connection.json');
  const key = randomUUID();
  const ports = await freePorts(5);
  const [shell_port, control_port, iopub_port, stdin_port, hb_port] = ports;
  const connection = { transport: 'tcp', ip: '127.0.0.1', key, signature_scheme: 'hmac-sha256' };
  writeFileSync(file, JSON.stringify({ ...connection, shell_port, control_port, iopub_port, stdin_port, hb_port }));
  const [command = process.execPath, ...args] = argv.map((part) => (part === '{connection_file}' ? file : part));
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const socket = new Dealer({ linger: 0, receiveTimeout: PATIENCE_MS });
  try {
    socket.connect(`tcp://127.0.0.1:${shell_port}`);
    const ended = once(child, 'exit').then(([code]) => ({ problem: said.trim() || `it ended with ${code}` }));
    const failed = once(child, 'error').then(([error]) => ({ problem: String(error.message) }));
    return await Promise.race([ask(socket, new Wire('hmac-sha256', key)), ended, failed]);
  } catch {
    return { problem: `no answer in ${PATIENCE_MS / 1000} s` };
  } finally {
    socket.close();
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(socket: Dealer, wire: Wire): Promise<{ banner: string } | { problem: string }> {
  const id = randomUUID();
  const header = { msg_id: id, msg_type: 'kernel_info_request', session: id, username: '', version: '5.3' };
  const message = { identities: [], parent: {}, metadata: {}, content: {}, buffers: [] };
  await socket.send(wire.encode({ ...message, header: { ...header, date: new Date().toISOString() } }) as Buffer[]);
  const answer = wire.decode(await socket.receive());
  return answer === null ? { problem: 'its answer is not signed as agreed' } : { banner: answer.content.banner };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  for (const server of servers) server.close();
  return ports;
}
