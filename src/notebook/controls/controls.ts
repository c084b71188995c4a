import { inspect } from 'node:util';
import { InputError } from '../../errors';
import type { TrainingProgress } from '../../training/progress';
import { formatResult } from '../formatResult';
import { displayBundle, type NotebookCell, type NotebookKernel, notebookKernel, updatingDisplay } from '../host';
import { pictureSizes } from '../pictureSizes';
import { Area } from './Area';
import type { Declaration, Values } from './Control';
import { Latest, STOPPED, SUPERSEDED } from './Latest';
import { keptValues, Panel } from './Panel';
import type { Ending } from './Status';

/** What a call knows beside the values. */
export interface CallContext {
  /** Aborts when there are newer values, and when the reader stops it: the default of all that the call trains and solves. */
  readonly signal: AbortSignal;
  /** To pass to `fit` or `solve`: its steps show beside the stop button. */
  readonly onProgress: (progress: TrainingProgress) => void;
}

export interface ControlsOptions {
  /** Whether each change starts a call; default true unless there is a `button` to press. */
  live?: boolean;
}

/**
 * Controls under the cell, and a function that is called at once, and again with the new values whenever the reader has
 * moved one. All that it shows and prints stands below the controls, where the next call draws over it. There is one call at
 * a time: a newer one aborts the signal of the one before and waits until it has ended. The stop button and ■ abort it too;
 * what it shows then stays.
 *
 * An error of the first call is the cell's; one of a later call is shown below the controls. Running the cell again makes
 * new controls. Where there is no kernel the function is called once, with the initial values, and these are printed.
 * @param declaration The controls by name, in the order in which they stand; the values have their types.
 * @param call What to do with the values; awaited. What it returns is shown as the last value of a cell is.
 * @returns When the first call, or the one that followed it, has ended.
 * @throws InputError for no control; and whatever the first call throws.
 * @example
 * await controls({ k: slider(2, 8), seed: number(0) }, async ({ k, seed }, { signal, onProgress }) => {
 *   const { best } = await cn.solve(graph, { k, seed, signal, onProgress });
 *   show(graphFigure(graph, { title: `Modularity ${best.value.toFixed(3)}`, partition: best.solution }));
 * });
 */
export async function controls<const D extends Declaration>(
  declaration: D,
  call: (values: Values<D>, context: CallContext) => unknown,
  options: ControlsOptions = {},
): Promise<void> {
  const declared = Object.entries(declaration);
  if (declared.length === 0) throw new InputError({ what: 'controls', expected: 'at least one', actual: 'none' });
  const initial = Object.fromEntries(declared.map(([name, control]) => [name, control.initial]));
  const kernel = notebookKernel();
  const cell = kernel?.cell ?? null;
  if (kernel === null || cell === null) {
    displayBundle(keptValues(declaration, initial));
    const context = { signal: new AbortController().signal, onProgress: () => {} };
    await showResult(call(initial as Values<D>, context));
    return;
  }
  closeEarlier(cell);
  const live = options.live ?? declared.every(([, control]) => control.key !== null);
  const made = new Controls(kernel, cell, declaration, initial, call as Call, live);
  ofCell(cell).push(made);
  await made.first();
}

type Call = (values: Record<string, unknown>, context: CallContext) => unknown;

/** The controls of one call of `controls` in one run of a cell. */
class Controls {
  private readonly panel: Panel;
  private readonly area: Area;
  private readonly latest = new Latest((signal) => this.run(signal));
  private readonly showValues: (values: Record<string, unknown>) => void;
  private readonly ignoreInterrupts: () => void;
  /** Buttons that were pressed since the last call began. */
  private pressed: string[] = [];
  private isFirst = true;
  private firstError: { error: unknown } | undefined;

