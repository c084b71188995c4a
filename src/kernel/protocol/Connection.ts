import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Publisher, Reply, Router } from 'zeromq';
import { InputError } from '../../errors';
import { type Header, type Message, Wire } from './wire';

/** The version of the protocol that we speak. */
export const PROTOCOL = '5.4';

/** What Jupyter writes for a kernel that it starts. */
interface ConnectionFile {
  transport: string;
  ip: string;
  shell_port: number;
  control_port: number;
  iopub_port: number;
  stdin_port: number;
  hb_port: number;
  signature_scheme: string;
  key: string;
}

/** A send never has to wait, so that messages go out even while a cell keeps the process busy. */
const UNLIMITED = { sendHighWaterMark: 0, sendTimeout: 0, linger: 1000 };

export type Channel = 'shell' | 'control';

export interface Sent {
  metadata?: object;
  buffers?: readonly Uint8Array[];
}

/** The five sockets of a kernel, on this machine only. */
export class Connection {
  private readonly session = randomUUID();
  private readonly username = userInfo().username;
  private readonly sockets = {
    shell: new Router(UNLIMITED),
    control: new Router(UNLIMITED),
    iopub: new Publisher(UNLIMITED),
    stdin: new Router(UNLIMITED),
  };
  private readonly heartbeat = new Reply();
  private readonly wire: Wire;

  private constructor(private readonly file: ConnectionFile) {
    this.wire = new Wire(file.signature_scheme, file.key);
  }

  /** @throws InputError for a connection over anything but this machine's own loopback */
  static async open(path: string): Promise<Connection> {
    const file: ConnectionFile = JSON.parse(readFileSync(path, 'utf8'));
    if (file.transport !== 'tcp' || file.ip !== '127.0.0.1') {
      throw new InputError({
        what: 'connection file',
        expected: 'tcp on 127.0.0.1',
        actual: `${file.transport} on ${file.ip}`,
      });
    }
    const connection = new Connection(file);
    await connection.bind();
    return connection;
  }

  /** Calls `receive` with every request that bears the right signature, in their order. */
  listen(receive: (channel: Channel, message: Message) => void): void {
    for (const channel of ['shell', 'control'] as const) void this.read(channel, receive);
    void this.beat();
  }

  reply(channel: Channel, request: Message, content: object, sent: Sent = {}): void {
    const type = request.header.msg_type.replace(/_request$/, '_reply');
    this.send(channel, this.message(request.identities, type, request.header, content, sent));
  }

  /** Tells all clients. */
  publish(type: string, parent: Header | object, content: object, sent: Sent = {}): void {
    this.send('iopub', this.message([Buffer.from(type)], type, parent, content, sent));
  }

  /** What was sent still goes out. */
  close(): void {
    for (const socket of [...Object.values(this.sockets), this.heartbeat]) socket.close();
  }

  private async bind(): Promise<void> {
    const { shell, control, iopub, stdin } = this.sockets;
    const address = (port: number): string => `tcp://127.0.0.1:${port}`;
    await Promise.all([
      shell.bind(address(this.file.shell_port)),
      control.bind(address(this.file.control_port)),
      iopub.bind(address(this.file.iopub_port)),
      stdin.bind(address(this.file.stdin_port)),
      this.heartbeat.bind(address(this.file.hb_port)),
    ]);
  }

  private async read(channel: Channel, receive: (channel: Channel, message: Message) => void): Promise<void> {
    for await (const frames of this.sockets[channel]) {
      const message = this.wire.decode(frames);
      if (message !== null) receive(channel, message);
    }
  }

  private async beat(): Promise<void> {
    for await (const frames of this.heartbeat) await this.heartbeat.send(frames);
  }

  private send(channel: keyof Connection['sockets'], message: Message): void {
    void this.sockets[channel].send(this.wire.encode(message) as Buffer[]);
  }

  private message(
    identities: readonly Uint8Array[],
    msg_type: string,
    parent: Header | object,
    content: object,
    { metadata = {}, buffers = [] }: Sent,
  ): Message {
    const { session, username } = this;
    const date = new Date().toISOString();
    const header = { msg_id: randomUUID(), msg_type, session, username, date, version: PROTOCOL };
    return { identities, header, parent, metadata, content, buffers };
  }
}
