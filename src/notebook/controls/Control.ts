import type { ModelState } from './Widget';

/** A control as it was declared: what the reader sees, and how what the browser sends becomes a value. */
export interface Control<V> {
  /** Beside the control; undefined for its name in the declaration. */
  readonly label: string | undefined;
  readonly initial: V;
  /** The ipywidgets model, without label and value. */
  readonly model: ModelState;
  /** What of the model holds the value; null for a button, which has none. */
  readonly key: 'value' | 'index' | null;
  /** Of a drawing, its size: it is made of many models. */
  readonly pixels?: { readonly height: number; readonly width: number };
  /** The value as the model holds it. */
  write(value: V): unknown;
  /** The value that a model holds. @throws InputError for what the control cannot be set to */
  read(held: unknown): V;
  /** As one would say it. */
  text(value: V): string;
}

/** Named controls, in the order in which they stand. */
// biome-ignore lint/suspicious/noExplicitAny: a control of any type; Values gives each its own
export type Declaration = Readonly<Record<string, Control<any>>>;

/** The value of each control, typed by its declaration. */
export type Values<D extends Declaration> = {
  readonly [K in keyof D]: D[K] extends Control<infer V> ? V : never;
};