  constructor(
    private readonly kernel: NotebookKernel,
    private readonly cell: NotebookCell,
    declaration: Declaration,
    private readonly values: Record<string, unknown>,
    private readonly call: Call,
    live: boolean,
  ) {
    this.area = new Area(kernel, cell);
    this.panel = new Panel(kernel, declaration, values, {
      changed: (name, value) => {
        this.values[name] = value;
        if (live) this.latest.request();
      },
      pressed: (name) => {
        this.pressed.push(name);
        void this.latest.start();
      },
      stopped: () => this.latest.stop(),
    });
    displayBundle(this.panel.view());
    const values_ = updatingDisplay();
    this.showValues = (shown) => kernel.inCell(cell, () => values_(keptValues(declaration, shown)));
    this.showValues(values);
    this.ignoreInterrupts = kernel.onInterrupt(() => this.latest.stop());
  }

  /** The call that comes with the cell, or the one that took its place. */
  async first(): Promise<void> {
    // Listened to, the signal tells the kernel that the cell ends by itself, with the best so far.
    this.cell.signal.addEventListener('abort', () => this.latest.stop(), { once: true });
    await this.latest.start();
    this.isFirst = false;
    this.area.finish();
    if (this.firstError !== undefined) throw this.firstError.error;
  }

  close(): void {
    this.latest.stop();
    this.area.dispose();
    this.panel.close();
    this.ignoreInterrupts();
  }

  private async run(signal: AbortSignal): Promise<void> {
    const pressed = Object.fromEntries(this.pressed.map((name) => [name, true]));
    this.pressed = [];
    const values = { ...this.values, ...pressed };
    const output = this.area.open();
    const { status } = this.panel;
    const superseded = () => signal.reason === SUPERSEDED;
    signal.addEventListener('abort', () => superseded() && output.end());
    status.begin();
    let failure: { error: unknown } | undefined;
    try {
      const context = { signal, onProgress: status.onProgress };
      await this.kernel.inCell(this.cell, async () => showResult(this.call(values, context)), { signal, output });
    } catch (error) {
      if (!(signal.aborted && isAbort(error, signal))) failure = { error };
    }
    if (superseded()) return;
    if (this.isFirst) this.firstError = failure;
    else if (failure !== undefined) output.display(errorBundle(failure.error));
    status.end(endingOf(failure, signal));
    this.area.close(output);
    this.showValues(this.values);
  }
}

/** What a call returns shows as the last value of a cell does. */
async function showResult(result: unknown): Promise<void> {
  const bundle = await formatResult(result);
  if (bundle !== null) displayBundle(bundle, pictureSizes(bundle));
}

function endingOf(failure: { error: unknown } | undefined, signal: AbortSignal): Ending {
  if (failure !== undefined) return { how: 'failed', sentence: sentenceOf(failure.error) };
  return { how: signal.reason === STOPPED ? 'stopped' : 'done' };
}

/** Whether an error only says that the signal aborted. */
function isAbort(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;

/** A mistake is its sentence; of a bug we show the stack too, as far as it is the reader's. */
function errorBundle(error: unknown): { 'text/plain': string; 'application/vnd.jupyter.stderr': string } {
  const lines = inspect(error).split('\n');
  const ours = lines.findIndex((line) => /^\s+at .*(src|dist)[\\/]notebook[\\/]controls[\\/]/.test(line));
  const isMistake = error instanceof InputError;
  const text = isMistake ? `${error.name}: ${error.message}` : lines.slice(0, ours < 0 ? undefined : ours).join('\n');
  return { 'application/vnd.jupyter.stderr': text, 'text/plain': text };
}

/** The living controls of each cell, and of which of its runs they are. */
const living = new Map<string, { run: NotebookCell; controls: Controls[] }>();

function ofCell(run: NotebookCell): Controls[] {
  if (run.id === undefined) return []; // a frontend that does not say which cell it is
  const known = living.get(run.id);
  if (known !== undefined) return known.controls;
  const controls: Controls[] = [];
  living.set(run.id, { run, controls });
  return controls;
}

/** A cell that runs again has lost what it showed, and with it the controls. */
function closeEarlier(cell: NotebookCell): void {
  if (cell.id === undefined) return;
  const earlier = living.get(cell.id);
  if (earlier === undefined || earlier.run === cell) return;
  living.delete(cell.id);
  for (const controls of earlier.controls) controls.close();
}
