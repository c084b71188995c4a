import { AsyncLocalStorage } from 'node:async_hooks';
import { setAmbientSignal } from '../ambientSignal';
import { formatResult } from '../notebook/formatResult';
import type { Bundle, BundleMetadata, CellOutput, Comm, NotebookCell, NotebookKernel } from '../notebook/host';
import { pictureSizes } from '../notebook/pictureSizes';
import { Cell, WidgetCall } from './Cell';
import { CellSession } from './CellSession';
import { Comms } from './Comms';
import type { Places } from './cells/Places';
import { errorOutput, errorText, type FailedCell } from './errors/errorOutput';
import { History } from './History';
import { complete } from './help/completion';
import { inspectAt } from './help/inspection';
import { isComplete } from './help/isComplete';
import { kernelInfo } from './kernelInfo';
import type { Channel, Connection, Sent } from './protocol/Connection';
import type { Message } from './protocol/wire';
import { Streams } from './Streams';

/** After an error: how long requests that were sent together with the failed one may take to come in. */
const ABORT_WINDOW_MS = 20;

/** How long after the first sign of a client the libraries' types are read, unless a cell has come that needs them. */
const WARM_UP_MS = 50;

interface Waiting {
  channel: Channel;
  request: Message;
}

/** Answers the requests of the Jupyter protocol. Cells run one after another; everything else is answered at once. */
export class Kernel implements NotebookKernel {
  private readonly session: CellSession;
  private readonly comms: Comms;
  private readonly streams: Streams;
  private readonly history = new History();
  private readonly context = new AsyncLocalStorage<Cell>();
  private readonly queue: Waiting[] = [];
  private isWorking = false;
  private running: Cell | null = null;
  /** The running one, or the last. */
  private latest: Cell | null = null;
  /** Ended cells that do something for a widget. */
  private readonly lingering = new Set<Cell>();
  private readonly interruptListeners = new Set<() => void>();
  private count = 0;
  private warmUp: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: Connection,
    places: Places,
    private readonly quit: () => void,
  ) {
    this.session = new CellSession(places);
    this.streams = new Streams(
      () => this.printing,
      (cell, name, text) => connection.publish('stream', cell.parent, { name, text }),
    );
    this.comms = new Comms(
      (type, content, sent) => this.publish(type, content, sent),
      (cell, run) => this.forWidget(cell, run),
    );
  }

  start(): void {
    (globalThis as { [key: symbol]: unknown })[Symbol.for('clusternet.kernel')] = this;
    setAmbientSignal(() => this.cell?.signal);
    this.streams.capture();
    process.on('SIGINT', () => this.interrupt());
    this.connection.publish('status', {}, { execution_state: 'starting' });
    this.connection.listen((channel, request) => void this.receive(channel, request));
  }

  // What notebook code sees: src/notebook/host.ts.

  get cell(): Cell | null {
    return this.context.getStore() ?? this.running;
  }

  display(data: Bundle, options: { metadata?: BundleMetadata; displayId?: string; update?: boolean } = {}): void {
    const { output } = this.printing ?? {};
    if (output !== undefined) {
      output.display(data, options);
      return;
    }
    const { metadata = {}, displayId, update = false } = options;
    const transient = displayId === undefined ? {} : { display_id: displayId };
    this.publish(update ? 'update_display_data' : 'display_data', { data, metadata, transient });
  }

  clearOutput(wait = false): void {
    const { output } = this.printing ?? {};
    if (output === undefined) this.publish('clear_output', { wait });
    else output.clear(wait);
  }

  openComm(target: string, data: object, options?: Sent & { id?: string }): Comm {
    return this.comms.openComm(this.printing, target, data, options);
  }

  inCell<T>(cell: NotebookCell, run: () => T, options: { signal?: AbortSignal; output?: CellOutput } = {}): T {
    const { signal, output } = options;
    const ended = cell as Cell;
    const own = signal === undefined && output === undefined ? ended : new WidgetCall(ended, signal, output);
    if (own === this.running) return this.context.run(own, run);
    this.lingering.add(own);
    const done = (): void => void this.lingering.delete(own);
    let value: T;
    try {
      value = this.context.run(own, run);
    } catch (error) {
      done();
      throw error;
    }
    if (value instanceof Promise) void value.then(done, done);
    else done();
    return value;
  }

  /** ■, by message or by signal. */
  interrupt(): void {
    this.running?.interrupt();
    for (const cell of this.lingering) cell.interruptRest();
    for (const listener of [...this.interruptListeners]) listener();
  }

  onInterrupt(listener: () => void): () => void {
    this.interruptListeners.add(listener);
    return () => void this.interruptListeners.delete(listener);
  }

  /** Shows an error that no cell waits for under the cell whose code raised it, or the last. */
  report(error: unknown): void {
    process.stderr.write(`${errorText(error)}\n`);
  }

  private get printing(): Cell | null {
    return this.cell ?? this.latest;
  }

  private publish(type: string, content: object, sent: Sent = {}): void {
    this.streams.flush();
    this.connection.publish(type, this.printing?.parent ?? {}, content, sent);
  }

  private forWidget(cell: Cell | null, run: () => void): void {
    try {
      if (cell === null) run();
      else this.inCell(cell, run);
    } catch (error) {
      if (cell === null) this.report(error);
      else this.context.run(cell, () => this.report(error));
    }
  }

  private async receive(channel: Channel, request: Message): Promise<void> {
    if (request.header.msg_type === 'execute_request') {
      clearTimeout(this.warmUp); // it reads what it needs itself
      this.queue.push({ channel, request });
      if (!this.isWorking) await this.work();
      return;
    }
    await this.busyWhile(request, async () => {
      const answer = await this.answer(request).catch((error: unknown) => refused(request, error));
      if (answer !== undefined) this.connection.reply(channel, request, answer);
    });
    if (request.header.msg_type === 'shutdown_request') this.quit();
  }

  private async answer(request: Message): Promise<object | undefined> {
    const { header, content } = request;
    switch (header.msg_type) {
      case 'kernel_info_request':
        this.warmUp ??= setTimeout(() => this.session.compiler.program.warmUp(), WARM_UP_MS);
        return kernelInfo();
      case 'comm_info_request':
        return { status: 'ok', comms: this.comms.info(content.target_name) };
      case 'comm_open':
      case 'comm_msg':
      case 'comm_close':
        this.comms.receive(request);
        return undefined;
      case 'complete_request':
        return complete(this.session, content.code, content.cursor_pos);
      case 'inspect_request':
        return inspectAt(this.session.compiler, content.code, content.cursor_pos);
      case 'is_complete_request':
        return isComplete(content.code);
      case 'history_request':
        return { status: 'ok', history: this.history.answer(content) };
      case 'interrupt_request':
        this.interrupt();
        return { status: 'ok' };
      case 'shutdown_request':
        return { status: 'ok', restart: content.restart };
      default:
        if (!header.msg_type.endsWith('_request')) return undefined;
        return {
          status: 'error',
          ename: 'NotImplemented',
          evalue: `${header.msg_type} is not supported`,
          traceback: [],
        };
    }
  }

  /** The clients' sign of work. While a cell runs it stays on, whatever else has been answered. */
  private async busyWhile(request: Message, work: () => Promise<void>): Promise<void> {
    this.connection.publish('status', request.header, { execution_state: 'busy' });
    try {
      await work();
    } finally {
      this.streams.flush();
      this.connection.publish('status', request.header, { execution_state: 'idle' });
      if (this.running !== null && this.running.parent !== request.header) {
        this.connection.publish('status', this.running.parent, { execution_state: 'busy' });
      }
    }
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      const { channel, request } = next;
      await this.busyWhile(request, async () => this.connection.reply(channel, request, await this.execute(request)));
    }
    this.isWorking = false;
  }

  private async execute(request: Message): Promise<object> {
    const {
      code,
      silent = false,
      store_history = !silent,
      stop_on_error = true,
      user_expressions = {},
    } = request.content;
    const cell = new Cell(request.header, (request.metadata as { cellId?: string }).cellId);
    this.latest = cell;
    if (store_history && !silent) this.history.add(++this.count, code);
    const execution_count = this.count;
    if (!silent) this.connection.publish('execute_input', cell.parent, { code, execution_count });
    const failed: FailedCell = { name: `Cell [${silent || !store_history ? '*' : execution_count}]`, code };
    this.running = cell;
    try {
      const value = await this.run(cell, failed);
      const data = silent ? null : await this.context.run(cell, () => formatResult(value));
      if (data !== null)
        this.context.run(cell, () =>
          this.publish('execute_result', { data, metadata: pictureSizes(data), execution_count }),
        );
      const values = await this.evaluate(cell, user_expressions);
      return { status: 'ok', execution_count, payload: [], user_expressions: values };
    } catch (thrown) {
      const output = errorOutput(thrown, failed);
      if (!silent) this.context.run(cell, () => this.publish('error', output));
      if (stop_on_error) await this.abortQueue();
      return { status: 'error', execution_count, ...output };
    } finally {
      this.running = null;
    }
  }

  private async run(cell: Cell, { name, code }: FailedCell): Promise<unknown> {
    const run = this.context.run(cell, () => this.session.run(code, name, () => cell.throwIfInterrupted()));
    return await Promise.race([run, cell.interrupted]);
  }

  private async evaluate(cell: Cell, expressions: Record<string, string>): Promise<Record<string, object>> {
    const values: Record<string, object> = {};
    for (const [key, code] of Object.entries(expressions)) {
      const failed = { name: `Expression ${key}`, code };
      try {
        const data = (await formatResult(await this.run(cell, failed))) ?? {};
        values[key] = { status: 'ok', data, metadata: {} };
      } catch (thrown) {
        values[key] = { status: 'error', ...errorOutput(thrown, failed) };
      }
    }
    return values;
  }

  /** What was sent together with a cell that failed does not run; each request gets its reply. */
  private async abortQueue(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ABORT_WINDOW_MS));
    for (const { channel, request } of this.queue.splice(0)) {
      await this.busyWhile(request, async () =>
        this.connection.reply(channel, request, { status: 'aborted', execution_count: this.count }),
      );
    }
  }
}

/** What a client is told whose request cannot be answered, as its content is not what the protocol says. */
function refused({ header, content }: Message, error: unknown): object | undefined {
  if (!header.msg_type.endsWith('_request')) return undefined;
  const said = error instanceof Error ? error.message : String(error);
  const given = (JSON.stringify(content) ?? 'none').slice(0, 200);
  const evalue = `expected the content of a ${header.msg_type}, but got ${given} (${said})`;
  return { status: 'error', ename: 'InputError', evalue, traceback: [] };
}
