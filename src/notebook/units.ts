/** How the values of an objective are written. */
export interface Unit {
  /** On an axis. */
  readonly label: string;
  /** Which end is the good one. */
  readonly better: 'higher' | 'lower';
  /** Decimals of a mean. */
  readonly digits: number;
}

/** By objective. */
export const UNITS: Readonly<Record<string, Unit>> = {
  modularity: { label: 'modularity', better: 'higher', digits: 2 },
  facility: { label: 'hops to the farthest', better: 'lower', digits: 1 },
};
