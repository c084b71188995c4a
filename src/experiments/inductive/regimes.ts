/** What a learned method does before it solves a test graph. */
export interface Regime {
  /** After the learner's name. */
  readonly suffix: string;
  /** Training graphs it learns from. */
  readonly train: 'all' | 'one' | 'none';
  /** Whether it then trains on the observed edges of the test graph itself. */
  readonly fineTune: boolean;
}

/** The paper's four ways (table 3). With `one`, seed s learns from training graph s (modulo their number). */
export const regimes: readonly Regime[] = [
  { suffix: '', train: 'all', fineTune: false },
  { suffix: '-1train', train: 'one', fineTune: false },
  { suffix: '-ft', train: 'all', fineTune: true },
  { suffix: '-ft-only', train: 'none', fineTune: true },
];
