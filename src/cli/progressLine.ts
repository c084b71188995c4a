import type { TrainingProgress } from '../training/progress';

export interface StatusLine {
  write: (text: string) => void;
  clear: () => void;
}

/** One line on stderr that rewrites itself; silent when stderr is not a terminal. */
export function statusLine(): StatusLine {
  const { stderr } = process;
  if (!stderr.isTTY) return { write: () => {}, clear: () => {} };
  return {
    write: (text) => void stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`),
    clear: () => void stderr.write('\r\x1b[K'),
  };
}

/** A status line for `onProgress` of a training, written four times a second. */
export function progressLine(): { onProgress: (progress: TrainingProgress) => void; clear: () => void } {
  const { write, clear } = statusLine();
  let last = 0;
  return {
    onProgress({ step, steps, loss, seconds }) {
      const now = performance.now();
      if (now - last < 250 && step < steps) return;
      last = now;
      const left = ((seconds / step) * (steps - step)).toFixed(0);
      write(`step ${step} of ${steps}  loss ${loss.toFixed(4)}  ${left} s left`);
    },
    clear,
  };
}
