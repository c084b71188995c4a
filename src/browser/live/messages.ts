/** What page and worker tell each other. `run` counts the runs a page has asked for; what comes back says which it is of. */

/** A cell is asked for with the values that its controls hold, and the files that the page gives under their names. */
export type ToWorker =
  | {
      readonly do: 'run';
      readonly run: number;
      readonly cell: string;
      readonly held: Readonly<Record<string, unknown>>;
      /** Names of the buttons that were pressed. */
      readonly pressed: readonly string[];
      /** Parameters of the notebook that have other values than it says. */
      readonly given: Readonly<Record<string, unknown>>;
      readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
    }
  | { readonly do: 'stop' };

export type FromWorker = { readonly cell: string; readonly run: number } & (
  | { readonly say: 'output'; readonly at: number; readonly bundle: Readonly<Record<string, unknown>> }
  | { readonly say: 'progress'; readonly step: number; readonly steps: number }
  /** The limits of controls, where a file has changed them, and the value that each now has. */
  | { readonly say: 'controls'; readonly models: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
  | { readonly say: 'file'; readonly name: string; readonly text: string }
  | {
      readonly say: 'end';
      readonly how: 'done' | 'stopped' | 'failed';
      readonly sentence?: string;
      readonly outputs: number;
    }
);
