import { InputError, requireInteger } from '../../errors';
import { poisson } from '../../random/poisson';
import type { Rng } from '../../random/Rng';

export interface TrafficOptions {
  /** n, links. */
  links: number;
  /** T, the first one empty; default 64. */
  slots?: number;
  /** Packets that arrive at a link in a slot, as a share of its mean rate of 50; default .07, as the paper tests (it trains at .05). */
  load?: number;
  rng: Rng;
}

/** What happens at n links in T slots, T·n numbers each, slot after slot. */
export interface Traffic {
  readonly arrivals: Float64Array;
  /** Packets that a link can send. */
  readonly rates: Float64Array;
}

/** Packets that a link can send in a slot, on average before they are cut. */
export const MEAN_RATE = 50;

const RATE = { deviation: 25, high: 100 };

/**
 * Random traffic as in GDPG-Twin's scheduling experiments (section 4.2): arrivals Poisson(50 · load), rates N(50, 25²) cut to
 * whole numbers in [0, 100], all independent; nothing arrives in slot 0.
 * @throws InputError for fewer than one slot or a load outside [0, 10]
 * @example drawTraffic({ links: 31, rng: new Rng(0) }).arrivals.length // 64 · 31
 */
export function drawTraffic({ links, slots = 64, load = 0.07, rng }: TrafficOptions): Traffic {
  requireInteger('slots', slots, 1, Number.POSITIVE_INFINITY);
  if (!(load >= 0 && load <= 10)) {
    throw new InputError({ what: 'load', expected: 'a number between 0 and 10', actual: String(load) });
  }
  const size = slots * links;
  const arrivals = Float64Array.from({ length: size }, (_, i) => (i < links ? 0 : poisson(rng, MEAN_RATE * load)));
  const rates = Float64Array.from({ length: size }, () =>
    Math.trunc(Math.min(RATE.high, Math.max(0, MEAN_RATE + RATE.deviation * rng.normal()))),
  );
  return { arrivals, rates };
}
