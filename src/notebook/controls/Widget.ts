import type { Comm, NotebookKernel } from '../host';
import { newId } from '../newId';

/** Attributes of an ipywidgets model. Those left out have the defaults that the frontend knows. */
export type ModelState = Readonly<Record<string, unknown>>;

/** What the reader did: changed attributes of the model, or pressed a button. */
export interface WidgetListener {
  changed?(state: ModelState): void;
  pressed?(): void;
  /** A page that was loaded anew asks for the model. */
  asked?(): void;
}

/** ipywidgets 8: https://ipywidgets.readthedocs.io, "Messaging protocol". */
const TARGET = 'jupyter.widget';
const PROTOCOL = { version: '2.1.0' };

/** The names by which the frontend finds class and view of a model of the module `controls` or `base`. */
export function modelOf(name: string, state: ModelState = {}, view = name): ModelState {
  const module = name === 'Layout' ? '@jupyter-widgets/base' : '@jupyter-widgets/controls';
  const styled = name === 'Layout' || name.endsWith('Style');
  return {
    _model_module: module,
    _model_module_version: '2.0.0',
    _model_name: `${name}Model`,
    _view_module: styled ? '@jupyter-widgets/base' : module,
    _view_module_version: '2.0.0',
    _view_name: name.endsWith('Style') ? 'StyleView' : `${view}View`,
    ...state,
  };
}

/** One ipywidgets model in the reader's browser, and our side of it. */
export class Widget {
  private readonly comm: Comm;
  private state: ModelState;

  constructor(kernel: NotebookKernel, state: ModelState, listener?: WidgetListener) {
    this.state = state;
    const options = { metadata: PROTOCOL, id: newId(16) };
    this.comm = kernel.openComm(TARGET, { state, buffer_paths: [] }, options);
    this.comm.onMessage(({ data }) => {
      if (data?.method === 'request_state') {
        this.send(this.state);
        listener?.asked?.();
      } else if (data?.method === 'update' && isObject(data.state)) listener?.changed?.(data.state);
      else if (data?.method === 'custom' && data.content?.event === 'click') listener?.pressed?.();
    });
  }

  get id(): string {
    return this.comm.id;
  }

  /** The model as an attribute of another. */
  get reference(): string {
    return `IPY_MODEL_${this.id}`;
  }

  /** Changes the model in the browser. */
  set(change: ModelState): void {
    this.state = { ...this.state, ...change };
    this.send(change);
  }

  /** Keeps what the browser changed, for a page that is loaded anew. */
  note(change: ModelState): void {
    this.state = { ...this.state, ...change };
  }

  close(): void {
    this.comm.close();
  }

  private send(state: ModelState): void {
    this.comm.send({ method: 'update', state, buffer_paths: [] }, { metadata: PROTOCOL });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
