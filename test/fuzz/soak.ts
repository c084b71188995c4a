// npm run soak -- [--seconds 60] [--seed 0] [--only name,name]: bad input to everything that takes any, as long as it is told to.
// Prints inputs, untyped failures and the slowest input of each kind; ends with 1 on any failure, or on an input past its bound.
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../../scripts/lib/help.mjs';
import { Rng } from '../../src/random/Rng';
import { requireUntouched, targets } from './targets';

/** Seconds of the processor that one input may take; all are below a megabyte. */
const BOUND = 5;
/** Of each kind in a row, however quick it is. */
const TURN_MS = 500;

async function soak(): Promise<void> {
  helpIfAsked();
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '0' },
      only: { type: 'string' },
    },
  });
  const names = Object.keys(targets).filter((name) => values.only?.split(',').includes(name) ?? true);
  const counts = names.map((name) => ({ name, inputs: 0, failures: 0, slowest: 0 }));
  const failed: string[] = [];
  const end = performance.now() + 1000 * Number(values.seconds);
  while (performance.now() < end) {
    for (const count of counts) {
      for (const turn = performance.now() + TURN_MS; performance.now() < turn; ) {
        const seed = Number(values.seed) * 1e8 + count.inputs++;
        const begun = process.cpuUsage();
        try {
          await targets[count.name]!(new Rng(seed));
          requireUntouched();
        } catch (error) {
          count.failures++;
          if (count.failures <= 3) failed.push(`${count.name}, seed ${seed}: ${(error as Error).stack ?? error}`);
        }
        const { user, system } = process.cpuUsage(begun);
        count.slowest = Math.max(count.slowest, (user + system) / 1e6);
      }
    }
  }
  const sum = (what: 'inputs' | 'failures') => counts.reduce((total, count) => total + count[what], 0);
  for (const { name, inputs, failures, slowest } of counts) {
    const line = `${name.padEnd(18)}${String(inputs).padStart(9)} inputs ${String(failures).padStart(5)} failures`;
    console.log(`${line}, slowest ${slowest.toFixed(3)} s`);
  }
  console.log(`${sum('inputs')} inputs, ${sum('failures')} untyped failures; at most ${BOUND} s each`);
  for (const line of failed) console.error(line);
  process.exit(sum('failures') > 0 || counts.some(({ slowest }) => slowest > BOUND) ? 1 : 0);
}

void soak();
