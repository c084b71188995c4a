/** What is wrong with a cell before it runs. */
export interface CellProblem {
  /** TypeScript's number, as in TS2322. */
  code: number;
  message: string;
  /** Position in the cell, and how many characters are meant. */
  start: number;
  length: number;
}

/** A cell that does not compile. */
export class CompileError extends Error {
  constructor(readonly problems: readonly CellProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'TypeScriptError';
  }
}
