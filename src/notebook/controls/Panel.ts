import { escapeHtml } from '../escape';
import type { Bundle, NotebookKernel } from '../host';
import type { Control, Declaration } from './Control';
import { pixelButtons } from './pixelButtons';
import { Status } from './Status';
import { type ModelState, modelOf, Widget, type WidgetListener } from './Widget';

/** What the panel tells: a value was changed, a button was pressed, the reader wants an end. */
export interface PanelListener {
  changed(name: string, value: unknown): void;
  pressed(name: string): void;
  stopped(): void;
}

/** Marks the values that stand for the controls where there are none to move: hidden beside living ones. */
const KEPT = 'clusternet-controls';
const HIDE_KEPT = `.jp-OutputArea:has(.clusternet-status) .jp-OutputArea-child:has(.${KEPT}){display:none}`;

/** The controls in the reader's browser: one above the other, then buttons and what the call is doing. */
export class Panel {
  readonly status: Status;
  private readonly widgets: Widget[] = [];
  private readonly root: Widget;

  constructor(
    private readonly kernel: NotebookKernel,
    private readonly declaration: Declaration,
    values: Readonly<Record<string, unknown>>,
    private readonly listener: PanelListener,
  ) {
    const labels = Object.entries(declaration).map(([name, control]) => control.label ?? name);
    const longest = Math.max(...labels.map((label) => label.length), 4);
    const style = this.add(modelOf('DescriptionStyle', { description_width: `${Math.min(longest, 30) + 1}ch` }));
    const layout = this.add(modelOf('Layout', { width: 'min(100%, 36em)' }));
    const shared = { style: style.reference, layout: layout.reference };
    const rows: Widget[] = [];
    const buttons: Widget[] = [];
    for (const [name, control] of Object.entries(declaration)) {
      if (control.key === null) buttons.push(this.button(name, control));
      else rows.push(this.control(name, control, values[name], shared));
    }
    this.status = new Status(kernel, HIDE_KEPT, () => listener.stopped());
    const footer = this.add(modelOf('HBox', { children: references([...buttons, ...this.status.row]) }));
    this.root = this.add(modelOf('VBox', { children: references([...rows, footer]) }));
  }

  /** What shows the controls, in a frontend that can. */
  view(): Bundle {
    const names = Object.entries(this.declaration).map(([name, control]) => control.label ?? name);
    return {
      'application/vnd.jupyter.widget-view+json': { version_major: 2, version_minor: 0, model_id: this.root.id },
      'text/plain': `Controls: ${names.join(', ')}`,
    };
  }

  close(): void {
    this.status.dispose();
    // From the outside in, so that no view is left with a part missing.
    for (const widget of [this.root, ...this.widgets.reverse(), ...this.status.widgets]) widget.close();
  }

  private control(name: string, control: Control<unknown>, value: unknown, shared: ModelState): Widget {
    if (control.pixels !== undefined) {
      const changed = (drawn: Float32Array) => this.listener.changed(name, drawn);
      const add = (state: ModelState, listener?: WidgetListener) => this.add(state, listener);
      return pixelButtons(control as Control<Float32Array>, name, value as Float32Array, add, changed);
    }
    const key = control.key!;
    const state = { ...shared, ...control.model, description: control.label ?? name, [key]: control.write(value) };
    let held = state[key];
    const changed = (change: ModelState): void => {
      if (!(key in change) || change[key] === held) return;
      let read: unknown;
      try {
        read = control.read(change[key]);
      } catch {
        widget.set({ [key]: held }); // refused: the browser shows again what holds
        return;
      }
      held = change[key];
      widget.note({ [key]: held });
      this.listener.changed(name, read);
    };
    const widget = this.add(state, { changed });
    return widget;
  }

  private button(name: string, control: Control<unknown>): Widget {
    const state = { ...control.model, description: control.label ?? name };
    return this.add(state, { pressed: () => this.listener.pressed(name) });
  }

  private add(state: ModelState, listener?: WidgetListener): Widget {
    const widget = new Widget(this.kernel, state, listener);
    this.widgets.push(widget);
    return widget;
  }
}

const references = (widgets: readonly Widget[]) => widgets.map(({ reference }) => reference);

/** The values as a table: what a reader sees where nothing can be moved. */
export function keptValues(declaration: Declaration, values: Readonly<Record<string, unknown>>): Bundle {
  const shown = Object.entries(declaration).filter(([, control]) => control.key !== null);
  const names = shown.map(([name, control]) => control.label ?? name);
  const texts = shown.map(([name, control]) => control.text(values[name]));
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((each) => `<${tag} style="text-align:right">${escapeHtml(each)}</${tag}>`).join('')}</tr>`;
  const caption = '<caption style="text-align:left">Run this cell to move these:</caption>';
  return {
    'text/html': `<table class="dataframe ${KEPT}">${caption}<thead>${cells('th', names)}</thead><tbody>${cells('td', texts)}</tbody></table>`,
    'text/plain': names.map((name, i) => `${name} = ${texts[i]}`).join(', '),
  };
}
