/**
 * Puts itself before tslab's answer to SIGINT (Jupyter's ■), which rejects the running cell and lets whatever the cell
 * awaited run on unseen. Whoever can stop by itself adds a function to the set under this symbol, as
 * src/notebook/interrupt.ts does; when one returns true, the cell goes on with what it has. Otherwise the interrupt is
 * tslab's own. Call after tslab's startKernel, which listens at once (tslab 1.0.22).
 *
 * While a cell runs without having awaited anything, Node holds all listeners back and ends the code itself.
 */
export function softInterrupt() {
  const takers = new Set();
  globalThis[Symbol.for('clusternet.interrupts')] = takers;
  const theirs = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', (...args) => {
    if (Array.from(takers, (take) => take()).some(Boolean)) return;
    for (const listener of theirs) listener(...args);
  });
}
