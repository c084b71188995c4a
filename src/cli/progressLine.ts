import type { TrainingProgress } from '../training/progress';

/** One line on stderr that rewrites itself while training; silent when stderr is not a terminal. */
export function progressLine(): { onProgress: (progress: TrainingProgress) => void; clear: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { onProgress: () => {}, clear: () => {} };
  let last = 0;
  return {
    onProgress({ step, steps, loss, seconds }) {
      const now = performance.now();
      if (now - last < 250 && step < steps) return;
      last = now;
      const left = ((seconds / step) * (steps - step)).toFixed(0);
      stderr.write(`\r\x1b[Kstep ${step} of ${steps}  loss ${loss.toFixed(4)}  ${left} s left`);
    },
    clear: () => void stderr.write('\r\x1b[K'),
  };
}
