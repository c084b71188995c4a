import type { TrainingProgress } from '../../training/progress';
import { escapeHtml } from '../escape';
import type { NotebookKernel } from '../host';
import { duration } from '../ProgressHistory';
import { modelOf, Widget } from './Widget';

/** Milliseconds before a call that runs is said to run: quick ones would only flicker. */
const SOON = 200;
/** Milliseconds between two looks at a call that runs. */
const TICK = 250;

/** How a call ended. */
export type Ending = { how: 'done' | 'stopped' } | { how: 'failed'; sentence: string };

/** Says below the controls what the call is doing, beside a button that stops it. */
export class Status {
  private readonly stop: Widget;
  private readonly line: Widget;
  private timer: NodeJS.Timeout | undefined;
  private began = 0;
  private progress: TrainingProgress | undefined;
  private said = '';
  private stoppable = false;

  /**
   * @param hidden CSS that the line brings along: what shall not be seen beside living controls.
   */
  constructor(
    kernel: NotebookKernel,
    private readonly hidden: string,
    onStop: () => void,
  ) {
    const layout = new Widget(kernel, modelOf('Layout', { width: '5em' }));
    const stop = { description: 'Stop', tooltip: 'Stop here', disabled: true, layout: layout.reference };
    this.stop = new Widget(kernel, modelOf('Button', stop), { pressed: onStop });
    // The outputs of a page that was loaded anew are no longer tied to the displays that we update.
    const asked = () => this.say('This page was loaded anew: run the cell, so that what is below follows.');
    this.line = new Widget(kernel, modelOf('HTML', { value: this.html('') }), { asked });
    this.widgets = [layout, this.stop, this.line];
  }

  readonly widgets: readonly Widget[];

  /** What stands in the row, left to right. */
  get row(): Widget[] {
    return [this.stop, this.line];
  }

  begin(): void {
    this.began = performance.now();
    this.progress = undefined;
    clearInterval(this.timer);
    this.timer = setTimeout(() => {
      this.tick();
      this.timer = setInterval(() => this.tick(), TICK);
    }, SOON);
  }

  /** To pass to whatever trains. */
  readonly onProgress = (progress: TrainingProgress): void => {
    this.progress = progress;
  };

  end(ending: Ending): void {
    clearInterval(this.timer);
    const seconds = duration((performance.now() - this.began) / 1000);
    if (ending.how === 'failed')
      this.say(`<span role="alert" style="color:#cf222e">${escapeHtml(ending.sentence)}</span>`);
    else this.say(ending.how === 'done' ? `done in ${seconds}` : `stopped after ${seconds}`);
    this.enable(false);
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const seconds = duration((performance.now() - this.began) / 1000);
    const { step, steps } = this.progress ?? {};
    const bar =
      step === undefined ? '' : `<progress value="${step}" max="${steps}"></progress> step ${step} of ${steps}, `;
    this.say(`${bar || 'running, '}${seconds}`);
    this.enable(true);
  }

  private say(html: string): void {
    if (html === this.said) return;
    this.said = html;
    this.line.set({ value: this.html(html) });
  }

  private html(line: string): string {
    return `<style>${this.hidden}</style><span class="clusternet-status" style="white-space:nowrap">${line}</span>`;
  }

  private enable(stoppable: boolean): void {
    if (stoppable === this.stoppable) return;
    this.stoppable = stoppable;
    this.stop.set({ disabled: !stoppable });
  }
}
