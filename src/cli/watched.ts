import { Interrupted } from './Interrupted';
import { printMemory } from './printMemory';
import { progressLine, statusLine } from './progressLine';

/** Works with a status line; an interrupt ends the training early, and a second one the program. */
export async function watched<R>(file: string, work: (hooks: ReturnType<typeof hooksOf>) => Promise<R>): Promise<R> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Interrupted(`solving ${file} interrupted; nothing was written`));
  process.once('SIGINT', stop);
  const { clear } = statusLine();
  try {
    return await work(hooksOf(controller.signal));
  } finally {
    process.off('SIGINT', stop);
    clear();
  }
}

function hooksOf(signal: AbortSignal) {
  const { write, clear } = statusLine();
  return {
    onStage: write,
    onMemoryPlan(...told: Parameters<typeof printMemory>) {
      clear();
      printMemory(...told);
    },
    onProgress: progressLine().onProgress,
    signal,
  };
}
