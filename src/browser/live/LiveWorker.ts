import { setAmbientSignal } from '../../ambientSignal';
import { InputError } from '../../errors';
import type { Control } from '../../notebook/controls/Control';
import { Latest, STOPPED, SUPERSEDED } from '../../notebook/controls/Latest';
import type { NotebookCell, NotebookKernel } from '../../notebook/host';
import type { TrainingProgress } from '../../training/progress';
import { provideFile } from '../files';
import type { FromWorker, ToWorker } from './messages';
import { Outputs } from './Outputs';
import { type LiveCell, setLive } from './running';

/** The cells before one, as far as it needs them, and the cell itself. */
export type Program = (modules: Readonly<Record<string, unknown>>, given: Given) => Promise<void>;
/** The value of a parameter: what the page gives, else what the notebook says. */
export type Given = <T>(name: string, said: T) => T;

type Asked = Extract<ToWorker, { do: 'run' }>;

/** Milliseconds between two messages on how far a training is. */
const TOLD = 100;

/**
 * Runs the cells of one page, one call at a time: a new one ends the one before. A cell's program runs once, and again
 * where the page gives it other files; its call then runs with whatever values the controls have. A program that trains is
 * not begun anew when a control is moved meanwhile.
 */
export class LiveWorker {
  private readonly latest = new Latest((signal) => this.run(signal));
  private readonly opened = new Map<string, { of: string; cell: LiveCell }>();
  private asked: Asked | undefined;
  /** The program that runs, and what ends it. */
  private opening: { cell: string; of: string; end: AbortController } | undefined;
  private signal = new AbortController().signal;
  private outputs = new Outputs(() => {});

  constructor(
    private readonly programs: Readonly<Record<string, Program>>,
    private readonly modules: Readonly<Record<string, unknown>>,
    private readonly post: (message: FromWorker) => void,
  ) {
    setAmbientSignal(() => this.signal);
    (globalThis as { [KERNEL]?: NotebookKernel })[KERNEL] = this.kernel();
  }

  take(message: ToWorker): void {
    if (message.do === 'stop') {
      this.opening?.end.abort(STOPPED);
      this.latest.stop();
      return;
    }
    const files = Object.entries(message.files);
    for (const [name, bytes] of files) {
      provideFile(name, bytes);
      this.opened.delete(message.cell);
    }
    this.asked = message;
    const isOfThis = this.opening?.cell === message.cell && this.opening.of === JSON.stringify(message.given);
    if (files.length > 0 || !isOfThis) this.opening?.end.abort(SUPERSEDED);
    void this.latest.start();
  }

  private async run(signal: AbortSignal): Promise<void> {
    const asked = this.asked!;
    const of = { cell: asked.cell, run: asked.run };
    const outputs = new Outputs((at, bundle) => {
      if (signal.reason !== SUPERSEDED) this.post({ ...of, say: 'output', at, bundle });
    });
    const end = (how: 'done' | 'stopped' | 'failed', sentence?: string) => {
      if (signal.reason === SUPERSEDED) return;
      this.post({ ...of, say: 'end', how, outputs: outputs.count, ...(sentence === undefined ? {} : { sentence }) });
    };
    try {
      const { declaration, call } = await this.open(asked);
      this.signal = signal;
      this.outputs = outputs;
      const pressed = asked.pressed.map((name) => [name, true]);
      const values = { ...valuesOf(declaration, asked.held), ...Object.fromEntries(pressed) };
      signal.throwIfAborted();
      await call(values, { signal, onProgress: this.progressOf(() => of) });
      end(signal.reason === STOPPED ? 'stopped' : 'done');
    } catch (error) {
      if (signal.aborted) end('stopped');
      else end('failed', sentenceOf(error));
    }
  }

  /** The cell with its controls, made anew where other files are given than before. */
  private async open({ run, cell, given }: Asked): Promise<LiveCell> {
    const known = this.opened.get(cell);
    const of = JSON.stringify(given);
    const newest = () => ({ cell, run: this.asked!.run });
    const progress = this.progressOf(newest);
    const save = (name: string, text: string) => this.post({ cell, run, say: 'file', name, text });
    let found: LiveCell | undefined;
    const open = (one: LiveCell) => {
      found = one;
    };
    setLive({ open, progress, save });
    if (known?.of === of) return known.cell;
    this.outputs = new Outputs(() => {}); // what the cells before show stands on the page
    const end = new AbortController();
    this.opening = { cell, of, end };
    this.signal = end.signal;
    try {
      await this.programs[cell]!(this.modules, (name, said) => (name in given ? (given[name] as typeof said) : said));
    } finally {
      this.opening = undefined;
    }
    end.signal.throwIfAborted(); // what they trained may be less than whole
    if (found === undefined) throw new Error(`expected cell ${cell} to make controls`);
    this.opened.set(cell, { of, cell: found });
    const models = Object.entries(found.declaration).map(([name, { model }]) => [name, model]);
    this.post({ ...newest(), say: 'controls', models: Object.fromEntries(models) });
    return found;
  }

  /** @param of says whose steps they are */
  private progressOf(of: () => { cell: string; run: number }): (progress: TrainingProgress) => void {
    let due = performance.now() + TOLD;
    return ({ step, steps }) => {
      if (performance.now() < due) return;
      due = performance.now() + TOLD;
      this.post({ ...of(), say: 'progress', step, steps });
    };
  }

  /** As far as `notebook/` asks for one. */
  private kernel(): NotebookKernel {
    const self = this;
    return {
      get cell(): NotebookCell {
        return { signal: self.signal };
      },
      display: (bundle, options) => self.outputs.display(bundle, options),
      clearOutput: () => self.outputs.clear(),
      openComm() {
        throw new Error('a page has controls of its own, and no widgets');
      },
      inCell: (_, what) => what(),
      onInterrupt: () => () => {},
    };
  }
}

const KERNEL = Symbol.for('clusternet.kernel');

/** What the page's controls hold, as values; a number outside limits that a file has changed becomes the nearest within. */
function valuesOf(declaration: LiveCell['declaration'], held: Asked['held']): Record<string, unknown> {
  const read = ([name, control]: [string, Control<unknown>]) => [
    name,
    name in held ? control.read(within(control, held[name])) : control.initial,
  ];
  return Object.fromEntries(Object.entries(declaration).map(read));
}

function within({ model }: Control<unknown>, held: unknown): unknown {
  const { base, min, max } = model as { base?: number; min?: number; max?: number };
  if (typeof held !== 'number' || min === undefined || max === undefined || base !== undefined) return held;
  return Math.min(max, Math.max(min, held));
}

/** A mistake is its sentence; of anything else, the first line. */
function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return String(error).split('\n')[0]!;
}
