import { randomUUID } from 'node:crypto';
import type { Comm, CommMessage } from '../notebook/host';
import type { Cell } from './Cell';
import type { Sent } from './protocol/Connection';
import type { Message } from './protocol/wire';

type Publish = (type: string, content: object, sent: Sent) => void;

interface Open {
  target: string;
  /** Whose code opened it: what its listeners show belongs there. */
  cell: Cell | null;
  listeners: ((message: CommMessage) => void)[];
}

/** The open channels to widgets. */
export class Comms {
  private readonly open = new Map<string, Open>();

  /**
   * @param publish - to all clients, as a message of the cell whose code runs
   * @param inCell - runs something as that cell's code
   */
  constructor(
    private readonly publish: Publish,
    private readonly inCell: (cell: Cell | null, run: () => void) => void,
  ) {}

  openComm(
    cell: Cell | null,
    target: string,
    data: object,
    { id = randomUUID(), ...sent }: Sent & { id?: string } = {},
  ): Comm {
    const listeners: Open['listeners'] = [];
    this.open.set(id, { target, cell, listeners });
    this.publish('comm_open', { comm_id: id, target_name: target, data }, sent);
    return {
      id,
      send: (message, options = {}) => this.publish('comm_msg', { comm_id: id, data: message }, options),
      onMessage: (listener) => void listeners.push(listener),
      close: () => {
        if (this.open.delete(id)) this.publish('comm_close', { comm_id: id, data: {} }, {});
      },
    };
  }

  /** Answers comm_info_request: those of one target, or all. */
  info(target?: string): Record<string, { target_name: string }> {
    const wanted = [...this.open].filter(([, comm]) => target === undefined || comm.target === target);
    return Object.fromEntries(wanted.map(([id, comm]) => [id, { target_name: comm.target }]));
  }

  /** A comm_open, comm_msg or comm_close from a client. */
  receive({ header, content, metadata, buffers }: Message): void {
    const id: string = content.comm_id;
    // Nothing of ours is opened from the browser: says so, as the protocol asks.
    if (header.msg_type === 'comm_open') this.publish('comm_close', { comm_id: id, data: {} }, {});
    const comm = this.open.get(id);
    if (comm === undefined) return;
    if (header.msg_type === 'comm_close') this.open.delete(id);
    if (header.msg_type !== 'comm_msg') return;
    const message = { data: content.data, metadata, buffers: [...buffers] };
    this.inCell(comm.cell, () => {
      for (const listener of [...comm.listeners]) listener(message);
    });
  }
}
