import { type Bundle, type BundleMetadata, notebookKernel } from '../../notebook/host';

interface TslabJupyter {
  lastWriteDisplayData:
    | ((
        content: { data: Bundle; metadata: BundleMetadata; transient: { display_id?: string } },
        update: boolean,
      ) => void)
    | null;
}

/** True of `tslab` and of its modules. */
export const isTslab = (specifier: string): boolean => /^tslab(\/|$)/.test(specifier);

/**
 * `import { display } from 'tslab'` goes on working in cells: tslab's displays go to whatever function its module
 * `tslab/dist/jupyter` holds (tslab 1.0.22), and that is ours.
 * @param load - as the cell loads modules
 */
export function serveTslab(load: (specifier: string) => unknown): void {
  const jupyter = load('tslab/dist/jupyter') as TslabJupyter;
  jupyter.lastWriteDisplayData = ({ data, metadata, transient }, update) => {
    const displayId = transient.display_id;
    notebookKernel()?.display(data, { metadata, update, ...(displayId === undefined ? {} : { displayId }) });
  };
}
