import { requireInteger } from '../src/errors';
import { median } from '../src/experiments/means';
import { quantile } from './quantile';

/** Something that takes steps and says how long one took. */
export interface BenchCase {
  readonly name: string;
  /** Takes `steps` steps and returns milliseconds a step. */
  run(steps: number): number | Promise<number>;
  /** Steps of this case in a round, for a case much slower than the others; default `stepsPerRound`. */
  readonly steps?: number;
}

export interface InterleaveOptions {
  /** Rounds that count; default 7. */
  rounds?: number;
  /** Steps of every case in a round; default 50. */
  stepsPerRound?: number;
  /** Rounds before those, which do not count; default 1. */
  warmup?: number;
  onRound?: (round: number, rounds: number) => void;
}

export interface CaseTimes {
  readonly name: string;
  /** ms a step, one entry a round. */
  readonly ms: readonly number[];
  /** Median over the rounds. */
  readonly msMedian: number;
  /** The 10 % quantile over the rounds: what the case takes when the machine leaves it alone. */
  readonly msP10: number;
  /** This case's median over the first case's; 1 for the first. */
  readonly ratio: number;
}

/**
 * Times several cases side by side: they take turns round after round, every other round in reverse order, so that
 * a machine that slows down for a while slows all of them.
 *
 * @throws InputError for rounds or steps below 1, or a negative warm-up
 * @example await interleave([{ name: 'a', run: () => 1 }, { name: 'b', run: () => 2 }], { rounds: 5 }) // b: ratio 2
 */
export async function interleave(cases: readonly BenchCase[], options: InterleaveOptions = {}): Promise<CaseTimes[]> {
  const { rounds = 7, stepsPerRound = 50, warmup = 1, onRound } = options;
  requireInteger('rounds', rounds, 1, Number.POSITIVE_INFINITY);
  requireInteger('steps a round', stepsPerRound, 1, Number.POSITIVE_INFINITY);
  requireInteger('warm-up rounds', warmup, 0, Number.POSITIVE_INFINITY);
  const times = new Map<BenchCase, number[]>(cases.map((one) => [one, []]));
  const reversed = [...cases].reverse();
  for (let round = -warmup; round < rounds; round++) {
    for (const one of round % 2 === 0 ? cases : reversed) {
      const ms = await one.run(one.steps ?? stepsPerRound);
      if (round >= 0) times.get(one)!.push(ms);
    }
    if (round >= 0) onRound?.(round + 1, rounds);
  }
  const base = median(times.get(cases[0]!) ?? []);
  return cases.map((one) => {
    const ms = times.get(one)!;
    const msMedian = median(ms);
    return { name: one.name, ms, msMedian, msP10: quantile(ms, 0.1), ratio: msMedian / base };
  });
}
