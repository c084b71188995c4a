/** Where a cell looks for what it imports, in this order. */
export interface Places {
  /** The notebook's folder. */
  folder: string;
  /** The folder of the package that the kernel belongs to. */
  home: string;
  /** Modules whose types are read while nothing else is to be done, and kept, whether a cell imports them or not. */
  preload: readonly string[];
  /** Why the package cannot be imported; '' if it can. */
  problem: string;
}
