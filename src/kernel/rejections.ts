import { errorText } from './errors/errorOutput';

/**
 * Errors that no cell waits for are shown, and kept: one can come after a client has stopped listening, and the notebook
 * runner asks for them after the last cell (scripts/python/run_notebook.py).
 */
export function keepRejections(report: (error: unknown) => void): void {
  const kept: string[] = [];
  (globalThis as { [key: symbol]: unknown })[Symbol.for('clusternet.rejections')] = kept;
  const take = (error: unknown): void => {
    kept.push(errorText(error));
    report(error);
  };
  process.on('unhandledRejection', take);
  process.on('uncaughtException', take);
}
